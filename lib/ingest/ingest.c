#include "ingest/ingest.h"

#include <string.h>

#include "ingest/feed/run.h"
#include "ingest/mail/run.h"
#include "ingest/run.h"
#include "ingest/start.h"
#include "ingest/table/rows.h"
#include "ingest/values.h"
#include "ingest/whatsapp/run.h"

static bool wants(const struct ingest_options *options, const char *format)
{
	return options->format != NULL && strcmp(options->format, format) == 0;
}

enum status ingest_check(const struct ingest_options *options, struct fault *fault)
{
	return wants(options, "csv") ? STATUS_OK : convert_check(options->format, fault);
}

/* Files ----------------------------------------------------------------------------------- */

/* UTF-16 is told by its first bytes and read as UTF-8 from here on. */
static enum status decode_wide(struct reader *reader, struct fault *fault)
{
	struct span window = reader_window(reader);

	while (window.len < 4 && !reader->ended) {
		enum status status = reader_more(reader, fault);
		if (status != STATUS_OK)
			return status;
		window = reader_window(reader);
	}
	if (window.len >= 4 && memcmp(window.at, "\xFF\xFE\0\0", 4) != 0)
		reader_widen(reader);
	return STATUS_OK;
}

static enum status look(struct reader *reader, enum start *start, const char **why,
    struct fault *fault)
{
	enum status status = decode_wide(reader, fault);

	if (status != STATUS_OK)
		return status;
	while ((*start = start_of(reader_window(reader), reader->ended, why)) == START_MORE) {
		status = reader_more(reader, fault);
		if (status != STATUS_OK)
			return status;
	}
	if (*start == START_TABLE && start_has_object(reader_window(reader)))
		*start = START_JSON;
	return STATUS_OK;
}

static enum status read_file(struct run *run, struct reader *reader, struct fault *fault)
{
	const char *why = NULL;
	enum start start;
	enum status status = look(reader, &start, &why, fault);

	if (status != STATUS_OK)
		return status;
	if (wants(run->options, "csv") && start != START_EMPTY && start != START_REFUSED)
		start = START_TABLE;
	if (wants(run->options, "whatsapp") && start != START_EMPTY && start != START_REFUSED)
		start = START_CHAT;
	if (wants(run->options, "feed") && start == START_TABLE)
		start = START_FEED;
	if (wants(run->options, "mail") && start == START_TABLE)
		start = START_MAIL;
	if (start == START_JSON || start == START_EVENTS)
		return values_read(run, reader, start == START_EVENTS, fault);
	if (start == START_TABLE)
		return rows_read(run, reader, fault);
	if (start == START_CHAT)
		return whatsapp_read(run, reader, fault);
	if (start == START_FEED)
		return feed_read(run, reader, fault);
	if (start == START_MAIL)
		return mail_read(run, reader, fault);
	return fault_set(fault, start == START_EMPTY ? STATUS_OK : STATUS_USAGE, "%s",
	    start == START_EMPTY ? "is empty" : why);
}

static void start_file(struct run *run, const char *path)
{
	run_label(run, path);
	memset(run->convert.values, 0, sizeof run->convert.values);
	memset(run->convert.posts, 0, sizeof run->convert.posts);
	run->convert.mapped = run->convert.map_posts = 0;
	run->convert.last = NULL;
	run->convert.pages = 0;
	run->convert.paged = NULL;
	run->rows = run->row_posts = 0;
	run->rejected = run->tally.rejected;
}

static enum status one_file(struct run *run, const char *path)
{
	struct fault fault = {0};
	struct reader reader;
	size_t posts = run->sink.posts;
	enum status status = reader_open(&reader, path, run->out, &fault);

	if (status != STATUS_OK)
		return tool_fail(run->tool, status, &fault);
	start_file(run, path);
	status = read_file(run, &reader, &fault);
	say_file(run, reader.name, status, &fault, posts);
	reader_close(&reader);
	return status;
}

static enum status all_files(struct run *run, char **operands)
{
	char dash[] = "-", *standard[] = {dash, NULL};
	char **path = *operands != NULL ? operands : standard;
	enum status worst = STATUS_OK;

	for (; *path != NULL && run_goes_on(run); path++) {
		enum status status = one_file(run, *path);
		if (status != STATUS_OK)
			worst = status;
	}
	tally_progress(&run->tally, true);
	if (run->open_line)
		tally_keep(&run->tally, (struct span){NULL, 0}, true);
	return worst;
}

enum status ingest_run(const struct tool *tool, const struct ingest_options *options,
    char **operands, struct output *out)
{
	struct run run = {.tool = tool, .options = options, .out = out};
	enum status status;

	run.tally = (struct tally){.tool = tool, .options = &options->filter, .unit = "records"};
	status = run_open(&run);
	if (status == STATUS_OK)
		status = tally_open(&run.tally);
	if (status == STATUS_OK) {
		filter_mention_terminal(tool, operands);
		run_fence(operands);
		status = tally_close(&run.tally, all_files(&run, operands));
		say_redacted(&run);
	}
	run_close(&run);
	return status;
}
