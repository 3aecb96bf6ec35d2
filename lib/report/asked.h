/*
 * What a report is asked to be about: the options that choose and join lines, and what opens
 * them.
 */
#ifndef REPORT_ASKED_H
#define REPORT_ASKED_H

#include <stdbool.h>
#include <stdint.h>

#include "filter.h"
#include "plan/plan.h"
#include "report/count/intake.h"
#include "report/report.h"

/* As given; NULL where it was not. */
struct asked {
	const char *since, *until, *where, *plan_path, *by, *against;
	int64_t top, every;
	bool drills, partial, merge, follow;
	bool fixed; /* --now was given: the present does not move on */
	char *file; /* to compare with; new, or NULL */
	struct plan *plan; /* read for --where; NULL */
};

#define ASKED_DEFAULTS {.top = 5, .every = 10}

#define ASKED_ROWS(a)                                                                              \
	{'n', "top", "COUNT", "list COUNT posts to look at first (default 5)", OPTION_INTEGER,     \
	    &(a).top, 0, 1000, NULL},                                                              \
	    {'s', "since", "WHEN", "from WHEN on: a time, a day, or a span ago, as 24h",           \
	        OPTION_TEXT, &(a).since, 0, 0, NULL},                                              \
	    {'u', "until", "WHEN", "before WHEN", OPTION_TEXT, &(a).until, 0, 0, NULL},            \
	    {0, "where", "CONDITION", "posts of which CONDITION holds, as in a plan's when:",      \
	        OPTION_TEXT, &(a).where, 0, 0, NULL},                                              \
	    PLAN_ROW((a).plan_path),                                                               \
	    {0, "by", "NAMES", "a table by NAMES, as topic,platform or hour", OPTION_TEXT,         \
	        &(a).by, 0, 0, NULL},                                                              \
	    {0, "against", "WHAT", "compare with SINCE..UNTIL, or with a file", OPTION_TEXT,       \
	        &(a).against, 0, 0, NULL},                                                         \
	    {0, "follow", NULL, "show it again and again while lines come", OPTION_FLAG,           \
	        &(a).follow, 0, 0, NULL},                                                          \
	    {0, "every", "TIME", "with --follow: how often (default 10s)", OPTION_DURATION,        \
	        &(a).every, 1, 86400, NULL},                                                       \
	    {0, "drills", NULL, "count what is of drills as well", OPTION_FLAG, &(a).drills, 0, 0, \
	        NULL},                                                                             \
	    {0, "partial", NULL, "write what was counted, for --merge", OPTION_FLAG,               \
	        &(a).partial, 0, 0, NULL},                                                         \
	{                                                                                          \
		0, "merge", NULL, "read what --partial wrote, in any order", OPTION_FLAG,          \
		    &(a).merge, 0, 0, NULL                                                         \
	}

/*
 * Opens the intake for a kind of report, and changes the filter's options where what is asked
 * for needs that. What is wrong it has said itself; then there is nothing to close. The intake
 * borrows the plan, which asked_close frees, after the intake.
 */
enum status asked_open(struct asked *asked, const struct tool *tool,
    const struct report_kind *kind, struct filter_options *options, struct intake *intake);
void asked_close(struct asked *asked);

#endif
