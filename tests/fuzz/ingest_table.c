/* Anything at all as a table: rows, header, and the posts made of it. */
#include "fuzz.h"

#include "ingest/table/columns.h"
#include "ingest/table/table.h"
#include "io/reader.h"
#include "lines.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf out = {0};
	struct sink sink = {.out = &out};
	struct columns columns = {0};
	struct reader reader;
	struct table table;
	struct row row;
	struct fault fault = {0};
	enum header found = HEADER_NONE;
	bool got = true;

	reader_of_memory(&reader, "input", (const char *)data, size);
	reader_widen(&reader);
	table_open(&table, &reader, 1 << 12);
	while (got) {
		enum status status = table_next(&table, &row, &got, &fault), mapped;

		if (status != STATUS_OK || !got)
			continue;
		if (found == HEADER_NONE)
			found = columns_read(&columns, NULL, &row, &mapped, &fault);
		else if (columns_put(&columns, &sink, &row, &fault) == STATUS_OK)
			check_lines(&out);
		buf_reset(&out);
	}
	columns_free(&columns);
	table_close(&table);
	reader_close(&reader);
	sink_free(&sink);
	buf_free(&out);
	return 0;
}
