/*
 * Working hours, and deadlines that run in them.
 */
#ifndef PLAN_HOURS_H
#define PLAN_HOURS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "io/zone.h"

enum { HOURS_PERIODS = 6 };

struct hours_period {
	int32_t from, to; /* seconds after local midnight, from < to <= 86400 */
};

struct hours_day {
	struct hours_period periods[HOURS_PERIODS]; /* in order, apart from one another */
	size_t count;
};

struct hours {
	const struct zone *zone;
	struct hours_day week[7];  /* from Monday */
	const int64_t *holidays;   /* local days since 1970-01-01, in order */
	size_t holiday_count;
};

/*
 * When that many seconds of working time have passed since a moment; each whole day of them
 * is a working day: from Friday 16:00 three days end on Wednesday 16:00. A clock that starts
 * when nobody works starts at the next opening. INT64_MAX where no working time comes in two
 * years.
 */
int64_t hours_add(const struct hours *hours, int64_t since, int64_t seconds);

/* When somebody works next: that moment where it is within hours, else the next opening. A
 * period's end is not in it. INT64_MAX where no working time comes in two years. */
int64_t hours_opens(const struct hours *hours, int64_t since);

#endif
