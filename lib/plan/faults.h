/*
 * What is wrong in a plan, and what will be: faults, doubts and the doubts that the clock makes.
 */
#ifndef PLAN_FAULTS_H
#define PLAN_FAULTS_H

#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/status.h"

/* Every fault of a plan, in the order found; file, line and column are filled. */
struct plan_faults {
	struct fault *at;
	size_t count;
	struct arena names; /* of files */
};

/* What is in order before a moment and a doubt from then on. */
struct plan_lapse {
	int64_t at; /* seconds since 1970-01-01 */
	struct fault doubt;
};

struct plan_lapses {
	struct plan_lapse *at;
	size_t count;
};

/* Adds a copy; the name of its file stays borrowed. */
void plan_faults_add(struct plan_faults *faults, const struct fault *fault);

void plan_faults_free(struct plan_faults *faults);

#endif
