/* Anything at all as a table: rows, header, and the posts made of it. */
#include "fuzz.h"

#include <string.h>

#include "ingest/columns.h"
#include "ingest/table.h"
#include "io/reader.h"
#include "post/record.h"

static void check_line(const struct buf *out)
{
	struct record record = {0};
	struct fault fault = {0};

	if (out->len > 0 &&
	    (record_index(&record, (struct span){out->at, out->len - 1}, &fault) != STATUS_OK ||
	        record_check(&record, &fault) != STATUS_OK))
		abort();
	record_free(&record);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf out = {0};
	struct sink sink = {.out = &out};
	struct columns columns = {0};
	struct reader reader;
	struct table table;
	struct row row;
	struct fault fault = {0};
	bool got = true, found = false;

	reader_of_memory(&reader, "input", (const char *)data, size);
	table_open(&table, &reader, 1 << 12);
	while (got) {
		enum status status = table_next(&table, &row, &got, &fault), mapped;

		if (status != STATUS_OK || !got)
			continue;
		if (!found)
			found = columns_read(&columns, NULL, &row, &mapped, &fault);
		else if (columns_put(&columns, &sink, &row, &fault) == STATUS_OK)
			check_line(&out);
		buf_reset(&out);
	}
	columns_free(&columns);
	table_close(&table);
	reader_close(&reader);
	sink_free(&sink);
	buf_free(&out);
	return 0;
}
