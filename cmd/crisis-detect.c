/*
 * crisis-detect: tell early, and once, what is out of the ordinary in a feed of posts, or in a
 * series of counts.
 */
#include "detect/detect.h"
#include "plan/plan.h"

int main(int argc, char **argv)
{
	struct detect_options options = DETECT_DEFAULTS;
	const struct option_row rows[] = {
	    {'b', "by", "NAMES",
	        "watch each topic, platform, ... apart: names with commas between (default topic)",
	        OPTION_TEXT, &options.by, 0, 0, NULL},
	    {'s', "series", NULL, "read a series: CSV or JSON lines of a time and a value",
	        OPTION_FLAG, &options.series, 0, 0, NULL},
	    {0, "time", "NAME", "of a series, the column or member of the time", OPTION_TEXT,
	        &options.names.time, 0, 0, NULL},
	    {0, "value", "NAME", "of a series, the column or member of the value", OPTION_TEXT,
	        &options.names.value, 0, 0, NULL},
	    {0, "key", "NAME", "of several series, the column or member that tells them apart",
	        OPTION_TEXT, &options.names.key, 0, 0, NULL},
	    {'w', "window", "TIME", "count in windows of TIME, 1m to 1h (default 5m)",
	        OPTION_DURATION, &options.window, 0, 0, NULL},
	    {0, "lateness", "TIME", "wait so long for what comes late (default 10m)",
	        OPTION_DURATION, &options.lateness, 0, 0, NULL},
	    {0, "warm-up", "TIME", "learn for so long before the first alert (default 1d)",
	        OPTION_DURATION, &options.warm_up, 0, 0, NULL},
	    {0, "least", "COUNT", "no alert on less than COUNT above the usual (default 5)",
	        OPTION_INTEGER, &options.least, 0, INT32_MAX, NULL},
	    {0, "keys", "COUNT", "watch at most COUNT keys apart (default 1000)", OPTION_INTEGER,
	        &options.keys, 1, 1000000, NULL},
	    {0, "until", "TIME", "all up to TIME is there: judge up to then, and no further",
	        OPTION_TIME, &options.until, INT64_MIN, INT64_MAX, NULL},
	    {'f', "follow", NULL, "the input goes on: while nothing comes, go by the clock",
	        OPTION_FLAG, &options.follow, 0, 0, NULL},
	    {'l', "ledger", "FILE", "go on where the last run ended, and remember in FILE",
	        OPTION_TEXT, &options.ledger, 0, 0, "CRISIS_LEDGER"},
	    {0, "feed", "NAME", "remember under NAME, of several feeds in one ledger", OPTION_TEXT,
	        &options.feed, 0, 0, NULL},
	    {0, "wait", "SECONDS", "wait so long for a locked ledger (default 60)", OPTION_INTEGER,
	        &options.wait, 0, 86400, NULL},
	    PLAN_ROW(options.plan),
	    {'p', "pass", NULL, "write the posts as well, each behind the alerts it led to",
	        OPTION_FLAG, &options.pass, 0, 0, NULL},
	    {'e', "explain", NULL, "write a line for each window: observed, expected, score",
	        OPTION_FLAG, &options.filter.explain, 0, 0, NULL},
	    FILTER_INPUT_ROWS(options.filter),
	    {0},
	};
	const struct tool tool = {"crisis-detect", "[FILE ...]",
	    "Write an alert when posts, or a series, are out of their own ordinary.", rows};
	char **operands;
	int exit_status;

	if (!tool_start(&tool, argc, argv, &operands, &exit_status))
		return exit_status;
	return detect_main(&tool, &options, operands);
}
