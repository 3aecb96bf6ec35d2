#include "report/run.h"

#include <stdlib.h>

#include "report/count/state.h"
#include "report/live.h"

/* The file that is compared with comes first. New; the operands are borrowed. */
static char **operands_of(const struct report_run *run)
{
	static char standard[] = "-";
	char **given = run->filter.operands, **operands;
	size_t count = 0;

	while (given[count] != NULL)
		count++;
	operands = mem_new(count + 3, sizeof *operands);
	operands[0] = run->asked.file;
	memcpy(operands + 1, given, count * sizeof *operands);
	if (count == 0)
		operands[1] = standard;
	return operands;
}

/* Lines of the file that is compared with; rejected ones are told with the other. */
static int64_t lines_of(const struct figures *figures, const struct report_run *run)
{
	int64_t lines = 0;

	for (size_t i = 0; run->asked.file != NULL && i < ENTRY_KINDS; i++)
		lines += figures->kinds[i];
	return lines;
}

static enum status count_lines(struct report_run *run, struct output *out)
{
	struct figures *figures = run->intake.parts[0];
	struct filter filter = run->filter;
	enum status status;
	size_t operand = 0;

	filter.judge = intake_judge;
	filter.state = &run->intake;
	filter.count = &run->count;
	if (run->asked.file != NULL) {
		filter.operands = operands_of(run);
		filter.operand = &operand;
		run->intake.operand = &operand;
	}
	status = filter_run(&filter, out);
	run->intake.operand = NULL;
	if (run->asked.file != NULL)
		free(filter.operands);
	if (!run->asked.merge) {
		figures->lines = (int64_t)run->count.lines - lines_of(run->intake.parts[1], run);
		figures->rejected = (int64_t)run->count.rejected;
	}
	return status;
}

static enum status follow(struct report_run *run, struct output *out)
{
	struct live live = {.intake = &run->intake, .kind = run->kind, .format = run->format,
	    .view = &run->view, .out = out, .terminal = run->terminal,
	    .clock = !run->asked.fixed, .every = run->asked.every};
	const struct reader_wait wait = {&live, live_tick};
	struct filter filter = run->filter;
	enum status status;

	filter.judge = live_judge;
	filter.state = &live;
	filter.wait = &wait;
	filter.count = &run->count;
	status = filter_run(&filter, out);
	live.lines = (int64_t)run->count.lines;
	live.rejected = (int64_t)run->count.rejected;
	live_show(&live);
	return status;
}

enum status report_run(struct report_run *run, struct output *out)
{
	enum status status;

	if (run->asked.follow)
		return follow(run, out);
	status = count_lines(run, out);
	if (run->filter.options->strict && status != STATUS_OK)
		return run->asked.merge ? STATUS_IO : status;
	/* A mail that says that nothing happened, since a file was not there, is worse than none. */
	if (status != STATUS_OK && status != STATUS_REJECTED && run->count.lines == 0)
		return status;
	if (run->asked.partial)
		state_write(run->intake.parts[0], &out->waiting);
	else
		report_write(
		    run->kind, run->format, run->intake.parts[0], &run->view, &out->waiting);
	return status;
}
