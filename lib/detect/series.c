#include "detect/series.h"

#include <csv.h>
#include <strings.h>

#include "base/datetext.h"
#include "base/num.h"
#include "io/reader.h"
#include "io/sandbox.h"
#include "post/record.h"

enum { COLUMNS = 64, TIME = 0, VALUE, KEY, PARTS };

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

struct reading {
	const struct series_source *source;
	struct tally tally;
	struct record record;
	struct csv_parser parser;
	struct fields fields;
	bool headed;               /* of this file, the columns are known */
	size_t columns[PARTS];     /* SIZE_MAX: none */
};

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

static void split(struct reading *reading, struct span line)
{
	struct fields *fields = &reading->fields;

	buf_reset(&fields->text);
	fields->count = 0;
	csv_parse(&reading->parser, line.at, line.len, on_field, NULL, fields);
	csv_fini(&reading->parser, on_field, NULL, fields);
	for (size_t i = 0; i < fields->count; i++)
		fields->at[i].at = fields->text.at + fields->starts[i];
}

static const char *wanted(const struct reading *reading, int part)
{
	const struct series_names *names = &reading->source->names;

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

static enum status find_columns(struct reading *reading, struct fault *fault)
{
	static const char *const parts[PARTS] = {"time", "value", "key"};

	for (int part = 0; part < PARTS; part++) {
		const char *name = wanted(reading, part);
		size_t found = name != NULL ? column_called(&reading->fields, name) : SIZE_MAX;

		for (const char *const *usual = known_names[part];
		     name == NULL && found == SIZE_MAX && *usual != NULL; usual++)
			found = column_called(&reading->fields, *usual);
		if (found == SIZE_MAX && name != NULL)
			return fault_set(fault, STATUS_USAGE, "no column is called '%s'", name);
		if (found == SIZE_MAX && part != KEY)
			return fault_set(fault, STATUS_USAGE,
			    "no column is known for the %s: name it by --%s", parts[part],
			    parts[part]);
		reading->columns[part] = found;
	}
	reading->headed = true;
	return STATUS_OK;
}

/* Rows -------------------------------------------------------------------------------------- */

static enum status take(struct reading *reading, struct span time, struct span value,
    struct span key, struct fault *fault)
{
	static const struct datetext_rules rules = {0};
	struct detector *detector = reading->source->detector;
	int64_t when;
	double number;

	if (!datetext_read(time.at, time.len, &rules, &when))
		return fault_set(fault, STATUS_REJECTED, "the time is not one");
	if (num_real(value.at, value.len, -1e15, 1e15, &number, fault) != STATUS_OK)
		return fault_set(fault, STATUS_REJECTED, "the value is no number");
	if (detector_meet(detector, when, reading->source->latest))
		detector_place(detector, key.len > 0 ? key : span_of("series"), false, when)
		    ->volume += number;
	return STATUS_OK;
}

static struct span cell(const struct reading *reading, int part)
{
	size_t column = reading->columns[part];

	return column < reading->fields.count ? reading->fields.at[column] : (struct span){"", 0};
}

static enum status take_row(struct reading *reading, struct span line, struct fault *fault)
{
	split(reading, line);
	if (!reading->headed)
		return find_columns(reading, fault);
	return take(reading, cell(reading, TIME), cell(reading, VALUE), cell(reading, KEY), fault);
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

static enum status take_object(struct reading *reading, struct span line, struct fault *fault)
{
	struct record *record = &reading->record;
	struct span parts[PARTS];
	enum status status = record_index(record, line, fault);

	if (status != STATUS_OK)
		return status;
	for (int part = 0; part < PARTS; part++) {
		const char *name = wanted(reading, part);

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
	return take(reading, parts[TIME], parts[VALUE], parts[KEY], fault);
}

/* Files ------------------------------------------------------------------------------------- */

static enum status one_line(struct reading *reading, const char *file, const struct line *line,
    struct fault *fault)
{
	struct span bytes = line->bytes;
	enum status status;

	while (bytes.len > 0 && strchr(" \t\r", bytes.at[bytes.len - 1]) != NULL)
		bytes.len--;
	if (bytes.len == 0)
		return STATUS_OK;
	reading->tally.units++;
	*fault = (struct fault){.file = file, .line = line->number};
	if (line->cut)
		status = fault_set(fault, STATUS_REJECTED, "longer than %lld bytes (--max-line)",
		    (long long)reading->source->options->most);
	else
		status = *bytes.at == '{' ? take_object(reading, bytes, fault)
		                          : take_row(reading, bytes, fault);
	if (status != STATUS_REJECTED)
		return status;
	tally_keep(&reading->tally, line->bytes, !line->cut);
	tally_reject(&reading->tally, fault);
	return STATUS_OK;
}

/* A line beyond the limit goes to the rejects in pieces, so that memory stays bounded. */
static enum status keep_rest(struct reading *reading, struct reader *reader, struct fault *fault)
{
	enum status status = STATUS_OK;
	bool more = true;

	while (status == STATUS_OK && more) {
		struct span piece;

		status = line_rest(reader, &piece, &more, fault);
		if (status == STATUS_OK)
			tally_keep(&reading->tally, piece, !more);
	}
	return status;
}

static enum status one_file(struct reading *reading, const char *path, struct output *out,
    struct fault *fault)
{
	size_t most = (size_t)reading->source->options->most;
	struct reader reader;
	struct line line;
	bool got = true;
	enum status status = reader_open(&reader, path, out, fault);

	if (status != STATUS_OK)
		return status;
	reading->headed = false;
	while (status == STATUS_OK && !reading->tally.stop && !output_failed(out)) {
		status = line_next(&reader, most, &line, &got, fault);
		if (status != STATUS_OK || !got)
			break;
		status = one_line(reading, reader.name, &line, fault);
		if (status == STATUS_OK && line.cut)
			status = keep_rest(reading, &reader, fault);
		output_settle(out);
	}
	reader_close(&reader);
	return status;
}

static enum status all_files(struct reading *reading, struct output *out)
{
	char dash[] = "-", *standard[] = {dash, NULL};
	char **path = *reading->source->operands != NULL ? reading->source->operands : standard;
	enum status worst = STATUS_OK;

	for (; *path != NULL && !reading->tally.stop && !output_failed(out); path++) {
		struct fault fault = {0};
		enum status status = one_file(reading, *path, out, &fault);

		if (status != STATUS_OK)
			worst = tool_fail(reading->source->tool, status, &fault);
	}
	return worst;
}

enum status series_run(const struct series_source *source, struct output *out)
{
	struct reading reading = {.source = source};
	enum status status;

	reading.tally = (struct tally){
	    .tool = source->tool, .options = source->options, .unit = "lines"};
	filter_mention_terminal(source->tool, source->operands);
	status = tally_open(&reading.tally);
	if (status != STATUS_OK)
		return status;
	sandbox_enter(source->operands, NULL);
	csv_init(&reading.parser, CSV_APPEND_NULL);
	status = tally_close(&reading.tally, all_files(&reading, out));
	csv_free(&reading.parser);
	buf_free(&reading.fields.text);
	record_free(&reading.record);
	return status;
}
