/*
 * A ruling as the member `route`, and as lines for people.
 */
#ifndef ROUTE_WRITE_H
#define ROUTE_WRITE_H

#include "plan/condition.h"
#include "route/ruling.h"

/* why is a record of the caller's; words is overwritten. */
void ruling_write(
    const struct ruling *ruling, struct record *why, struct buf *words, struct buf *member);

/* What the post is. */
void explain_post(const struct ruling *ruling, struct buf *out);

/* One route that was tried, and what failed, or held, on what. */
void explain_try(const struct plan_route *route, enum condition_answer answer,
    const struct condition *decided, const struct facts *facts, struct buf *out);

/* What was decided, and why. */
void explain_ruling(const struct ruling *ruling, struct record *why, struct buf *out);

#endif
