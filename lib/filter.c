#include "filter.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "io/reader.h"
#include "post/post.h"

enum { LINES_BETWEEN_LOOKS = 4096 };

/* One run over all operands. */
struct run {
	const struct filter *filter;
	struct output *out;
	struct output rejects;
	struct record record;
	struct buf member;
	size_t lines, rejected;
	time_t shown; /* when progress was printed last */
	bool stop;    /* --strict met a rejected line */
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

static void show_progress(struct run *run, bool last)
{
	time_t now;

	if (!run->filter->options->progress || !isatty(STDERR_FILENO))
		return;
	now = time(NULL);
	if (last || now != run->shown) {
		char text[64];
		int len = snprintf(text, sizeof text, "\r%zu lines%s", run->lines, last ? "\n" : "");
		ssize_t ignored = write(STDERR_FILENO, text, (size_t)len);
		(void)ignored;
		run->shown = now;
	}
}

static void keep_reject(struct run *run, struct span bytes, bool ends)
{
	if (run->filter->options->rejects == NULL)
		return;
	output_add(&run->rejects, bytes.at, bytes.len);
	if (ends)
		output_text(&run->rejects, "\n");
	output_settle(&run->rejects);
}

static void reject(struct run *run, const struct fault *fault)
{
	tool_complain(run->filter->tool, fault);
	run->rejected++;
	run->stop = run->filter->options->strict;
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

	if (filter->options->explain) {
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
	run->lines++;
	*fault = (struct fault){.file = file, .line = line->number};
	status = judge(run, line->bytes, fault);
	if (status == STATUS_OK) {
		write_line(run, line->bytes);
	} else if (status == STATUS_REJECTED) {
		keep_reject(run, line->bytes, true);
		reject(run, fault);
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

	run->lines++;
	keep_reject(run, piece, false);
	while (status == STATUS_OK && more) {
		status = line_rest(reader, &piece, &more, fault);
		if (status == STATUS_OK)
			keep_reject(run, piece, !more);
	}
	if (status != STATUS_OK)
		return status;
	*fault = (struct fault){.file = reader->name, .line = line->number};
	fault_set(fault, STATUS_REJECTED, "longer than %lld bytes (--max-line)",
	    (long long)run->filter->options->most);
	reject(run, fault);
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
	while (!run->stop && !output_failed(run->out)) {
		status = line_next(&reader, most, &line, &got, fault);
		if (status != STATUS_OK || !got)
			break;
		status = line.cut ? too_long(run, &reader, &line, fault)
		                  : one_line(run, reader.name, &line, fault);
		if (status != STATUS_OK)
			break;
		if (run->lines % LINES_BETWEEN_LOOKS == 0)
			show_progress(run, false);
	}
	reader_close(&reader);
	return status;
}

static enum status all_files(struct run *run)
{
	char *standard[] = {"-", NULL};
	char **path = *run->filter->operands != NULL ? run->filter->operands : standard;
	enum status worst = STATUS_OK;

	for (; *path != NULL && !run->stop && !output_failed(run->out); path++) {
		struct fault fault = {0};
		enum status status = one_file(run, *path, &fault);

		if (status != STATUS_OK)
			worst = tool_fail(run->filter->tool, status, &fault);
	}
	show_progress(run, true);
	return worst;
}

static enum status summary(struct run *run, enum status status)
{
	if (run->rejected == 0)
		return status;
	tool_say(run->filter->tool, "%zu of %zu lines rejected%s", run->rejected, run->lines,
	    run->stop ? "; stopped at the first" : "");
	return status == STATUS_OK ? STATUS_REJECTED : status;
}

enum status filter_run(const struct filter *filter, struct output *out)
{
	const char *rejects = filter->options->rejects;
	struct run run = {.filter = filter, .out = out};
	struct fault fault = {0};
	enum status status = STATUS_OK;

	filter_mention_terminal(filter->tool, filter->operands);
	if (rejects != NULL)
		status = output_create(&run.rejects, rejects, &fault);
	if (status != STATUS_OK)
		return tool_fail(filter->tool, status, &fault);
	status = summary(&run, all_files(&run));
	if (rejects != NULL && output_close(&run.rejects, &fault) != STATUS_OK)
		status = tool_fail(filter->tool, STATUS_IO, &fault);
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
	status = filter_run(filter, &out);
	if (output_close(&out, &fault) != STATUS_OK)
		status = tool_fail(filter->tool, STATUS_IO, &fault);
	return status_exit(status);
}
