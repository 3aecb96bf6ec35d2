/*
 * Anything at all through crisis-ingest's inner parts: framing, repair, every format, HTML.
 * Each post that comes out must be a line that a filter takes.
 */
#include "fuzz.h"

#include <string.h>

#include "ingest/convert.h"
#include "ingest/frame/frame.h"
#include "ingest/start.h"
#include "io/reader.h"
#include "lines.h"

/* The last byte chooses how soon a list comes in parts, and whether lines are guessed at; a file
 * ends in a line end. */
static void start(struct frames *frames, struct reader *reader)
{
	struct span window = reader_window(reader);
	int how = window.len > 0 ? window.at[window.len - 1] ^ '\n' : 0;
	const char *why;

	frames_start(frames, reader, (how & 1) != 0 ? 64 : 1 << 14, 1);
	frames->hasty = (how & 2) == 0;
	frames->events.on = start_of(window, true, &why) == START_EVENTS;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf out = {0};
	struct sink sink = {.out = &out, .tombstones = true};
	struct convert convert = {.sink = &sink};
	struct reader reader;
	struct frames frames;
	struct frame frame;
	struct fault fault = {0};
	const json_t *value;
	bool got = true;

	reader_of_memory(&reader, "input", (const char *)data, size);
	start(&frames, &reader);
	while (got) {
		if (frames_next(&frames, &frame, &got, &fault) != STATUS_OK || !got)
			continue;
		if (convert_read(&convert, &frame, &value, &fault) != STATUS_OK) {
			frames_again(&frames);
			continue;
		}
		convert_value(&convert, &frame, value, &fault);
	}
	check_lines(&out);
	frames_close(&frames);
	reader_close(&reader);
	convert_free(&convert);
	sink_free(&sink);
	buf_free(&out);
	return 0;
}
