/*
 * Reading a series from files.
 */
#ifndef DETECT_SERIES_H
#define DETECT_SERIES_H

#include "detect/rows.h"
#include "filter.h"

struct series_source {
	const struct tool *tool;
	const struct filter_options *options;
	char **operands;
	struct series_names names;
	struct detector *detector;
	const struct reader_wait *wait; /* as filter's */
};

/* Reads all operands, as filter_run does: says itself what is wrong, with the same statuses. */
enum status series_run(const struct series_source *source, struct output *out);

#endif
