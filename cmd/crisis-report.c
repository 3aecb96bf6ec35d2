/*
 * crisis-report: lines of the toolkit to a report for people, or for programs.
 *
 * Counts every line as it passes and remembers none but the few that it lists, then prints.
 */
#include <unistd.h>

#include "filter.h"
#include "report/asked.h"
#include "report/count/state.h"
#include "report/shown.h"

/* Counts all lines, then prints; --strict promises figures of the whole input or none. */
static enum status report(const struct filter *filter, const struct report_kind *kind,
    const struct report_format *format, const struct asked *asked,
    const struct report_view *view, struct output *out)
{
	struct intake *intake = filter->state;
	struct figures *figures = intake->parts[0];
	enum status status = filter_run(filter, out);

	if (filter->options->strict && status != STATUS_OK)
		return asked->merge ? STATUS_IO : status;
	if (!asked->merge) {
		figures->lines = (int64_t)filter->count->lines;
		figures->rejected = (int64_t)filter->count->rejected;
	}
	if (asked->partial)
		state_write(figures, &out->waiting);
	else
		report_write(kind, format, figures, view, &out->waiting);
	return status;
}

int main(int argc, char **argv)
{
	struct filter_options options = FILTER_DEFAULTS;
	struct asked asked = {.top = 5};
	struct intake intake = {0};
	struct shown shown = SHOWN_DEFAULTS;
	const struct option_row rows[] = {
	    SHOWN_ROWS(shown),
	    ASKED_ROWS(asked),
	    FILTER_INPUT_ROWS(options),
	    {0},
	};
	const struct tool tool = {"crisis-report", "[summary] [FILE ...]",
	    "Count posts, as far as they are scored, routed and answered, and print a report.", rows};
	struct filter_count count = {0};
	struct filter filter = {.tool = &tool, .options = &options, .judge = intake_judge,
	    .state = &intake, .everything = true, .count = &count};
	const struct report_kind *kind;
	const struct report_format *format;
	struct report_view view;
	struct output out;
	struct fault fault = {0};
	enum status status;
	int exit_status;

	if (!tool_start(&tool, argc, argv, &filter.operands, &exit_status))
		return exit_status;
	if (shown_open(&shown, STDOUT_FILENO, &format, &view, &fault) != STATUS_OK)
		return status_exit(tool_fail(&tool, STATUS_USAGE, &fault));
	kind = report_kind_operand(&filter.operands);
	status = asked_open(&asked, &tool, kind, &options, &intake);
	if (status != STATUS_OK)
		return status_exit(status);
	output_standard(&out);
	status = report(&filter, kind, format, &asked, &view, &out);
	if (output_close(&out, &fault) != STATUS_OK)
		status = tool_fail(&tool, STATUS_IO, &fault);
	intake_free(&intake);
	asked_close(&asked);
	return status_exit(status);
}
