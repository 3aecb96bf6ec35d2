#include "ingest/whatsapp/run.h"

#include "ingest/format.h"
#include "ingest/whatsapp/whatsapp.h"

/* A line beyond the limit is rejected whole, piece by piece. */
static enum status reject_long(struct run *run, struct reader *reader, const struct line *line,
    struct fault *fault)
{
	bool more = true;

	fault->line = line->number;
	fault_set(fault, STATUS_REJECTED, "a line longer than %zu bytes (--max-record)",
	    (size_t)run->options->most);
	run_reject(run, fault, reader->name, line->bytes);
	while (more) {
		struct span piece;
		enum status status = line_rest(reader, &piece, &more, fault);

		if (status != STATUS_OK)
			return status;
		run_keep(run, piece, true);
	}
	return STATUS_OK;
}

static enum status read_lines(
    struct run *run, struct reader *reader, struct whatsapp *chat, struct fault *fault)
{
	while (run_goes_on(run)) {
		size_t before = run->sink.posts;
		struct line line;
		bool got;
		enum status status =
		    line_next(reader, (size_t)run->options->most, &line, &got, fault);

		if (status != STATUS_OK || !got)
			return status;
		if (line.cut)
			status = reject_long(run, reader, &line, fault);
		else if (whatsapp_line(chat, line.bytes, fault) != STATUS_OK) {
			fault->line = line.number;
			run_reject(run, fault, reader->name, line.bytes);
		}
		if (status != STATUS_OK)
			return status;
		if (run->sink.posts > before)
			convert_count(&run->convert, &format_whatsapp, run->sink.posts - before);
		run_after_value(run);
	}
	return STATUS_OK;
}

enum status whatsapp_read(struct run *run, struct reader *reader, struct fault *fault)
{
	struct whatsapp chat;
	enum status status;
	size_t before;

	whatsapp_start(&chat, &run->sink, (size_t)run->options->most, run->options->date_order,
	    reader_window(reader));
	status = read_lines(run, reader, &chat, fault);
	before = run->sink.posts;
	whatsapp_end(&chat);
	convert_count(&run->convert, &format_whatsapp, run->sink.posts - before);
	return status;
}
