/*
 * What is decided of a post before it is written: the stages fill it one after another. All
 * that it points to is borrowed from the plan, the post and the routing.
 */
#ifndef ROUTE_RULING_H
#define ROUTE_RULING_H

#include "plan/facts.h"

enum mute { MUTE_NOT, MUTE_SILENCE, MUTE_CRISIS };

struct ruling {
	const struct plan *plan;
	const struct facts *facts;
	struct record *post, *score;
	int64_t since; /* when the clocks begin: the post's time, or the present */
	const struct plan_route *route;
	const struct plan_topic *topic; /* the gravest; NULL: none */
	const struct plan_crisis *crisis; /* declared, of the post's topics, and running; or NULL */
	int64_t cluster_size;             /* 0: no cluster */
	enum mute mute;
	bool answer;
	struct span reason; /* where answer is false */
	struct span group;  /* empty: none */
	bool notice;        /* else for the digest */
};

/* False where the post's topics call for none. */
bool ruling_posture(const struct ruling *ruling, enum posture *posture);

#endif
