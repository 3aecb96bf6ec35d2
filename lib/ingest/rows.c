#include "ingest/rows.h"

#include "ingest/columns.h"
#include "ingest/table.h"

enum { HEADER_WITHIN = 20 };

/* Finds the header among the first rows: some tools put a report above it. Where none of them
 * is one, a mapping that the very first did not bear is what is wrong. */
static enum status find_header(struct run *run, struct table *table, struct columns *columns,
    bool *found, struct fault *fault)
{
	enum status first = STATUS_OK;

	*found = false;
	for (size_t before = 0; before < HEADER_WITHIN; before++) {
		struct fault later = {0};
		struct row row;
		bool got;
		enum status status = table_next(table, &row, &got, &later), mapped = STATUS_OK;

		if (status == STATUS_REJECTED)
			continue;
		if (status != STATUS_OK || !got) {
			*fault = status != STATUS_OK ? later : *fault;
			return status != STATUS_OK ? status : first;
		}
		*found = columns_read(columns, run->sink.map, &row, &mapped,
		    before == 0 ? fault : &later);
		if (*found && before > 0)
			sink_note(&run->sink, NOTE_PREAMBLE, before);
		if (*found)
			return STATUS_OK;
		first = before == 0 ? mapped : first;
	}
	return first;
}

static enum status put_rows(struct run *run, struct table *table, const struct columns *columns,
    const char *file, struct fault *fault)
{
	while (run_goes_on(run)) {
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
		run_after_value(run);
		run->rows++;
		run->row_posts += run->sink.posts - before;
		if (status == STATUS_REJECTED)
			run_reject(run, fault, file, row.bytes);
		else if (status != STATUS_OK)
			return status;
	}
	return STATUS_OK;
}

enum status rows_read(struct run *run, struct reader *reader, struct fault *fault)
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
