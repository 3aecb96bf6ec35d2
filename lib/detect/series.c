#include "detect/series.h"

#include "io/reader.h"
#include "io/sandbox.h"

struct reading {
	const struct series_source *source;
	struct tally tally;
	struct rows *rows;
};

static enum status one_line(struct reading *reading, const char *file, const struct line *line,
    struct fault *fault)
{
	struct span bytes = line->bytes;
	enum status status;

	while (bytes.len > 0 && strchr(" \t\r", bytes.at[bytes.len - 1]) != NULL)
		bytes.len--;
	if (bytes.len == 0)
		return STATUS_OK;
	reading->tally.units++;
	*fault = (struct fault){.file = file, .line = line->number};
	if (line->cut)
		status = fault_set(fault, STATUS_REJECTED, "longer than %lld bytes (--max-line)",
		    (long long)reading->source->options->most);
	else
		status = rows_take(reading->rows, bytes, fault);
	if (status != STATUS_REJECTED)
		return status;
	tally_keep(&reading->tally, line->bytes, !line->cut);
	tally_reject(&reading->tally, fault);
	return STATUS_OK;
}

/* A line beyond the limit goes to the rejects in pieces, so that memory stays bounded. */
static enum status keep_rest(struct reading *reading, struct reader *reader, struct fault *fault)
{
	enum status status = STATUS_OK;
	bool more = true;

	while (status == STATUS_OK && more) {
		struct span piece;

		status = line_rest(reader, &piece, &more, fault);
		if (status == STATUS_OK)
			tally_keep(&reading->tally, piece, !more);
	}
	return status;
}

static enum status one_file(struct reading *reading, const char *path, struct output *out,
    struct fault *fault)
{
	size_t most = (size_t)reading->source->options->most;
	struct reader reader;
	struct line line;
	bool got = true;
	enum status status = reader_open(&reader, path, out, fault);

	if (status != STATUS_OK)
		return status;
	reader.wait = reading->source->wait;
	rows_start(reading->rows);
	while (status == STATUS_OK && !reading->tally.stop && !output_failed(out)) {
		status = line_next(&reader, most, &line, &got, fault);
		if (status != STATUS_OK || !got)
			break;
		status = one_line(reading, reader.name, &line, fault);
		if (status == STATUS_OK && line.cut)
			status = keep_rest(reading, &reader, fault);
		output_settle(out);
	}
	reader_close(&reader);
	return status;
}

static enum status all_files(struct reading *reading, struct output *out)
{
	char dash[] = "-", *standard[] = {dash, NULL};
	char **path = *reading->source->operands != NULL ? reading->source->operands : standard;
	enum status worst = STATUS_OK;

	for (; *path != NULL && !reading->tally.stop && !output_failed(out); path++) {
		struct fault fault = {0};
		enum status status = one_file(reading, *path, out, &fault);

		if (status != STATUS_OK)
			worst = tool_fail(reading->source->tool, status, &fault);
	}
	return worst;
}

enum status series_run(const struct series_source *source, struct output *out)
{
	struct reading reading = {.source = source};
	enum status status;

	reading.tally = (struct tally){
	    .tool = source->tool, .options = source->options, .unit = "lines"};
	filter_mention_terminal(source->tool, source->operands);
	status = tally_open(&reading.tally);
	if (status != STATUS_OK)
		return status;
	sandbox_enter(source->operands, NULL);
	reading.rows = rows_new(&source->names, source->detector);
	status = tally_close(&reading.tally, all_files(&reading, out));
	rows_free(reading.rows);
	return status;
}
