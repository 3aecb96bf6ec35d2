/*
 * The plan's unit tests: posts, and the route that each must take.
 */
#ifndef PLAN_TRIAL_H
#define PLAN_TRIAL_H

#include <stddef.h>

#include "base/buf.h"
#include "plan/plan.h"
#include "post/record.h"

/*
 * Scores and routes a post, a line of JSON. routed is indexed over bytes of the judge's own
 * that hold until the next call. Scoring and routing stand above the plan: the tool lends them.
 */
typedef enum status trial_judge(
    void *state, struct span post, struct record *routed, struct fault *fault);

struct trial {
	const struct plan *plan; /* borrowed */
	trial_judge *judge;
	void *state;
	struct buf *out;         /* TAP is appended, masked for a terminal */
	size_t tried, failed;
	struct record routed, route, score; /* kept for their memory; zeroed to start with */
};

/* Tries all examples of the plan's routes. */
void trial_examples(struct trial *trial);

/*
 * Tries one case of a file: {"post": {...}, "expect": {"rule": ..., "team": ..., ...}}, where
 * expect holds members as crisis-route writes them. Of the form of a filter_judge, for the
 * loop that reads the file: state is the trial, and out takes the TAP.
 */
enum status trial_case(void *state, struct record *one, struct buf *out, struct fault *fault);

/* Appends the plan line of TAP: how many were tried. */
void trial_end(struct trial *trial);

void trial_free(struct trial *trial);

#endif
