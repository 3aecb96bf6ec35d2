/*
 * One run of crisis-detect, from what the options say.
 */
#ifndef DETECT_DETECT_H
#define DETECT_DETECT_H

#include <stdbool.h>
#include <stdint.h>

#include "detect/series.h"
#include "filter.h"

struct detect_options {
	struct filter_options filter;
	bool series, pass, follow;
	const char *by, *plan;
	struct series_names names;
	int64_t window, lateness, warm_up, least, keys;
	int64_t until; /* INT64_MIN: not given */
	const char *ledger; /* NULL: nothing is remembered */
	const char *feed;
	int64_t wait; /* seconds */
};

#define DETECT_DEFAULTS                                                                            \
	{                                                                                          \
		.filter = FILTER_DEFAULTS, .by = "topic", .window = 300, .lateness = 600,          \
		.warm_up = 86400, .least = 5, .keys = 1000, .until = INT64_MIN, .feed = "",        \
		.wait = 60                                                                         \
	}

/* Runs it to standard output, which is closed; says what is wrong; returns the exit status. */
int detect_main(
    const struct tool *tool, const struct detect_options *options, char **operands);

#endif
