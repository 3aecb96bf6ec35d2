#include "detect/rows.h"

#include <csv.h>
#include <stdlib.h>
#include <strings.h>

#include "base/datetext.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/utf8.h"
#include "post/record.h"

enum { COLUMNS = 64, KEY_MOST = 200, TIME = 0, VALUE, KEY, PARTS };

/* By which names exports and databases call them, the first that is there counts. */
static const char *const known_names[PARTS][12] = {
    {"at", "time", "timestamp", "date", "datetime", "created_at", "hour", "day", "bucket", "ts",
        NULL},
    {"value", "count", "posts", "mentions", "volume", "n", "total", "y", "hits", "tweets", NULL},
    {NULL}};

struct fields {
	struct buf text; /* one after the other, each with a NUL */
	struct span at[COLUMNS];
	size_t starts[COLUMNS], count;
};

struct rows {
	const struct series_names *names;
	struct detector *detector;
	struct record record;
	struct csv_parser parser;
	struct fields fields;
	bool headed;           /* of this file, the columns are known */
	size_t columns[PARTS]; /* SIZE_MAX: none */
};

struct rows *rows_new(const struct series_names *names, struct detector *detector)
{
	struct rows *rows = mem_new(1, sizeof *rows);

	rows->names = names;
	rows->detector = detector;
	csv_init(&rows->parser, CSV_APPEND_NULL);
	return rows;
}

void rows_free(struct rows *rows)
{
	csv_free(&rows->parser);
	buf_free(&rows->fields.text);
	record_free(&rows->record);
	free(rows);
}

void rows_start(struct rows *rows)
{
	rows->headed = false;
}

/* Cells ------------------------------------------------------------------------------------- */

static void on_field(void *bytes, size_t len, void *state)
{
	struct fields *fields = state;

	if (fields->count == COLUMNS)
		return;
	fields->starts[fields->count] = fields->text.len;
	buf_add(&fields->text, bytes != NULL ? bytes : "", len);
	fields->at[fields->count++].len = len;
}

static void split(struct rows *rows, struct span line)
{
	struct fields *fields = &rows->fields;

	buf_reset(&fields->text);
	fields->count = 0;
	csv_parse(&rows->parser, line.at, line.len, on_field, NULL, fields);
	csv_fini(&rows->parser, on_field, NULL, fields);
	for (size_t i = 0; i < fields->count; i++)
		fields->at[i].at = fields->text.at + fields->starts[i];
}

static const char *wanted(const struct rows *rows, int part)
{
	const struct series_names *names = rows->names;

	return part == TIME ? names->time : part == VALUE ? names->value : names->key;
}

static size_t column_called(const struct fields *fields, const char *name)
{
	for (size_t i = 0; i < fields->count; i++)
		if (fields->at[i].len == strlen(name) &&
		    strncasecmp(fields->at[i].at, name, fields->at[i].len) == 0)
			return i;
	return SIZE_MAX;
}

static enum status find_columns(struct rows *rows, struct fault *fault)
{
	static const char *const parts[PARTS] = {"time", "value", "key"};

	for (int part = 0; part < PARTS; part++) {
		const char *name = wanted(rows, part);
		size_t found = name != NULL ? column_called(&rows->fields, name) : SIZE_MAX;

		for (const char *const *usual = known_names[part];
		     name == NULL && found == SIZE_MAX && *usual != NULL; usual++)
			found = column_called(&rows->fields, *usual);
		if (found == SIZE_MAX && name != NULL)
			return fault_set(fault, STATUS_USAGE, "no column is called '%s'", name);
		if (found == SIZE_MAX && part != KEY)
			return fault_set(fault, STATUS_USAGE,
			    "no column is known for the %s: name it by --%s", parts[part],
			    parts[part]);
		rows->columns[part] = found;
	}
	rows->headed = true;
	return STATUS_OK;
}

/* Rows -------------------------------------------------------------------------------------- */

static bool is_name(struct span key)
{
	return key.len == 0 || (key.len <= KEY_MOST && memchr(key.at, '\0', key.len) == NULL &&
	                           utf8_valid(key.at, key.len));
}

static enum status take(struct rows *rows, struct span time, struct span value,
    struct span key, struct fault *fault)
{
	static const struct datetext_rules rules = {0};
	struct detector *detector = rows->detector;
	int64_t when;
	double number;

	if (!datetext_read(time.at, time.len, &rules, &when))
		return fault_set(fault, STATUS_REJECTED, "the time is not one");
	if (num_real(value.at, value.len, -1e15, 1e15, &number, fault) != STATUS_OK)
		return fault_set(fault, STATUS_REJECTED, "the value is no number");
	if (!is_name(key))
		return fault_set(fault, STATUS_REJECTED,
		    "the key is no text in UTF-8 of at most %d bytes", KEY_MOST);
	if (detector_meet(detector, when))
		detector_place(detector, key.len > 0 ? key : span_of("series"), false, when)
		    ->volume += number;
	return STATUS_OK;
}

static struct span cell(const struct rows *rows, int part)
{
	size_t column = rows->columns[part];

	return column < rows->fields.count ? rows->fields.at[column] : (struct span){"", 0};
}

static enum status take_row(struct rows *rows, struct span line, struct fault *fault)
{
	split(rows, line);
	if (!rows->headed)
		return find_columns(rows, fault);
	return take(rows, cell(rows, TIME), cell(rows, VALUE), cell(rows, KEY), fault);
}

/* A member's text, or its number as written; at NULL where there is none. */
static struct span member(struct record *record, const char *name)
{
	struct span raw = record_raw(record, name), text = {NULL, 0};

	if (raw.at != NULL && *raw.at == '"')
		record_text(record, name, &text);
	else if (raw.at != NULL && *raw.at != '{' && *raw.at != '[' && *raw.at != 'n')
		text = raw;
	return text;
}

static enum status take_object(struct rows *rows, struct span line, struct fault *fault)
{
	struct record *record = &rows->record;
	struct span parts[PARTS];
	enum status status = record_index(record, line, fault);

	if (status != STATUS_OK)
		return status;
	for (int part = 0; part < PARTS; part++) {
		const char *name = wanted(rows, part);

		parts[part] = name != NULL ? member(record, name) : (struct span){NULL, 0};
		for (const char *const *usual = known_names[part];
		     name == NULL && parts[part].at == NULL && *usual != NULL; usual++)
			parts[part] = member(record, *usual);
	}
	if (record->status != STATUS_OK)
		return fault_set(fault, record->status, "%s", record->fault.what);
	if (parts[TIME].at == NULL || parts[VALUE].at == NULL)
		return fault_set(
		    fault, STATUS_REJECTED, "no member is known for the time or the value");
	return take(rows, parts[TIME], parts[VALUE], parts[KEY], fault);
}

enum status rows_take(struct rows *rows, struct span line, struct fault *fault)
{
	return *line.at == '{' ? take_object(rows, line, fault) : take_row(rows, line, fault);
}
