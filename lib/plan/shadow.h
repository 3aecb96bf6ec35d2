/*
 * Routes that are never reached. What is said here is certain; where it takes more than this
 * to see that a route is hidden, nothing is said.
 */
#ifndef PLAN_SHADOW_H
#define PLAN_SHADOW_H

#include "plan/condition.h"

/*
 * Whether every post for which all of narrow holds is one for which all of wide does: each
 * condition of wide follows from those of narrow, by the words, severities, numbers, patterns
 * and expressions that they name, through `any` and `not`.
 */
bool shadow_within(const struct condition *narrow, const struct condition *wide);

/* True when the conditions exclude one another. */
bool shadow_impossible(const struct condition *conditions);

/*
 * Whether routes before the one of that number leave it no post: one of them alone, or several
 * that differ in severity, stance, label, staff or drill only and together leave none of those.
 * by, with room for each route, is told which; returns how many they are, 0 where there are
 * none.
 */
size_t shadow_of(const struct plan *plan, size_t route, size_t *by);

#endif
