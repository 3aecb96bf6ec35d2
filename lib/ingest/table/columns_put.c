/* A row of a table to a post. */
#include "ingest/table/columns.h"

#include <string.h>

#include "base/buf.h"
#include "ingest/platform/review.h"
#include "ingest/table/cell.h"
#include "ingest/table/columns_settle.h"

static bool is_filled(struct sink *sink, const struct column *column)
{
	const char *member = (const char *)&sink->post + column->where;

	switch (column->how) {
	case FILL_TIME:
	case FILL_COUNT:
		return *(const int64_t *)member != POST_UNKNOWN;
	case FILL_TEXT:
	case FILL_ESCAPED:
	case FILL_ID:
		return ((const struct span *)member)->len > 0;
	default:
		return false;
	}
}

/* A date and its time of day may be in two columns. */
static struct span with_clock(const struct columns *columns, struct sink *sink,
    const struct row *row, struct span date, size_t index)
{
	struct span clock = columns_role(columns, row, ROLE_CLOCK);

	if (columns->roles[ROLE_CLOCK][0] == index || date.len == 0 ||
	    memchr(date.at, ':', date.len) != NULL || clock.len == 0 || clock.len > 15 ||
	    memchr(clock.at, ':', clock.len) == NULL)
		return date;
	return sink_join(sink, (struct span[]){date, span_of(" "), clock}, 3);
}

/* A rounded id is dropped by sink_end; the post's own now, for its address may hold it. */
static struct span whole_id(struct sink *sink, struct span cell, size_t where)
{
	struct span id = cell_id(cell);

	if (where != FILL_AT(id) || !cell_is_ruined(id))
		return id;
	sink_note(sink, NOTE_RUINED, 1);
	return (struct span){0};
}

static struct span repaired(const struct columns *columns, struct sink *sink,
    const struct row *row, const struct column *column, struct span cell)
{
	if (column->where != FILL_AT(text) && cell_is_void(cell))
		return (struct span){0};
	switch (column->how) {
	case FILL_ID:
		return whole_id(sink, cell, column->where);
	case FILL_TIME:
		cell = cell_date(sink, cell);
		return column->where == FILL_AT(created_at)
		    ? with_clock(columns, sink, row, cell, column->index) : cell;
	case FILL_RATING:
		return cell_rating(sink, cell);
	case FILL_TEXT:
	case FILL_ESCAPED:
		return column->where == FILL_AT(url) ? cell_url(sink, cell)
		                                     : cell_text(sink, cell);
	default:
		return cell;
	}
}

static void put_field(const struct columns *columns, struct sink *sink, const struct row *row,
    const struct column *column)
{
	struct span text = column->row != NULL ? column->row->words : (struct span){0};

	if (is_filled(sink, column))
		return;
	if (column->index < row->count)
		text = repaired(columns, sink, row, column,
		    sink_clean(sink, row->fields[column->index]));
	if (text.at == NULL)
		return;
	if (column->row != NULL)
		map_put(column->row, sink, text);
	else if (column->how == FILL_LIST)
		cell_list(sink, (struct post_list *)((char *)&sink->post + column->where), text);
	else
		fill_member(sink, column->how, column->where, text);
}

/* The text behind a key of a Python dictionary, as pandas writes one into a cell; false where
 * there is none. What is escaped in it stays so but for quotes and line ends. */
static bool literal(struct span cell, const char *key, struct buf *to)
{
	const char *at = span_find(cell, key), *end;
	char quote;

	if (cell.len == 0 || *cell.at != '{' || at == NULL)
		return false;
	end = cell.at + cell.len;
	at += strlen(key);
	if (at == end || (*at != '\'' && *at != '"'))
		return false;
	for (quote = *at++; at < end && *at != quote; at++) {
		bool line = *at == '\\' && at + 1 < end && at[1] == 'n';

		at += line || (*at == '\\' && at + 1 < end && at[1] == quote);
		buf_add(to, line ? "\n" : at, 1);
	}
	return true;
}

static void put_answer(const struct columns *columns, struct sink *sink, const struct row *row)
{
	struct review_answer answer = {
	    .text = columns_role(columns, row, ROLE_ANSWER),
	    .date = columns_role(columns, row, ROLE_ANSWERED)};
	struct buf body = {0}, date = {0};

	if (literal(answer.text, "'body': ", &body)) {
		if (literal(answer.text, "'modified': ", &date))
			answer.date = (struct span){date.at, date.len};
		answer.text = (struct span){body.at, body.len};
	}
	if (!cell_is_void(answer.text))
		review_answered(sink, &answer);
	buf_free(&body);
	buf_free(&date);
}

/* What is beyond the header's last field is in no column: a separator that was not quoted. */
static bool is_too_long(const struct columns *columns, const struct row *row)
{
	for (size_t i = columns->width; columns->width > 0 && i < row->count; i++)
		if (row->fields[i].len > 0)
			return true;
	return false;
}

/* A sum of what is above, a row with nothing in it, a line below the table. */
static bool is_no_post(const struct columns *columns, const struct row *row)
{
	size_t i = 0;

	while (i < row->count && row->fields[i].len == 0)
		i++;
	return i == row->count || row->count < columns->width || cell_is_total(row->fields[i]);
}

/* What Facepager keeps beside posts: where it started, and what it could not get. */
static bool is_node(const struct columns *columns, const struct row *row)
{
	struct span type = columns_role(columns, row, ROLE_TYPE);

	return columns_is(columns, "facepager") &&
	       (span_is(type, "seed") || span_is(type, "offcut") || span_is(type, "headers"));
}

static bool is_removed(const struct columns *columns, struct span text)
{
	return columns_is(columns, "reddit") &&
	       (span_is(text, "[deleted]") || span_is(text, "[removed]"));
}

/* The row as an object, new; the first of equal names counts, as everywhere with tables. Without
 * a header the names are the columns' numbers. */
static json_t *whole_row(const struct columns *columns, struct sink *sink, const struct row *row)
{
	json_t *object = json_object();

	for (size_t i = 0; i < row->count && (i < columns->width || columns->width == 0); i++) {
		struct span name = columns->width > 0
		    ? sink_clean(sink, span_of(columns->names[i]))
		    : sink_format(sink, "%zu", i + 1);
		struct span text = sink_clean(sink, row->fields[i]);

		if (text.len > 0 && name.len > 0 && !json_object_getn(object, name.at, name.len))
			json_object_setn_new(
			    object, name.at, name.len, json_stringn(text.at, text.len));
	}
	return object;
}

static void end_post(const struct columns *columns, struct sink *sink, const struct row *row)
{
	json_t *object = sink->raw ? whole_row(columns, sink, row) : NULL;

	sink->value = object;
	sink_end(sink);
	sink->value = NULL;
	json_decref(object);
}

enum status columns_put(
    const struct columns *columns, struct sink *sink, const struct row *row, struct fault *fault)
{
	struct post *post = sink_begin(sink, "");
	bool dated, known;

	sink->mapped = true;
	for (size_t i = 0; i < columns->count; i++)
		put_field(columns, sink, row, &columns->at[i]);
	dated = post->created_at != POST_UNKNOWN;
	known = post->id.len > 0 || post->url.len > 0 ||
	        (dated && (post->author_handle.len > 0 || post->author_name.len > 0 ||
	                      post->rating_max != POST_UNKNOWN));
	if (is_removed(columns, post->text)) {
		sink_note(sink, NOTE_REMOVED, 1);
		return STATUS_OK;
	}
	if (post->text.len == 0 && post->title.len == 0 &&
	    (!known || (row->count > 0 && cell_is_total(row->fields[0])) || is_node(columns, row))) {
		if (!is_no_post(columns, row) && !is_node(columns, row))
			return fault_set(fault, STATUS_REJECTED,
			    "a row without text, title, id or address");
		sink_note(sink, NOTE_TOTALS, 1);
		return STATUS_OK;
	}
	if (is_too_long(columns, row))
		sink_note(sink, NOTE_RAGGED, 1);
	columns_settle(columns, sink, row);
	end_post(columns, sink, row);
	put_answer(columns, sink, row);
	return STATUS_OK;
}
