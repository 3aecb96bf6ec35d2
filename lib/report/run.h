/*
 * A run of crisis-report: lines are counted, then the report is written; with --follow, time and
 * again.
 */
#ifndef REPORT_RUN_H
#define REPORT_RUN_H

#include "report/asked.h"

struct report_run {
	struct filter filter; /* its judge and state are set here */
	struct filter_count count;
	struct intake intake;
	struct asked asked;
	const struct report_kind *kind;
	const struct report_format *format;
	struct report_view view;
	bool terminal; /* standard output is one */
};

/* Counts all lines and writes the report; the intake has been opened, out stays open. With
 * --strict and --merge the report is of the whole input, or there is none. */
enum status report_run(struct report_run *run, struct output *out);

#endif
