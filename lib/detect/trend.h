/*
 * What goes too slowly, or the other way, for a gauge: hour by hour over four weeks.
 *
 * A slow burn: the last three days, each day of them, against the three weeks before the last
 * week; so that a climb of a week is not its own measure. A drop: six hours with less than half
 * of the least that any six hours of the last two weeks had. A silence: nothing for twice as
 * long as ever in two weeks.
 */
#ifndef DETECT_TREND_H
#define DETECT_TREND_H

#include <stdbool.h>
#include <stdint.h>

#include "base/pack.h"

enum { TREND_HOURS = 28 * 24 };

struct trend {
	double hours[TREND_HOURS]; /* by hour modulo; NAN: unknown */
	int64_t newest;            /* hour since 1970 that is being filled */
	int64_t known;             /* hours that were filled, TREND_HOURS at most */
};

struct trend_reading {
	double observed, expected; /* of a day (burn), of six hours (drop), 0 and hours (silence) */
	double score;
};

struct trend_readings {
	struct trend_reading burn, drop, silence;
};

void trend_start(struct trend *trend);

/* Adds a bin's value to its hour. True where an hour has ended by it: then readings are of all
 * that was before, else they are left alone. least: as gauge_rules. */
bool trend_measure(struct trend *trend, int64_t when, double value, double least,
    struct trend_readings *readings);

/* What is usual in an hour since 1970 that is the newest or beyond: the median of the same hour of
 * the last two weeks' days, or what it had in the weeks before, where that is more; of three
 * weeks and more, the second largest. 0 where nothing is known. */
double trend_usual(struct trend *trend, int64_t hour);

void trend_pack(struct trend *trend, struct pack *pack);

#endif
