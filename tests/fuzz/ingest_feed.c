/*
 * Anything at all as a feed in XML: each post that comes out must be a line that a filter takes,
 * and what was rejected cannot be more than there was. The last byte sets the limit on items.
 */
#include "fuzz.h"

#include "ingest/feed/feed.h"
#include "io/reader.h"
#include "lines.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf out = {0};
	struct sink sink = {.out = &out};
	struct reader reader;
	struct feed_reject reject;
	struct fault fault = {0};
	struct feed *feed;
	size_t most = size > 0 && (data[size - 1] & 1) != 0 ? 64 : 1 << 16, rejected = 0;
	bool more = true;

	reader_of_memory(&reader, "input", (const char *)data, size);
	feed = feed_new(&reader, &sink, most);
	while (more) {
		enum status status = feed_next(feed, &reject, &more, &fault);

		if (status != STATUS_OK && status != STATUS_REJECTED)
			break;
		if (reject.bytes.len > 0)
			rejected += fuzz_touch(reject.bytes);
	}
	/* No character of another set has more than three bytes in UTF-8 for one of its own. */
	if (rejected > 3 * size)
		abort();
	check_lines(&out);
	feed_free(feed);
	reader_close(&reader);
	sink_free(&sink);
	buf_free(&out);
	return 0;
}
