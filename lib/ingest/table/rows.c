#include "ingest/table/rows.h"

#include <ctype.h>
#include <string.h>

#include "base/datetext.h"
#include "base/mem.h"
#include "ingest/table/columns.h"
#include "ingest/table/table.h"

enum { LOOK_AT = 20, GUESS_FROM = 3 };

/* The first rows, until it is known what they are. */
struct first {
	struct arena arena;
	struct row rows[LOOK_AT];
	size_t count;
};

static struct span copy(struct arena *arena, struct span bytes)
{
	return (struct span){arena_copy(arena, bytes.at, bytes.len), bytes.len};
}

static void keep(struct first *first, const struct row *row)
{
	struct span *fields =
	    arena_take(&first->arena, (row->count > 0 ? row->count : 1) * sizeof *fields);

	for (size_t i = 0; i < row->count; i++)
		fields[i] = copy(&first->arena, row->fields[i]);
	first->rows[first->count++] =
	    (struct row){fields, row->count, copy(&first->arena, row->bytes), row->line};
}

/* Guessing ---------------------------------------------------------------------------------- */

static bool is_date(struct span cell)
{
	static const struct datetext_rules rules = {0};
	int64_t when;

	return cell.len >= 8 && datetext_read(cell.at, cell.len, &rules, &when);
}

/* An id may pass for a count since 1970: other dates go before. */
static bool is_written_date(struct span cell)
{
	size_t digits = 0;

	while (digits < cell.len && isdigit((unsigned char)cell.at[digits]))
		digits++;
	return digits < cell.len && is_date(cell);
}

static bool is_prose(struct span cell)
{
	return cell.len >= 20 && memchr(cell.at, ' ', cell.len) != NULL && !is_date(cell);
}

/* The only column in which that holds for all of the rows, or SIZE_MAX. */
static size_t only(const struct first *first, bool (*holds)(struct span cell))
{
	size_t found = SIZE_MAX;

	for (size_t column = 0; column < first->rows[0].count; column++) {
		size_t row = 0;

		while (row < first->count && holds(first->rows[row].fields[column]))
			row++;
		if (row == first->count && found != SIZE_MAX)
			return SIZE_MAX;
		if (row == first->count)
			found = column;
	}
	return found;
}

/* Without a header: where all rows have as many fields, one of which is always a date, and one
 * always prose, there is little doubt. */
static bool guess(const struct first *first, struct columns *columns)
{
	size_t text, date;

	for (size_t i = 0; i < first->count; i++)
		if (first->rows[i].count != first->rows[0].count)
			return false;
	if (first->count < GUESS_FROM || first->rows[0].count < GUESS_FROM)
		return false;
	text = only(first, is_prose);
	date = only(first, is_written_date);
	if (date == SIZE_MAX)
		date = only(first, is_date);
	if (text == SIZE_MAX || date == SIZE_MAX)
		return false;
	columns_guess(columns, text, date);
	return true;
}

/* The header --------------------------------------------------------------------------------- */

/* Some tools put a report above the header; a word of its may be one of a header's, so that a
 * row further down has to have more of them. *data is the row to go on with, of first. Where no
 * row is a header, a mapping that the very first did not bear is what is wrong. */
static enum status find_header(struct run *run, struct table *table, struct columns *columns,
    struct first *first, size_t *data, struct fault *fault)
{
	enum status worst = STATUS_OK;
	bool got = true;

	while (got && first->count < LOOK_AT) {
		struct fault later = {0};
		struct row row;
		enum status status = table_next(table, &row, &got, &later), mapped = STATUS_OK;
		enum header header;

		if (status == STATUS_REJECTED)
			continue;
		if (status != STATUS_OK) {
			*fault = later;
			return status;
		}
		if (!got)
			break;
		keep(first, &row);
		header = columns_read(columns, run->sink.map, &row, &mapped,
		    first->count == 1 ? fault : &later);
		*data = header == HEADER_DATA ? first->count - 1 : first->count;
		if (header == HEADER_TEXT && first->count > 1)
			columns_free(columns);
		else if (header != HEADER_NONE)
			return STATUS_OK;
		worst = first->count == 1 ? mapped : worst;
	}
	*data = 0;
	if (worst == STATUS_OK && guess(first, columns))
		sink_note(&run->sink, NOTE_GUESSED, 1);
	return worst;
}

/* Rows --------------------------------------------------------------------------------------- */

static enum status put_row(struct run *run, const struct columns *columns, const char *file,
    const struct row *row, enum status status, struct fault *fault)
{
	size_t before = run->sink.posts;

	if (status == STATUS_OK) {
		status = columns_put(columns, &run->sink, row, fault);
		fault->line = row->line;
	}
	run_after_value(run);
	run->rows++;
	run->row_posts += run->sink.posts - before;
	if (status != STATUS_REJECTED)
		return status;
	run_reject(run, fault, file, row->bytes);
	return STATUS_OK;
}

static enum status put_rows(struct run *run, struct table *table, const struct columns *columns,
    const char *file, struct fault *fault)
{
	while (run_goes_on(run)) {
		struct row row;
		bool got;
		enum status status = table_next(table, &row, &got, fault);

		if (status == STATUS_OK && !got)
			break;
		status = put_row(run, columns, file, &row, status, fault);
		if (status != STATUS_OK)
			return status;
	}
	return STATUS_OK;
}

enum status rows_read(struct run *run, struct reader *reader, struct fault *fault)
{
	struct columns columns = {0};
	struct first first = {0};
	struct table table;
	size_t data = 0;
	enum status status;

	table_open(&table, reader, (size_t)run->options->most);
	status = find_header(run, &table, &columns, &first, &data, fault);
	if (status == STATUS_OK && columns.count == 0)
		status = fault_set(fault, STATUS_USAGE,
		    "is in no known format, and no known header of a table: name a column with -m "
		    "text=NAME, or, where there are no names, its number with -m text=N");
	if (status == STATUS_OK && data > (columns.width > 0))
		sink_note(&run->sink, NOTE_PREAMBLE, data - (columns.width > 0));
	for (; status == STATUS_OK && data < first.count && run_goes_on(run); data++)
		status = put_row(
		    run, &columns, reader->name, &first.rows[data], STATUS_OK, fault);
	if (status == STATUS_OK)
		status = put_rows(run, &table, &columns, reader->name, fault);
	columns_free(&columns);
	arena_free(&first.arena);
	table_close(&table);
	return status;
}
