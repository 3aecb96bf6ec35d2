/*
 * Posts tried against the plan: its unit tests, and what a past feed would have hit.
 */
#ifndef PLAN_TRIAL_H
#define PLAN_TRIAL_H

#include <stddef.h>

#include "base/buf.h"
#include "plan/plan.h"
#include "post/record.h"

/* The clock of tests, unless they set their own: a Monday at noon. */
#define TRIAL_NOW INT64_C(1767614400) /* 2026-01-05T12:00:00Z */

/*
 * Scores, unless it is scored, and routes a post, a line of JSON, at a time. routed is indexed
 * over bytes of the judge's own that hold until the next call. Scoring and routing stand above
 * the plan: the tool lends them.
 */
typedef enum status trial_judge(void *state, struct span post, int64_t now,
    struct record *routed, struct fault *fault);

enum trial_verb { TRIAL_TEST, TRIAL_COVERAGE };

struct trial {
	const struct plan *plan; /* borrowed */
	trial_judge *judge;
	void *state;
	enum trial_verb verb;
	int64_t now;     /* of posts that have no time of their own */
	bool json;       /* a line of JSON for each, instead of text */
	struct buf *out; /* what is found is appended, masked for a terminal */
	size_t tried, failed;
	struct buf notes; /* of the post at hand: why it failed */
	struct record routed, route, score; /* kept for their memory; zeroed to start with */

	/* Of coverage: how often each route was taken, and how many lines were no posts, and how many
	 * posts were a drill's. */
	size_t *taken, others, drills;
};

/* Sets the verb by its name, test or coverage; false where it is another, or NULL. */
bool trial_named(struct trial *trial, const char *verb);

/* Of a test, tries all examples of the plan's routes. True where a feed must follow. */
bool trial_begin(struct trial *trial);

/*
 * A filter_judge for the loop that reads the feed; state is the trial, out takes what is found.
 * A test tries one case: {"post": {...}, "time": ..., "expect": {"rule": ..., ...}}, where
 * expect holds members of route or score as far as they matter. Coverage counts a post.
 */
enum status trial_post(void *state, struct record *one, struct buf *out, struct fault *fault);

/* Appends the plan line of TAP, or the counts: lines is all that the feed had, with those that
 * were rejected. */
void trial_end(struct trial *trial, size_t lines, size_t rejected, struct buf *out);

void trial_free(struct trial *trial);

/* The parts of coverage, for trial.c. */
enum status coverage_post(struct trial *trial, struct record *post, struct fault *fault);
void coverage_end(const struct trial *trial, size_t lines, size_t rejected);

#endif
