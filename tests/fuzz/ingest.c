/*
 * Anything at all through crisis-ingest's inner parts: framing, repair, every format, HTML.
 * Each post that comes out must be a line that a filter takes.
 */
#include "fuzz.h"

#include <string.h>

#include "ingest/convert.h"
#include "ingest/frame.h"
#include "io/reader.h"
#include "post/record.h"

static void check_lines(const struct buf *out)
{
	struct record record = {0};
	const char *at = out->at, *end = out->len > 0 ? at + out->len : at;

	while (at < end) {
		const char *line = memchr(at, '\n', (size_t)(end - at));
		struct fault fault = {0};

		if (line == NULL ||
		    record_index(&record, (struct span){at, (size_t)(line - at)}, &fault) !=
		        STATUS_OK ||
		    record_check(&record, &fault) != STATUS_OK)
			abort();
		at = line + 1;
	}
	record_free(&record);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf out = {0};
	struct sink sink = {.out = &out};
	struct convert convert = {.sink = &sink};
	struct reader reader;
	struct frames frames;
	struct frame frame;
	struct fault fault = {0};
	bool got = true;

	reader_of_memory(&reader, "input", (const char *)data, size);
	frames_start(&frames, &reader, 1 << 14, 1);
	while (got)
		if (frames_next(&frames, &frame, &got, &fault) == STATUS_OK && got)
			convert_value(&convert, frame.bytes, frame.plain, &fault);
	check_lines(&out);
	reader_close(&reader);
	convert_free(&convert);
	sink_free(&sink);
	buf_free(&out);
	return 0;
}
