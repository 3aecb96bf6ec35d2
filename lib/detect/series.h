/*
 * A series to read: CSV with a header line, or JSON lines, of a time and a value each, and
 * perhaps a key.
 */
#ifndef DETECT_SERIES_H
#define DETECT_SERIES_H

#include "detect/detector.h"
#include "filter.h"

/* What the columns or members are called; NULL: the first known name that there is. */
struct series_names {
	const char *time, *value, *key;
};

struct series_source {
	const struct tool *tool;
	const struct filter_options *options;
	char **operands;
	struct series_names names;
	struct detector *detector;
	int64_t latest; /* detector_meet */
};

/* Reads all operands, as filter_run does: says itself what is wrong, with the same statuses. */
enum status series_run(const struct series_source *source, struct output *out);

#endif
