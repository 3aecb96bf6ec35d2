/*
 * Routing: the first route of the plan whose conditions hold decides who takes a post, how
 * soon, and whether it is answered at all.
 */
#ifndef ROUTE_ROUTE_H
#define ROUTE_ROUTE_H

#include "base/buf.h"
#include "plan/plan.h"
#include "post/record.h"

struct routing {
	const struct plan *plan; /* borrowed */
	int64_t now;             /* for posts without a time of their own */
	bool explain;
	struct record score; /* kept between posts for its memory; a zeroed one to start with */
};

/* A filter_judge (filter.h) whose state is a struct routing. */
enum status route_judge(
    void *state, struct record *post, struct buf *member, struct fault *fault);

void routing_free(struct routing *routing);

/*
 * The posture for a topic (SCCT, Coombs 2007): by how much of it people lay at the brand's
 * door, raised one step by a history of crises.
 */
enum posture route_posture(enum blame blame, bool history);

#endif
