/*
 * crisis-drill: make a storm for an exercise, replay one, grade what was done in it; try two plans
 * on the same past.
 */
#include "drill/run.h"
#include "plan/plan.h"

int main(int argc, char **argv)
{
	struct drill_wishes wishes = DRILL_DEFAULTS;
	const struct option_row rows[] = {
	    {0, "seed", "N", "of make: draw by N (default 1)", OPTION_INTEGER, &wishes.storm.seed, 0,
	        INT64_MAX, NULL},
	    {0, "start", "TIME", "of make: when it starts (default 2026-01-05T00:00:00Z)",
	        OPTION_TIME, &wishes.storm.start, INT64_MIN, INT64_MAX, NULL},
	    {'n', "size", "COUNT", "of make: how many posts (default 2000)", OPTION_INTEGER,
	        &wishes.storm.size, 1, 1000000000, NULL},
	    {0, "speed", "FACTOR", "so many seconds of the feed in one (default 1)", OPTION_TEXT,
	        &wishes.speed, 0, 0, NULL},
	    {0, "from", "TIME", "of play: leave out what is earlier", OPTION_TIME, &wishes.from,
	        INT64_MIN, INT64_MAX, NULL},
	    {0, "shift", NULL, "of play: move times, so that it starts now", OPTION_FLAG,
	        &wishes.shift, 0, 0, NULL},
	    {'j', "json", NULL, "of grade and backtest: a line of JSON", OPTION_FLAG, &wishes.json, 0,
	        0, NULL},
	    PLAN_ROW(wishes.plan), FILTER_INPUT_ROWS(wishes.options), {0}};
	const struct tool tool = {"crisis-drill", DRILL_VERBS,
	    "Make a storm for an exercise, replay one, grade what was done; compare two plans.", rows};
	struct output out;
	struct drill drill = {.tool = &tool, .wishes = &wishes, .out = &out};
	struct fault fault = {0};
	char **operands;
	int exit_status;
	enum status status;

	if (!tool_start(&tool, argc, argv, &operands, &exit_status))
		return exit_status;
	output_standard(&out);
	status = drill_run(&drill, operands, &fault);
	if (status != STATUS_OK && fault.what[0] != '\0')
		tool_fail(&tool, status, &fault);
	fault = (struct fault){0};
	if (output_close(&out, &fault) != STATUS_OK)
		status = tool_fail(&tool, STATUS_IO, &fault);
	return status == STATUS_OK && drill.no ? 1 : status_exit(status);
}
