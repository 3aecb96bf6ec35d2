/*
 * The plan in force as one JSON object.
 */
#ifndef PLAN_SHOW_H
#define PLAN_SHOW_H

#include "base/buf.h"
#include "plan/plan.h"

/* Appends the plan on one line; read as a plan it is the same plan. */
void plan_show(const struct plan *plan, struct buf *out);

/* The parts of it: targets, escalation, routes, templates, limits; cases and grades; and what
 * several write. */
void show_decisions(const struct plan *plan, struct buf *out);
void show_work(const struct plan *plan, struct buf *out);
void show_texts(struct buf *out, const char *key, const struct plan_texts *texts);
void show_duration(struct buf *out, const char *key, int64_t seconds);
void show_day(struct buf *out, const char *key, int64_t day);
void show_moment(struct buf *out, const char *key, int64_t when); /* where there is one */
void show_key(struct buf *key, struct span name);

#endif
