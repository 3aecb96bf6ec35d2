/*
 * Routing: the first route of the plan whose conditions hold decides who takes a post, how
 * soon, and whether it is answered at all.
 */
#ifndef ROUTE_ROUTE_H
#define ROUTE_ROUTE_H

#include "base/buf.h"
#include "plan/plan.h"
#include "post/record.h"
#include "route/crises.h"
#include "route/notice.h"

struct routing {
	const struct plan *plan; /* borrowed */
	int64_t now;             /* for posts without a time of their own */
	bool explain;
	struct crises *crises;   /* that alerts tell of; borrowed; NULL: alerts are not heeded */
	struct notices *notices; /* borrowed; NULL: each post is judged by itself */

	const struct plan_team *only; /* other teams' posts do not pass; NULL: all do */
	int above;                    /* nor those below this severity */
	bool dropped;                 /* the last post did not pass */
	size_t passed;

	/* Kept between posts for their memory; zeroed to start with. */
	struct record score, cluster, why;
	struct buf group, reason, words;
};

/*
 * A filter_judge (filter.h) whose state is a struct routing. A record that is no post is heard
 * where it is an alert, and passes.
 */
enum status route_judge(
    void *state, struct record *post, struct buf *member, struct fault *fault);

/* Has only those posts pass that are for a team of the plan, and those of a severity or worse;
 * each may be NULL. STATUS_USAGE where there is no such team or severity. */
enum status routing_narrow(
    struct routing *routing, const char *team, const char *severity, struct fault *fault);

void routing_free(struct routing *routing);

#endif
