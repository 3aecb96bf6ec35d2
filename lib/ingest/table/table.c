#include "ingest/table/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define TOO_LONG "a row over the limit (--max-record): a quote that does not end?"

enum { LINES_TO_LOOK_AT = 20, FIELDS = 4096, FIELD_STEP = 4096 };

/* Sizes that libcsv asks for are bounded by the longest row. */
static void *resize(void *old, size_t size)
{
	return mem_resize(old, size, 1);
}

/* White space around fields is no part of them. Which of the two line ends is one depends on
 * the file; the other is white space. */
static int is_space(unsigned char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static int is_space_but_cr(unsigned char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

static int is_newline(unsigned char c)
{
	return c == '\n';
}

static int is_return(unsigned char c)
{
	return c == '\r';
}

/* How many of the first lines have the separator outside quotes as often as most do, and, to
 * part a tie, how often that is. */
static size_t regular(struct span start, char separator, char line_end)
{
	size_t lines[LINES_TO_LOOK_AT] = {0}, count = 0, best = 0;
	bool quoted = false;

	for (size_t i = 0; i < start.len && count < LINES_TO_LOOK_AT; i++) {
		char c = start.at[i];

		quoted ^= c == '"';
		lines[count] += c == separator && !quoted;
		count += c == line_end && !quoted;
	}
	count += count < LINES_TO_LOOK_AT;
	for (size_t i = 0; i < count; i++) {
		size_t same = 0;

		for (size_t j = 0; lines[i] > 0 && j < count; j++)
			same += lines[j] == lines[i];
		if (same * FIELDS + lines[i] > best)
			best = same * FIELDS + (lines[i] < FIELDS ? lines[i] : FIELDS - 1);
	}
	return best;
}

/* The first of \n and \r outside quotes, where that is not followed by \n. */
static char line_end_of(struct span start)
{
	bool quoted = false;

	for (size_t i = 0; i < start.len; i++) {
		quoted ^= start.at[i] == '"';
		if (!quoted && start.at[i] == '\n')
			return '\n';
		if (!quoted && start.at[i] == '\r' && i + 1 < start.len && start.at[i + 1] != '\n')
			return '\r';
	}
	return '\n';
}

static unsigned char separator_of(struct span start, char line_end)
{
	static const char separators[] = ",;\t|";
	size_t best = 0;
	char found = ',';

	for (const char *s = separators; *s != '\0'; s++) {
		size_t n = regular(start, *s, line_end);
		if (n > best) {
			best = n;
			found = *s;
		}
	}
	return (unsigned char)found;
}

static void start_parser(struct table *table, unsigned char separator)
{
	csv_init(&table->parser, 0);
	csv_set_realloc_func(&table->parser, resize);
	csv_set_blk_size(&table->parser, FIELD_STEP);
	csv_set_delim(&table->parser, separator);
}

void table_open(struct table *table, struct reader *reader, size_t most)
{
	struct span start = reader_window(reader);

	if (start.len >= 3 && memcmp(start.at, "\xEF\xBB\xBF", 3) == 0)
		reader_skip(reader, 3);
	start = reader_window(reader);
	*table = (struct table){
	    .reader = reader, .most = most, .line = 1, .line_end = line_end_of(start)};
	start_parser(table, separator_of(start, table->line_end));
}

void table_close(struct table *table)
{
	csv_free(&table->parser);
	buf_free(&table->bytes);
	free(table->fields);
}

/* A field's bytes go to the end of the others; where they are is told when the row is whole. */
static void on_field(void *at, size_t len, void *state)
{
	struct table *table = state;

	if (table->count == table->room) {
		table->room = table->room > 0 ? table->room * 2 : 64;
		table->fields = mem_resize(table->fields, table->room, sizeof *table->fields);
	}
	buf_add(&table->bytes, at, len);
	buf_char(&table->bytes, '\0');
	table->fields[table->count++] = (struct span){NULL, len};
}

static void on_row(int end, void *state)
{
	struct table *table = state;

	(void)end;
	table->whole = true;
}

/* libcsv asks for every byte whether it ends a line or is white space. Its own answers are quicker,
 * and the same where there is no return but before the line end. */
static void feed(struct table *table, const char *at, size_t len)
{
	bool newline = table->line_end == '\n';
	const char *sign = newline && len > 0 ? memchr(at, '\r', len) : NULL;
	bool usual = newline && (sign == NULL || (sign + 2 == at + len && sign[1] == '\n'));

	csv_set_term_func(&table->parser, usual ? NULL : newline ? is_newline : is_return);
	csv_set_space_func(&table->parser, usual ? NULL : newline ? is_space : is_space_but_cr);
	csv_parse(&table->parser, at, len, on_field, on_row, table);
}

static void start_row(struct table *table)
{
	buf_reset(&table->bytes);
	table->count = 0;
	table->whole = false;
}

static void end_row(struct table *table, struct row *row)
{
	const char *at = table->bytes.at;

	for (size_t i = 0; i < table->count; i++) {
		table->fields[i].at = at;
		at += table->fields[i].len + 1;
	}
	row->fields = table->fields;
	row->count = table->count;
}

/* Consumes n bytes of the window. */
static void pass(struct table *table, size_t n)
{
	const char *at = reader_window(table->reader).at, *end = at + n;

	while ((at = memchr(at, table->line_end, (size_t)(end - at))) != NULL) {
		table->line++;
		at++;
	}
	reader_skip(table->reader, n);
}

/* A quote that never ends would swallow the file: its line goes, and rows start anew. */
static enum status give_up(
    struct table *table, struct row *row, const char *why, struct fault *fault)
{
	struct span window = reader_window(table->reader);
	const char *end = memchr(window.at, table->line_end, window.len);
	unsigned char separator = csv_get_delim(&table->parser);

	row->bytes =
	    (struct span){window.at, end != NULL ? (size_t)(end - window.at) + 1 : window.len};
	fault->line = table->line;
	fault->column = 0;
	csv_free(&table->parser);
	start_parser(table, separator);
	pass(table, row->bytes.len);
	return fault_set(fault, STATUS_REJECTED, "%s", why);
}

static bool is_blank(struct span window, size_t len)
{
	size_t i = 0;

	while (i < len && strchr(" \t\r\n", window.at[i]) != NULL && window.at[i] != '\0')
		i++;
	return i == len;
}

/* A row that the end of input ends. False where a quote is still open: only in its strict form
 * does libcsv say so. */
static bool last_row(struct table *table)
{
	csv_set_opts(&table->parser, CSV_STRICT | CSV_STRICT_FINI);
	if (csv_fini(&table->parser, on_field, on_row, table) != 0)
		return false;
	csv_set_opts(&table->parser, 0);
	return true;
}

enum status table_next(struct table *table, struct row *row, bool *got, struct fault *fault)
{
	size_t fed = 0, seen = 0;

	start_row(table);
	*row = (struct row){.line = table->line};
	*got = true;
	while (!table->whole) {
		struct span window = reader_window(table->reader);
		const char *end = memchr(window.at + seen, table->line_end, window.len - seen);
		enum status status;

		seen = end != NULL ? (size_t)(end - window.at) + 1 : window.len;
		if (seen > table->most)
			return give_up(table, row, TOO_LONG, fault);
		if (end != NULL && fed == 0 && is_blank(window, seen)) {
			pass(table, seen);
			seen = 0;
			row->line = table->line;
			continue;
		}
		if (end != NULL || table->reader->ended) {
			feed(table, window.at + fed, seen - fed);
			fed = seen;
		}
		if (end != NULL)
			continue;
		if (table->reader->ended)
			break;
		status = reader_more(table->reader, fault);
		if (status != STATUS_OK)
			return status;
	}
	if (!table->whole && !last_row(table))
		return give_up(table, row, "a quote that does not end", fault);
	*got = table->whole;
	end_row(table, row);
	row->bytes = (struct span){reader_window(table->reader).at, fed};
	pass(table, fed);
	return STATUS_OK;
}
