/*
 * The feed of a scenario, post by post, each with its truth.
 */
#ifndef DRILL_STORM_H
#define DRILL_STORM_H

#include "base/buf.h"
#include "drill/scenario.h"

/* 2026-01-05, a Monday: a feed does not depend on when it is made. */
#define STORM_START INT64_C(1767571200)

struct storm_wishes {
	int64_t seed, start, size;
};

#define STORM_DEFAULTS {.seed = 1, .start = STORM_START, .size = 2000}

struct storm;

/* The scenario stays the caller's, and stays. *storm goes to storm_free. */
enum status storm_open(const struct scenario *scenario, const struct storm_wishes *wishes,
    struct storm **storm, struct fault *fault);

/* Appends the next post and a line feed; false behind the last. */
bool storm_next(struct storm *storm, struct buf *out);

void storm_free(struct storm *storm);

#endif
