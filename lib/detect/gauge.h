/*
 * A gauge: one quantity of one key, bin by bin, held against its own past. What is expected is
 * the median of the last 12 hours; what is remarkable is a residual as large as the largest
 * that the same quantity shows in 14 days. Two scales are asked, whose answers are multiplied:
 * the value itself, in which a large absolute rise counts, and its square root, in which a rise
 * from little counts as well (the square root makes the spread of counts alike). The series sets
 * its own measure: counts of posts come in bursts, and a z-score cries wolf on each.
 */
#ifndef DETECT_GAUGE_H
#define DETECT_GAUGE_H

#include <stdbool.h>
#include <stdint.h>

#include "detect/extremes.h"
#include "detect/middle.h"

/* Seconds. The median tells what is usual at this time of day; two weeks hold each hour of the
 * week twice. */
enum { GAUGE_USUAL = 12 * 3600, GAUGE_MEMORY = 14 * 86400, GAUGE_AGES = 56 };

/* What counts as the largest: the value that all but one in a thousand stay below, on the scale
 * of square roots, and all but two on the scale of the values. */
#define GAUGE_RARE_ROOT 0.001
#define GAUGE_RARE 0.002

struct gauge_scale {
	struct extremes past; /* residuals */
	struct extremes held; /* those of the episode that runs, until it is over */
};

struct gauge {
	int64_t bin; /* seconds */
	struct middle usual;
	struct gauge_scale root, plain;
	int64_t seen[GAUGE_AGES]; /* bins with a value, by parts of the memory */
	int64_t newest;           /* the part that counts now */
	bool frozen;
	double expected_frozen;
};

struct gauge_reading {
	double expected;
	double score; /* 1: as large as the largest of 14 days; 0 and less: not above the usual */
	double limit; /* the value at which the score is 1 */
	double chance; /* of so many where nothing happened; 1 where nobody asked */
};

/* Counts under that many above the expected never reach a score of 1. */
struct gauge_rules {
	double least;
	double allowed; /* times the expected that a scheduled event may bring; 1: none */
};

void gauge_start(struct gauge *gauge, int64_t bin);

/* Judges the value of a bin by what was before it. bin counts bins since 1970, upward. */
void gauge_judge(struct gauge *gauge, int64_t bin, double value, const struct gauge_rules *rules,
    struct gauge_reading *reading);

/* Remembers the value that was judged last. held: it is of an episode, and not to be part of its
 * own measure. */
void gauge_remember(struct gauge *gauge, int64_t bin, double value, bool held);

/* Keeps what is expected as it is, for an episode that begins. */
void gauge_freeze(struct gauge *gauge, double expected);

/* The episode is over: what it brought is part of the past, and what is expected goes its way
 * again. */
void gauge_settle(struct gauge *gauge);

void gauge_pack(struct gauge *gauge, struct pack *pack);
void gauge_free(struct gauge *gauge);

#endif
