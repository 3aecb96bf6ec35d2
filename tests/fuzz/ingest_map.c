/* Any mapping, of a row a line up to the first NUL, on any values behind it. */
#include "fuzz.h"

#include <string.h>

#include "ingest/convert.h"
#include "ingest/map.h"
#include "post/json.h"

static void add_rows(struct map *map, struct span rows)
{
	char row[512];
	struct fault fault = {0};

	while (rows.len > 0) {
		const char *line = memchr(rows.at, '\n', rows.len);
		size_t len = line != NULL ? (size_t)(line - rows.at) : rows.len;

		if (len < sizeof row) {
			memcpy(row, rows.at, len);
			row[len] = '\0';
			map_add(map, row, &fault);
		}
		len += line != NULL;
		rows = (struct span){rows.at + len, rows.len - len};
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span rows = fuzz_span(data, size);
	struct frame frame = {.line = 1, .plain = true, .part = PART_WHOLE};
	const char *nul = size > 0 ? memchr(data, '\0', size) : NULL;
	struct buf out = {0};
	struct sink sink = {.out = &out, .raw = true};
	struct convert convert = {.sink = &sink};
	struct fault fault = {0};
	json_t *value, *whole;

	if (nul == NULL)
		return 0;
	rows.len = (size_t)(nul - rows.at);
	frame.bytes = frame.raw = (struct span){nul + 1, size - rows.len - 1};
	sink.map = map_new();
	add_rows(sink.map, rows);
	if (map_settle(sink.map, &fault) == STATUS_OK &&
	    json_read(frame.bytes, &value, &fault) == STATUS_OK) {
		convert_value(&convert, &frame, value, &fault);
		json_decref(value);
	}
	for (const char *at = out.at, *end; out.len > 0 && at < out.at + out.len; at = end + 1) {
		end = memchr(at, '\n', (size_t)(out.at + out.len - at));
		if (end == NULL ||
		    json_read((struct span){at, (size_t)(end - at)}, &whole, &fault) != STATUS_OK)
			abort();
		json_decref(whole);
	}
	map_free(sink.map);
	convert_free(&convert);
	sink_free(&sink);
	buf_free(&out);
	return 0;
}
