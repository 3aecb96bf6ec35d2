#include "ingest/ingest.h"

#include <stdlib.h>
#include <string.h>

#include "ingest/columns.h"
#include "ingest/convert.h"
#include "ingest/frame.h"
#include "ingest/start.h"
#include "ingest/table.h"

enum { VALUES_BETWEEN_LOOKS = 1024, HEADER_WITHIN = 20 };

/* One run over all operands. */
struct run {
	const struct tool *tool;
	const struct ingest_options *options;
	struct output *out;
	struct tally tally;
	struct sink sink;
	struct convert convert;
	size_t rows, row_posts; /* of tables, in this file */
	size_t rejected;        /* before this file */
	bool open_line;         /* the rejects end within a line */
};

static bool wants_table(const struct ingest_options *options)
{
	return options->format != NULL && strcmp(options->format, "csv") == 0;
}

enum status ingest_check(const struct ingest_options *options, struct fault *fault)
{
	if (!wants_table(options)) {
		enum status status = convert_check(options->format, fault);
		if (status != STATUS_OK)
			return status;
	}
	return columns_check(&options->maps, fault);
}

static bool goes_on(const struct run *run)
{
	return !run->tally.stop && !output_failed(run->out);
}

static void after_value(struct run *run)
{
	output_settle(run->out);
	if (++run->tally.units % VALUES_BETWEEN_LOOKS == 0)
		tally_progress(&run->tally, false);
}

/* Bytes that were rejected, as they came; each record on lines of its own. */
static void keep(struct run *run, struct span bytes, bool more_of_it)
{
	if (run->open_line && !more_of_it)
		tally_keep(&run->tally, (struct span){NULL, 0}, true);
	if (bytes.len == 0)
		return;
	tally_keep(&run->tally, bytes, false);
	run->open_line = bytes.at[bytes.len - 1] != '\n';
}

static void reject(struct run *run, struct fault *fault, const char *file, struct span bytes)
{
	fault->file = file;
	keep(run, bytes, false);
	tally_reject(&run->tally, fault);
}

/* Tables ---------------------------------------------------------------------------------- */

/* Finds the header among the first rows: some tools put a report above it. */
static enum status find_header(struct run *run, struct table *table, struct columns *columns,
    bool *found, struct fault *fault)
{
	*found = false;
	for (size_t before = 0; before < HEADER_WITHIN; before++) {
		struct row row;
		bool got;
		enum status status = table_next(table, &row, &got, fault);

		if (status == STATUS_REJECTED)
			continue;
		if (status != STATUS_OK || !got)
			return status;
		*found = columns_read(columns, &run->options->maps, &row, &status, fault);
		if (*found && before > 0)
			sink_note(&run->sink, NOTE_PREAMBLE, before);
		if (*found)
			return STATUS_OK;
		if (status != STATUS_OK && run->options->maps.count > 0 && before + 1 == HEADER_WITHIN)
			return status;
	}
	return STATUS_OK;
}

static enum status put_rows(struct run *run, struct table *table, const struct columns *columns,
    const char *file, struct fault *fault)
{
	while (goes_on(run)) {
		size_t before = run->sink.posts;
		struct row row;
		bool got;
		enum status status = table_next(table, &row, &got, fault);

		if (status == STATUS_OK && !got)
			break;
		if (status == STATUS_OK) {
			status = columns_put(columns, &run->sink, &row, fault);
			fault->line = row.line;
		}
		after_value(run);
		run->rows++;
		run->row_posts += run->sink.posts - before;
		if (status == STATUS_REJECTED)
			reject(run, fault, file, row.bytes);
		else if (status != STATUS_OK)
			return status;
	}
	return STATUS_OK;
}

static enum status read_table(struct run *run, struct reader *reader, struct fault *fault)
{
	struct columns columns = {0};
	struct table table;
	bool found;
	enum status status;

	table_open(&table, reader, (size_t)run->options->most);
	status = find_header(run, &table, &columns, &found, fault);
	if (status == STATUS_OK && found)
		status = put_rows(run, &table, &columns, reader->name, fault);
	else if (status == STATUS_OK)
		status = fault_set(fault, STATUS_USAGE,
		    "is in no known format, and no known header of a table: see -f and -m");
	columns_free(&columns);
	table_close(&table);
	return status;
}

/* Values ---------------------------------------------------------------------------------- */

static enum status read_values(struct run *run, struct reader *reader, struct fault *fault)
{
	struct frames frames;
	struct frame frame;
	bool got;

	frames_start(&frames, reader, (size_t)run->options->most, 1);
	while (goes_on(run)) {
		enum status status = frames_next(&frames, &frame, &got, fault);

		if (status == STATUS_OK && !got)
			break;
		if (status == STATUS_OK) {
			status = convert_value(&run->convert, frame.bytes, frame.plain, fault);
			fault->line = frame.line;
		}
		if (!frame.goes_on)
			after_value(run);
		if (status == STATUS_REJECTED && frame.goes_on)
			keep(run, frame.bytes, true);
		else if (status == STATUS_REJECTED)
			reject(run, fault, reader->name, frame.bytes);
		else if (status != STATUS_OK)
			return status;
	}
	return STATUS_OK;
}

/* Files ----------------------------------------------------------------------------------- */

static enum status look(struct reader *reader, enum start *start, const char **why,
    struct fault *fault)
{
	while ((*start = start_of(reader_window(reader), reader->ended, why)) == START_MORE) {
		enum status status = reader_more(reader, fault);
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
	if (wants_table(run->options) && start != START_EMPTY && start != START_REFUSED)
		start = START_TABLE;
	if (start == START_JSON)
		return read_values(run, reader, fault);
	if (start == START_TABLE)
		return read_table(run, reader, fault);
	return fault_set(fault, start == START_EMPTY ? STATUS_OK : STATUS_USAGE, "%s",
	    start == START_EMPTY ? "is empty" : why);
}

static size_t say_notes(struct run *run, const char *file)
{
	size_t said = 0;

	for (enum note note = 0; note < NOTES; note++) {
		char room[160];

		if (run->sink.notes[note] == 0)
			continue;
		tool_say(run->tool, "%s: %s", file,
		    note_words(note, run->sink.notes[note], room, sizeof room));
		run->sink.notes[note] = 0;
		said++;
	}
	if (run->sink.repairs > 0)
		tool_say(run->tool, "%s: %zu wrong characters replaced or dropped", file,
		    run->sink.repairs);
	run->sink.repairs = 0;
	return said;
}

static void explain_part(struct run *run, const char *name, const char *mark, size_t values,
    size_t posts, size_t *parts)
{
	if (values == 0)
		return;
	buf_format(&run->out->waiting, "%s %s (%s), %zu post%s", *parts > 0 ? ";" : "", name, mark,
	    posts, posts == 1 ? "" : "s");
	++*parts;
}

/* The guess, why, and how many posts. */
static void explain(struct run *run, const char *file)
{
	size_t parts = 0;

	buf_format(&run->out->waiting, "%s:", file);
	for (size_t i = 0; i < FORMATS; i++)
		explain_part(run, formats[i]->name, formats[i]->mark, run->convert.values[i],
		    run->convert.posts[i], &parts);
	explain_part(run, "csv", "a header with a column of text", run->rows, run->row_posts, &parts);
	if (parts == 0)
		buf_text(&run->out->waiting, " in no known format, 0 posts");
	buf_char(&run->out->waiting, '\n');
}

static void end_file(struct run *run, const char *file, enum status status,
    const struct fault *fault, size_t posts)
{
	size_t said = say_notes(run, file);

	if (status != STATUS_OK) {
		struct fault whole = *fault;
		whole.file = file;
		whole.line = whole.column = 0;
		tool_complain(run->tool, status == STATUS_IO ? fault : &whole);
	} else if (run->sink.posts == posts && said == 0 && run->tally.rejected == run->rejected) {
		tool_say(run->tool, "%s: %s", file,
		    fault->what[0] != '\0' ? fault->what : "holds no posts");
	}
	if (run->options->filter.explain)
		explain(run, file);
}

static void start_file(struct run *run)
{
	memset(run->convert.values, 0, sizeof run->convert.values);
	memset(run->convert.posts, 0, sizeof run->convert.posts);
	run->convert.last = NULL;
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
	start_file(run);
	status = read_file(run, &reader, &fault);
	end_file(run, reader.name, status, &fault, posts);
	reader_close(&reader);
	return status;
}

static enum status all_files(struct run *run, char **operands)
{
	char dash[] = "-", *standard[] = {dash, NULL};
	char **path = *operands != NULL ? operands : standard;
	enum status worst = STATUS_OK;

	for (; *path != NULL && goes_on(run); path++) {
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
	run.sink.out = options->filter.explain ? NULL : &out->waiting;
	run.sink.platform = span_of(options->platform);
	run.sink.source = span_of(options->source);
	run.convert.sink = &run.sink;
	run.convert.wanted = options->format;
	filter_mention_terminal(tool, operands);
	status = tally_open(&run.tally);
	if (status != STATUS_OK)
		return status;
	status = tally_close(&run.tally, all_files(&run, operands));
	convert_free(&run.convert);
	sink_free(&run.sink);
	return status;
}
