/*
 * Who is on duty, and who stands in for those who are not.
 */
#ifndef PLAN_DUTY_H
#define PLAN_DUTY_H

#include "plan/plan.h"

/* When somebody is on duty next: that moment, where they are; INT64_MAX: not in two years. */
int64_t duty_next(const struct plan_contact *contact, int64_t now);

/* The first who is on duty along the deputies; NULL where nobody is. */
const struct plan_contact *duty_stand_in(
    const struct plan *plan, const struct plan_contact *contact, int64_t now);

#endif
