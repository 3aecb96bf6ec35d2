/*
 * crisis-drill: make a storm for an exercise, and replay one.
 */
#include "base/num.h"
#include "drill/play.h"
#include "drill/run.h"
#include "filter.h"

/* Verbs and how many operands each has behind it at least; play has any number of files. */
static bool verb_is(char *const *operands, const char *verb, int wanted)
{
	return *operands != NULL && span_is(span_of(*operands), verb) &&
	    (wanted < 0 || (operands[wanted] != NULL && operands[wanted + 1] == NULL));
}

static enum status read_speed(const char *text, double *speed, struct fault *fault)
{
	struct fault inner = {0};

	if (num_real(text, strlen(text), 0.001, 1e9, speed, &inner) == STATUS_OK)
		return STATUS_OK;
	return fault_set(fault, STATUS_USAGE, "--speed: %s", inner.what);
}

int main(int argc, char **argv)
{
	struct filter_options options = FILTER_DEFAULTS;
	struct storm_wishes wishes = STORM_DEFAULTS;
	struct play play = PLAY_DEFAULTS;
	const char *speed = "1";
	const struct option_row rows[] = {
	    {0, "seed", "N", "of make: draw by N (default 1)", OPTION_INTEGER, &wishes.seed, 0,
	        INT64_MAX, NULL},
	    {0, "start", "TIME", "of make: when it starts (default 2026-01-05T00:00:00Z)",
	        OPTION_TIME, &wishes.start, INT64_MIN, INT64_MAX, NULL},
	    {'n', "size", "COUNT", "of make: how many posts (default 2000)", OPTION_INTEGER,
	        &wishes.size, 1, 1000000000, NULL},
	    {0, "speed", "FACTOR", "of play: so many seconds in one (default 1)", OPTION_TEXT, &speed,
	        0, 0, NULL},
	    {0, "from", "TIME", "of play: leave out what is earlier", OPTION_TIME, &play.from,
	        INT64_MIN, INT64_MAX, NULL},
	    {0, "shift", NULL, "of play: move times, so that it starts now", OPTION_FLAG,
	        &play.shift, 0, 0, NULL},
	    FILTER_INPUT_ROWS(options), {0}};
	const struct tool tool = {"crisis-drill", "scenarios | make SCENARIO | play [FILE ...]",
	    "Make a storm for an exercise, and replay one in its own time.", rows};
	struct output out;
	struct fault fault = {0};
	char **operands;
	int exit_status;
	enum status status, closed;

	if (!tool_start(&tool, argc, argv, &operands, &exit_status))
		return exit_status;
	output_standard(&out);
	status = read_speed(speed, &play.speed, &fault);
	if (status == STATUS_OK && verb_is(operands, "scenarios", 0)) {
		status = run_scenarios(&out, &fault);
	} else if (status == STATUS_OK && verb_is(operands, "make", 1)) {
		status = run_make(operands[1], &wishes, &out, &fault);
	} else if (status == STATUS_OK && verb_is(operands, "play", -1)) {
		options.explain = true; /* the callback writes, at its time; the loop does not */
		play.out = &out;
		play.now = filter_now(&options);
		status = filter_run(&(struct filter){.tool = &tool, .options = &options,
		    .operands = operands + 1, .judge = play_line, .state = &play,
		    .everything = true}, &out);
		buf_free(&play.line);
	} else if (status == STATUS_OK) {
		status = fault_set(&fault, STATUS_USAGE, "which of %s?", tool.operands);
	}
	if (status != STATUS_OK && fault.what[0] != '\0')
		tool_fail(&tool, status, &fault);
	closed = output_close(&out, &fault);
	if (closed != STATUS_OK)
		status = tool_fail(&tool, closed, &fault);
	return status_exit(status);
}
