/* Anything at all as a chat of WhatsApp, line by line. Each post must be a line that a filter
 * takes. */
#include "fuzz.h"

#include "ingest/whatsapp/whatsapp.h"
#include "io/reader.h"
#include "lines.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const orders[] = {NULL, "dmy", "mdy"};
	struct buf out = {0};
	struct sink sink = {.out = &out};
	struct whatsapp chat;
	struct reader reader;
	struct line line;
	struct fault fault = {0};
	bool got = true;

	whatsapp_fits(fuzz_span(data, size));
	whatsapp_start(&chat, &sink, 1 << 11, orders[size % 3], fuzz_span(data, size));
	reader_of_memory(&reader, "input", (const char *)data, size);
	while (line_next(&reader, 1 << 12, &line, &got, &fault) == STATUS_OK && got)
		if (!line.cut)
			whatsapp_line(&chat, line.bytes, &fault);
		else
			for (bool more = true; more;)
				line_rest(&reader, &line.bytes, &more, &fault);
	whatsapp_end(&chat);
	check_lines(&out);
	reader_close(&reader);
	sink_free(&sink);
	buf_free(&out);
	return 0;
}
