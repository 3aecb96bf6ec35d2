/*
 * What a brand may take upon itself in a crisis (Situational Crisis Communication Theory,
 * Coombs 2007): the posture that fits how much of it people lay at its door.
 */
#ifndef PLAN_POSTURE_H
#define PLAN_POSTURE_H

#include <stdbool.h>

#include "plan/plan.h"

/* The theory's ten types of crisis, and the eleventh that Coombs and Holladay tell apart: a
 * challenge that has no ground. */
enum { CRISIS_TYPES = 11 };
extern const char *const crisis_type_names[CRISIS_TYPES];

/* By blame, raised one step by a history of crises. */
enum posture posture_for(enum blame blame, bool history);

/* The topic's own, else the one for its blame and history. */
enum posture posture_of(const struct plan *plan, const struct plan_topic *topic);

/* True for two that must not stand in one crisis: what is denied cannot be excused, put right
 * or made good as well. */
bool posture_mixes(enum posture a, enum posture b);

#endif
