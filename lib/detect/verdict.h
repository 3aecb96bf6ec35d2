/*
 * What a subject's measures of one bin amount to: which level is wanted, and for what.
 */
#ifndef DETECT_VERDICT_H
#define DETECT_VERDICT_H

#include "detect/subject.h"

struct readings {
	double values[GAUGES];
	double critics; /* authors of negative posts, of the episode and now */
	struct gauge_reading gauges[GAUGES];
	struct share_reading share;
};

struct verdict {
	enum level wanted;
	enum kind kind;
	enum measure measure; /* that carries it */
	double score, observed, expected, limit;
	int64_t window; /* seconds that observed is of; 0: the bin */
	bool calm;
};

/* From so many times the record on, an alert is a crisis; below the other, all is calm. */
#define VERDICT_CRISIS 2.0
#define VERDICT_CALM 0.5

/* What chance brings more often than so is nothing at all; more often than so, for watch. */
#define VERDICT_UNLIKELY 1e-3
#define VERDICT_RARE 1e-5

/* Of what came suddenly. A series, or posts that nobody scored, rise to a crisis by volume; scored
 * posts only where they are more negative than usual, by at least ten authors. */
void verdict_sudden(
    const struct subject *subject, const struct readings *readings, struct verdict *verdict);

/* The two slower courses; volume and negative are the trends' readings at the end of an hour. */
void verdict_slow(const struct subject *subject, const struct trend_readings *volume,
    const struct trend_readings *negative, struct verdict *verdict);
void verdict_quiet(const struct trend_readings *volume, struct verdict *verdict);

#endif
