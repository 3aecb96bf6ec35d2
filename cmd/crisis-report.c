/*
 * crisis-report: lines of the toolkit to a report for people, or for programs.
 *
 * Counts every line as it passes and remembers none but the few that it lists, then prints.
 */
#include <unistd.h>

#include "filter.h"
#include "io/terminal.h"
#include "report/page.h"
#include "report/report.h"

struct reporting {
	const char *format_name;
	int64_t width, top;
	bool drills;
	struct figures *figures;
	struct entry_scratch scratch;
};

static enum status judge(
    void *state, struct record *record, struct buf *member, struct fault *fault)
{
	struct reporting *reporting = state;
	struct entry entry;
	enum status status =
	    entry_read(record, reporting->drills, &reporting->scratch, &entry, fault);

	(void)member; /* no line is written */
	if (status == STATUS_OK && figures_wants_words(reporting->figures, &entry))
		status = entry_read_words(record, &entry, fault);
	if (status == STATUS_OK)
		figures_add(reporting->figures, &entry);
	return status;
}

/* Counts all lines, then prints; --strict promises figures of the whole input or none. */
static int report(const struct filter *filter, struct reporting *reporting,
    const struct report_kind *kind, enum report_format format)
{
	size_t width = reporting->width > 0 ? (size_t)reporting->width
	                                    : terminal_columns(STDOUT_FILENO);
	struct report_view view = {page_fitting(width), terminal_color(STDOUT_FILENO)};
	struct output out;
	struct fault fault = {0};
	enum status status;

	reporting->figures = figures_new(filter_now(filter->options), (size_t)reporting->top);
	output_standard(&out);
	status = filter_run(filter, &out);
	reporting->figures->lines = (int64_t)filter->count->lines;
	reporting->figures->rejected = (int64_t)filter->count->rejected;
	if (!filter->options->strict || status == STATUS_OK)
		kind->print[format](reporting->figures, &view, &out.waiting);
	if (output_close(&out, &fault) != STATUS_OK)
		status = tool_fail(filter->tool, STATUS_IO, &fault);
	figures_free(reporting->figures);
	entry_scratch_free(&reporting->scratch);
	return status_exit(status);
}

int main(int argc, char **argv)
{
	struct filter_options options = FILTER_DEFAULTS;
	struct reporting r = {.format_name = "text", .top = 5};
	const struct option_row rows[] = {
	    {'f', "format", "FORMAT", "text (the default) or json", OPTION_TEXT, &r.format_name, 0,
	        0, NULL},
	    {'n', "top", "COUNT", "list COUNT posts to look at first (default 5)",
	        OPTION_INTEGER, &r.top, 0, 1000, NULL},
	    {'w', "width", "COLUMNS", "columns of text (default: the terminal's, or 80)",
	        OPTION_INTEGER, &r.width, PAGE_NARROWEST, PAGE_WIDEST, NULL},
	    {0, "drills", NULL, "count the posts of drills as well", OPTION_FLAG, &r.drills, 0, 0,
	        NULL},
	    FILTER_INPUT_ROWS(options),
	    {0},
	};
	const struct tool tool = {"crisis-report", "[summary] [FILE ...]",
	    "Count posts, as far as they are scored, routed and answered, and print a report.", rows};
	struct filter_count count = {0};
	struct filter filter = {.tool = &tool, .options = &options, .judge = judge, .state = &r,
	    .everything = true, .count = &count};
	const struct report_kind *kind;
	enum report_format format;
	struct fault fault = {0};
	int exit_status;

	if (!tool_start(&tool, argc, argv, &filter.operands, &exit_status))
		return exit_status;
	if (report_format(r.format_name, &format, &fault) != STATUS_OK)
		return status_exit(tool_fail(&tool, STATUS_USAGE, &fault));
	kind = report_kind_operand(&filter.operands);
	return report(&filter, &r, kind, format);
}
