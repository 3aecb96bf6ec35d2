/*
 * crisis-report: lines of the toolkit to a report for people, or for programs.
 *
 * Counts every line as it passes and remembers none but the few that it lists, then prints.
 */
#include <unistd.h>

#include "report/run.h"
#include "report/shown.h"

int main(int argc, char **argv)
{
	struct filter_options options = FILTER_DEFAULTS;
	struct report_run run = {.asked = ASKED_DEFAULTS};
	struct shown shown = SHOWN_DEFAULTS;
	const struct option_row rows[] = {
	    SHOWN_ROWS(shown),
	    ASKED_ROWS(run.asked),
	    FILTER_INPUT_ROWS(options),
	    {0},
	};
	const struct tool tool = {"crisis-report", "[KIND] [FILE ...]",
	    "Count posts, alerts and cases, as far as they have come, and print a report.", rows};
	struct output out;
	struct fault fault = {0};
	enum status status;
	int exit_status;

	run.filter = (struct filter){.tool = &tool, .options = &options, .everything = true};
	if (!tool_start(&tool, argc, argv, &run.filter.operands, &exit_status))
		return exit_status;
	if (shown_open(&shown, STDOUT_FILENO, &run.format, &run.view, &fault) != STATUS_OK)
		return status_exit(tool_fail(&tool, STATUS_USAGE, &fault));
	run.kind = report_kind_operand(&run.filter.operands);
	status = asked_open(&run.asked, &tool, run.kind, &options, &run.intake);
	if (status != STATUS_OK)
		return status_exit(status);
	run.terminal = isatty(STDOUT_FILENO) == 1;
	output_standard(&out);
	status = report_run(&run, &out);
	if (output_close(&out, &fault) != STATUS_OK)
		status = tool_fail(&tool, STATUS_IO, &fault);
	intake_free(&run.intake);
	asked_close(&run.asked);
	return status_exit(status);
}
