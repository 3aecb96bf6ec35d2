/*
 * Grouping: posts that want one notice together, and whether one is due.
 */
#ifndef ROUTE_NOTICE_H
#define ROUTE_NOTICE_H

#include "route/ruling.h"

/* Puts together the group that the plan asks for, as "topic:outage", and notes the size of the
 * post's cluster; cluster is a record of the caller's. STATUS_REJECTED where the cluster's
 * members are not of their types. */
enum status ruling_group(struct ruling *ruling, struct record *cluster, struct buf *words,
    struct fault *fault);

/*
 * The groups of late, with when each last gave notice. So many are remembered; where more are
 * about at once, the one unheard of for longest is forgotten, and gives notice anew.
 */
struct notices;

struct notices *notices_new(void);
void notices_free(struct notices *notices);

/*
 * True where the team gets a notice of the post by itself: it is the first of its group in
 * the plan's interval, by the posts' own times whatever their order, or graver than all before
 * it there. A post without a group, and one that is remembered nowhere (NULL), has a notice
 * of its own.
 */
bool notices_due(struct notices *notices, const struct ruling *ruling);

#endif
