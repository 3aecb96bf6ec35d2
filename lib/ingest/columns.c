#include "ingest/columns.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "ingest/known.h"

struct column {
	size_t index; /* of the field; SIZE_MAX: words are its value */
	enum fill how;
	size_t where;
	const struct map_row *row; /* the user's, borrowed; NULL: the column is known */
};

/* The field of that name, or SIZE_MAX. */
static size_t find(const struct row *header, const char *name)
{
	size_t len = strlen(name);

	for (size_t i = 0; i < header->count; i++)
		if (header->fields[i].len == len &&
		    strncasecmp(header->fields[i].at, name, len) == 0)
			return i;
	return SIZE_MAX;
}

static void add(struct columns *columns, struct column column)
{
	columns->at = mem_resize(columns->at, columns->count + 1, sizeof *columns->at);
	columns->at[columns->count++] = column;
}

static bool is_taken(const struct columns *columns, size_t where)
{
	for (size_t i = 0; i < columns->count; i++)
		if (columns->at[i].where == where)
			return true;
	return false;
}

static enum status add_maps(struct columns *columns, const struct map *map,
    const struct row *header, struct fault *fault)
{
	for (size_t i = 0; map != NULL && i < map->count; i++) {
		const struct map_row *row = &map->rows[i];
		struct column column = {SIZE_MAX, row->fill.how, row->fill.where, row};

		if (row->fill.path != NULL) {
			column.index = find(header, row->fill.path);
			if (column.index == SIZE_MAX)
				return fault_set(fault, STATUS_USAGE, "there is no column '%s'",
				    row->fill.path);
		}
		add(columns, column);
	}
	return STATUS_OK;
}

static void add_known(struct columns *columns, const struct row *header)
{
	for (const struct known *k = known_columns; k->name != NULL; k++) {
		size_t index = find(header, k->name);

		if (index != SIZE_MAX && (k->also || !is_taken(columns, k->where)))
			add(columns, (struct column){index, k->how, k->where, NULL});
	}
	columns->inbound = find(header, "inbound");
	columns->clock = find(header, "date") != SIZE_MAX ? find(header, "time") : SIZE_MAX;
	columns->x_ids = find(header, "tweet_id") != SIZE_MAX ||
	                 find(header, "tweet id") != SIZE_MAX ||
	                 find(header, "twitter_id") != SIZE_MAX ||
	                 find(header, "public_metrics.retweet_count") != SIZE_MAX;
}

/* The airline set has X's handles under name. */
static void take_names_for_handles(struct columns *columns)
{
	for (size_t i = 0; i < columns->count; i++)
		if (columns->at[i].where == FILL_AT(author_name))
			columns->at[i].where = FILL_AT(author_handle);
}

static void keep_names(struct columns *columns, const struct row *header)
{
	columns->names = mem_new(header->count, sizeof *columns->names);
	for (; columns->name_count < header->count; columns->name_count++) {
		struct span name = header->fields[columns->name_count];

		columns->names[columns->name_count] = mem_copy(name.at, name.len);
	}
}

bool columns_read(struct columns *columns, const struct map *map, const struct row *row,
    enum status *status, struct fault *fault)
{
	bool named;

	*columns = (struct columns){0};
	*status = add_maps(columns, map, row, fault);
	columns->own_platform = is_taken(columns, FILL_AT(platform));
	named = is_taken(columns, FILL_AT(author_name));
	if (*status == STATUS_OK)
		add_known(columns, row);
	if (columns->x_ids && !named && !is_taken(columns, FILL_AT(author_handle)) &&
	    find(row, "name") != SIZE_MAX)
		take_names_for_handles(columns);
	if (*status == STATUS_OK && is_taken(columns, FILL_AT(text))) {
		keep_names(columns, row);
		return true;
	}
	columns_free(columns);
	return false;
}

void columns_free(struct columns *columns)
{
	for (size_t i = 0; i < columns->name_count; i++)
		free(columns->names[i]);
	free(columns->names);
	free(columns->at);
	*columns = (struct columns){0};
}

/* Names of networks as tools write them, and the platform's; first parts of names count. */
static struct span platform_of(struct span name)
{
	static const struct {
		const char *starts, *platform;
	} names[] = {{"twitter", "x"}, {"x", "x"}, {"facebook", "facebook"},
	    {"instagram", "instagram"}, {"reddit", "reddit"}, {"youtube", "youtube"},
	    {"tiktok", "tiktok"}, {"linkedin", "linkedin"}, {"threads", "threads"},
	    {"bluesky", "bluesky"}, {"mastodon", "mastodon"}, {"tumblr", "tumblr"},
	    {"weibo", "weibo"}, {"telegram", "telegram"}, {"discord", "discord"}};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		size_t len = strlen(names[i].starts);
		if (name.len >= len && strncasecmp(name.at, names[i].starts, len) == 0 &&
		    (name.len == len || !isalnum((unsigned char)name.at[len])))
			return span_of(names[i].platform);
	}
	return (struct span){0};
}

/* A platform or language that is told in words of the tool's own is not passed on as one. */
static void settle(const struct columns *columns, struct sink *sink)
{
	struct post *post = &sink->post;
	struct span platform = post->platform;

	if (!columns->own_platform)
		post->platform = platform_of(platform);
	if (post->platform.len == 0) {
		if (platform.len > 0 && post->source.at == NULL)
			post->source = platform;
		post->platform = span_of(columns->x_ids ? "x" : "csv");
	}
	if (post->lang.len > 3 && post->lang.at[2] != '-' && post->lang.at[3] != '-' &&
	    post->lang.at[2] != '_')
		post->lang = (struct span){0};
	if (post->author_handle.len > 1 && post->author_handle.at[0] == '@') {
		post->author_handle.at++;
		post->author_handle.len--;
	}
}

/* Quotes around an id, or an apostrophe before it, keep spreadsheets from counting with it. */
static struct span bare(struct span id)
{
	if (id.len > 2 && id.at[0] == '"' && id.at[id.len - 1] == '"')
		return (struct span){id.at + 1, id.len - 2};
	if (id.len > 1 && id.at[0] == '\'')
		return (struct span){id.at + 1, id.len - 1};
	return id;
}

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

static void put_field(const struct columns *columns, struct sink *sink, const struct row *row,
    const struct column *column)
{
	struct span text = column->row != NULL ? column->row->words : (struct span){0};

	if (column->index < row->count)
		text = sink_clean(sink, row->fields[column->index]);
	if (column->how == FILL_ID)
		text = bare(text);
	if (column->where == FILL_AT(created_at) && columns->clock < row->count && text.len <= 10)
		text = sink_join(sink,
		    (struct span[]){text, span_of(" "), row->fields[columns->clock]}, 3);
	if (text.at == NULL || is_filled(sink, column))
		return;
	if (column->row != NULL)
		map_put(column->row, sink, text);
	else
		fill_member(sink, column->how, column->where, text);
}

/* The row as an object, new; the first of equal names counts, as everywhere with tables. */
static json_t *whole_row(const struct columns *columns, struct sink *sink, const struct row *row)
{
	json_t *object = json_object();

	for (size_t i = 0; i < columns->name_count && i < row->count; i++) {
		struct span name = sink_clean(sink, span_of(columns->names[i]));
		struct span text = sink_clean(sink, row->fields[i]);

		if (text.len > 0 && name.len > 0 && !json_object_getn(object, name.at, name.len))
			json_object_setn_new(
			    object, name.at, name.len, json_stringn(text.at, text.len));
	}
	return object;
}

enum status columns_put(
    const struct columns *columns, struct sink *sink, const struct row *row, struct fault *fault)
{
	struct post *post = sink_begin(sink, "");
	json_t *object = NULL;

	sink->mapped = true;
	for (size_t i = 0; i < columns->count; i++)
		put_field(columns, sink, row, &columns->at[i]);
	if (post->text.len == 0 && post->title.len == 0 && post->id.len == 0)
		return fault_set(fault, STATUS_REJECTED, "a row without text, title or id");
	settle(columns, sink);
	if (post->rating_max != POST_UNKNOWN && post->kind.at == NULL)
		post->kind = span_of("review");
	if (columns->inbound < row->count && span_is(row->fields[columns->inbound], "False"))
		post->author_staff = POST_ANSWER_YES;
	if (sink->raw)
		sink->value = object = whole_row(columns, sink, row);
	sink_end(sink);
	sink->value = NULL;
	json_decref(object);
	return STATUS_OK;
}
