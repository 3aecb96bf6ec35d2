#include "filter.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "io/reader.h"
#include "io/sandbox.h"
#include "post/post.h"

enum { LINES_BETWEEN_LOOKS = 4096 };

/* One run over all operands. */
struct run {
	const struct filter *filter;
	struct output *out;
	struct tally tally;
	struct record record;
	struct buf member;
};

int64_t filter_now(const struct filter_options *options)
{
	return options->now != INT64_MIN ? options->now : (int64_t)time(NULL);
}

void filter_mention_terminal(const struct tool *tool, char **operands)
{
	if (*operands == NULL && isatty(STDIN_FILENO))
		tool_say(tool, "reading from the terminal; end with control-D");
}

enum status tally_open(struct tally *tally)
{
	struct fault fault = {0};

	if (tally->options->rejects == NULL ||
	    output_create(&tally->rejects, tally->options->rejects, &fault) == STATUS_OK)
		return STATUS_OK;
	return tool_fail(tally->tool, STATUS_IO, &fault);
}

void tally_progress(struct tally *tally, bool last)
{
	int64_t now;

	if (!tally->options->progress || !isatty(STDERR_FILENO))
		return;
	now = (int64_t)time(NULL);
	if (last || now != tally->shown) {
		char text[64];
		int len = snprintf(text, sizeof text, "\r%zu %s%s", tally->units, tally->unit,
		    last ? "\n" : "");
		ssize_t ignored = write(STDERR_FILENO, text, (size_t)len);
		(void)ignored;
		tally->shown = now;
	}
}

void tally_keep(struct tally *tally, struct span bytes, bool ends)
{
	if (tally->options->rejects == NULL)
		return;
	output_add(&tally->rejects, bytes.at, bytes.len);
	if (ends)
		output_text(&tally->rejects, "\n");
	output_settle(&tally->rejects);
}

void tally_reject(struct tally *tally, const struct fault *fault)
{
	tool_complain(tally->tool, fault);
	tally->rejected++;
	tally->stop = tally->options->strict;
}

enum status tally_close(struct tally *tally, enum status status)
{
	struct fault fault = {0};

	if (tally->rejected > 0) {
		tool_say(tally->tool, "%zu of %zu %s rejected%s", tally->rejected, tally->units,
		    tally->unit, tally->stop ? "; stopped at the first" : "");
		status = status == STATUS_OK ? STATUS_REJECTED : status;
	}
	if (tally->options->rejects != NULL && output_close(&tally->rejects, &fault) != STATUS_OK)
		status = tool_fail(tally->tool, STATUS_IO, &fault);
	return status;
}

static enum status judge(struct run *run, struct span line, struct fault *fault)
{
	const struct filter *filter = run->filter;
	struct record *record = &run->record;
	enum status status = record_index(record, line, fault);

	if (status == STATUS_OK && filter->options->strict)
		status = record_check(record, fault);
	buf_reset(&run->member);
	if (status != STATUS_OK || (!filter->everything && !post_is(record)))
		return status;
	status = filter->judge(filter->state, record, &run->member, fault);
	if (status == STATUS_OK && record->status != STATUS_OK) {
		status = record->status;
		memcpy(fault->what, record->fault.what, sizeof fault->what);
		fault->column = record->fault.column;
	}
	return status;
}

static void write_line(struct run *run, struct span line)
{
	const struct filter *filter = run->filter;
	struct span member = {run->member.at, run->member.len};

	if (filter->dropped != NULL && *filter->dropped)
		return;
	if (filter->options->explain) {
		if (member.len > 0 && post_flag(&run->record, "drill"))
			output_text(run->out, DRILL_MARK);
		output_add(run->out, member.at, member.len);
	} else if (filter->name != NULL) {
		if (member.len > 0)
			record_write(&run->record, filter->name, member, &run->out->waiting);
		else
			output_add(run->out, line.at, line.len);
		output_text(run->out, "\n");
	}
	output_settle(run->out);
}

static bool is_blank(struct span line)
{
	for (size_t i = 0; i < line.len; i++)
		if (strchr(" \t\r", line.at[i]) == NULL || line.at[i] == '\0')
			return false;
	return true;
}

static enum status one_line(struct run *run, const char *file, const struct line *line,
    struct fault *fault)
{
	enum status status;

	if (is_blank(line->bytes))
		return STATUS_OK;
	run->tally.units++;
	*fault = (struct fault){.file = file, .line = line->number};
	status = judge(run, line->bytes, fault);
	if (status == STATUS_OK) {
		write_line(run, line->bytes);
	} else if (status == STATUS_REJECTED) {
		tally_keep(&run->tally, line->bytes, true);
		tally_reject(&run->tally, fault);
		status = STATUS_OK;
	}
	return status;
}

/* A line beyond the limit goes to the rejects in pieces, so that memory stays bounded. */
static enum status too_long(struct run *run, struct reader *reader, const struct line *line,
    struct fault *fault)
{
	struct span piece = line->bytes;
	enum status status = STATUS_OK;
	bool more = true;

	run->tally.units++;
	tally_keep(&run->tally, piece, false);
	while (status == STATUS_OK && more) {
		status = line_rest(reader, &piece, &more, fault);
		if (status == STATUS_OK)
			tally_keep(&run->tally, piece, !more);
	}
	if (status != STATUS_OK)
		return status;
	*fault = (struct fault){.file = reader->name, .line = line->number};
	fault_set(fault, STATUS_REJECTED, "longer than %lld bytes (--max-line)",
	    (long long)run->filter->options->most);
	tally_reject(&run->tally, fault);
	return STATUS_OK;
}

static enum status one_file(struct run *run, const char *path, struct fault *fault)
{
	size_t most = (size_t)run->filter->options->most;
	struct reader reader;
	struct line line;
	bool got = true;
	enum status status = reader_open(&reader, path, run->out, fault);

	if (status != STATUS_OK)
		return status;
	reader.wait = run->filter->wait;
	while (!run->tally.stop && !output_failed(run->out)) {
		status = line_next(&reader, most, &line, &got, fault);
		if (status != STATUS_OK || !got)
			break;
		status = line.cut ? too_long(run, &reader, &line, fault)
		                  : one_line(run, reader.name, &line, fault);
		if (status != STATUS_OK)
			break;
		if (run->tally.units % LINES_BETWEEN_LOOKS == 0)
			tally_progress(&run->tally, false);
	}
	reader_close(&reader);
	return status;
}

static enum status all_files(struct run *run)
{
	char dash[] = "-", *standard[] = {dash, NULL};
	char **path = *run->filter->operands != NULL ? run->filter->operands : standard;
	enum status worst = STATUS_OK;

	for (; *path != NULL && !run->tally.stop && !output_failed(run->out); path++) {
		struct fault fault = {0};
		enum status status = one_file(run, *path, &fault);

		if (run->filter->operand != NULL)
			++*run->filter->operand;
		if (status != STATUS_OK)
			worst = tool_fail(run->filter->tool, status, &fault);
	}
	tally_progress(&run->tally, true);
	return worst;
}

enum status filter_run(const struct filter *filter, struct output *out)
{
	struct run run = {.filter = filter, .out = out};
	enum status status;

	run.tally = (struct tally){
	    .tool = filter->tool, .options = filter->options, .unit = "lines"};
	filter_mention_terminal(filter->tool, filter->operands);
	status = tally_open(&run.tally);
	if (status != STATUS_OK)
		return status;
	sandbox_enter(filter->operands, NULL);
	status = tally_close(&run.tally, all_files(&run));
	if (filter->count != NULL)
		*filter->count = (struct filter_count){run.tally.units, run.tally.rejected};
	record_free(&run.record);
	buf_free(&run.member);
	return status;
}

int filter_main(const struct filter *filter)
{
	struct output out;
	struct fault fault = {0};
	enum status status;

	output_standard(&out);
	out.watch = filter->watch;
	status = filter_run(filter, &out);
	if (output_close(&out, &fault) != STATUS_OK)
		status = tool_fail(filter->tool, STATUS_IO, &fault);
	return status_exit(status);
}
