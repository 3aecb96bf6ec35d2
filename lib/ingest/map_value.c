/* JSON values by a mapping. */
#include "ingest/map.h"

#include <stdlib.h>
#include <string.h>

#include "base/dateform.h"

enum { DEEPEST = 8 };

/* The length of a path up to and with its last list; 0 where it has none. */
static size_t lists_of(const char *path)
{
	size_t len = 0;

	for (const char *at = path; (at = strstr(at, "[]")) != NULL; at += 2)
		len = (size_t)(at - path) + 2;
	return len;
}

static bool is_single(const struct map_row *row)
{
	return row->fill.path != NULL && row->fill.how != FILL_LIST;
}

/* The row whose lists are the longest, of those that fill a single value. */
static const struct map_row *deepest(const struct map *map)
{
	const struct map_row *found = NULL;

	for (size_t i = 0; i < map->count; i++)
		if (is_single(&map->rows[i]) && lists_of(map->rows[i].fill.path) > 0 &&
		    (found == NULL ||
		        lists_of(map->rows[i].fill.path) > lists_of(found->fill.path)))
			found = &map->rows[i];
	return found;
}

/* Cuts the lists off the path: a[].b.c[].d gives a and b.c. */
static void add_lists(struct map *map, const char *path)
{
	const char *sign;

	while ((sign = strstr(path, "[]")) != NULL && map->depth < DEEPEST) {
		map->lists = mem_resize(map->lists, map->depth + 1, sizeof *map->lists);
		map->lists[map->depth++] = arena_copy(&map->texts, path, (size_t)(sign - path));
		path = sign[2] == '.' ? sign + 3 : sign + 2;
	}
}

/* Takes the lists off the start of the row's path, as many as it shares with the map's. */
static void descend(const struct map *map, struct map_row *row)
{
	row->rest = row->fill.path;
	for (row->level = 0; row->level < map->depth; row->level++) {
		const char *list = map->lists[row->level];
		size_t len = strlen(list);

		if (strncmp(row->rest, list, len) != 0 || strncmp(row->rest + len, "[]", 2) != 0)
			return;
		row->rest += len + (row->rest[len + 2] == '.' ? 3 : 2);
	}
}

enum status map_settle(struct map *map, struct fault *fault)
{
	const struct map_row *deep = deepest(map);

	if (deep != NULL)
		add_lists(map, deep->fill.path);
	for (size_t i = 0; i < map->count; i++) {
		struct map_row *row = &map->rows[i];

		if (row->fill.path == NULL)
			continue;
		descend(map, row);
		if (deep != NULL && is_single(row) && strstr(row->rest, "[]") != NULL)
			return fault_set(fault, STATUS_USAGE,
			    "'%s' and '%s' are items of different lists", deep->fill.path,
			    row->fill.path);
	}
	return STATUS_OK;
}

void map_put(const struct map_row *row, struct sink *sink, struct span text)
{
	int64_t when;

	if (row->form == NULL)
		fill_member(sink, row->fill.how, row->fill.where, text);
	else if (text.len > 0 &&
	         dateform_read(text.at, text.len, row->form, sink->dates.local, &when))
		*(int64_t *)(void *)((char *)&sink->post + row->fill.where) = when;
	else if (text.len > 0)
		sink_note(sink, NOTE_FORM, 1);
}

/* The value itself at an empty path. */
static const json_t *found_at(const json_t *value, const char *path)
{
	return *path != '\0' ? fill_find(value, path) : value;
}

/* Flat objects have keys with dots in them. */
static const json_t *whole_key(const json_t *value, const char *path)
{
	return strchr(path, '.') != NULL ? json_object_get(value, path) : NULL;
}

/* In place of what the member holds; false where the value yields nothing for it. */
static bool put_row(const struct map_row *row, struct sink *sink, const json_t *value)
{
	struct fill_row rows[2] = {{row->rest, row->fill.how, row->fill.where}, {0}};
	struct post before = sink->post;
	const json_t *flat = row->fill.path != NULL ? whole_key(value, row->rest) : NULL;

	if (flat != NULL) {
		value = flat;
		rows[0].path = "";
	}
	if (rows[0].how == FILL_TEXT)
		rows[0].how = FILL_ID; /* a number is text as well */
	fill_forget(sink, &row->fill);
	if (row->fill.path == NULL)
		map_put(row, sink, row->words);
	else if (row->form != NULL)
		map_put(row, sink, fill_id(sink, found_at(value, rows[0].path)));
	else
		fill_post(sink, rows, value);
	if (fill_knows(sink, &row->fill))
		return true;
	sink->post = before;
	return false;
}

/* True where a row before this one has filled the same member. */
static bool is_filled(const struct map *map, size_t row, uint64_t filled)
{
	for (size_t i = 0; i < row && i < 64; i++)
		if ((filled >> i & 1) != 0 && map->rows[i].fill.where == map->rows[row].fill.where)
			return true;
	return false;
}

/* values holds one for each level. Words alone are no content: returns how many rows with a
 * path have yielded something. */
static size_t put_rows(struct map *map, struct sink *sink, const json_t *const *values,
    size_t levels)
{
	uint64_t filled = 0;
	size_t met = 0;

	for (size_t i = 0; i < map->count; i++) {
		struct map_row *row = &map->rows[i];

		if (is_filled(map, i, filled)) {
			row->met = true;
			continue;
		}
		if (row->level > levels || !put_row(row, sink, values[row->level]))
			continue;
		filled |= i < 64 ? (uint64_t)1 << i : 0;
		row->met = true;
		met += row->fill.path != NULL;
	}
	return met;
}

void map_replace(struct map *map, struct sink *sink, const json_t *value)
{
	put_rows(map, sink, &value, 0);
}

/* The list that the items of a level are in. jansson has no walk over const objects. */
static json_t *list_at(const struct map *map, const json_t *value, size_t level)
{
	return (json_t *)(uintptr_t)found_at(value, map->lists[level]);
}

bool map_fits(const struct map *map, const json_t *value)
{
	if (!json_is_object(value))
		return false;
	if (map->depth > 0) {
		const json_t *list = list_at(map, value, 0);
		return json_is_array(list) || json_is_object(list);
	}
	for (size_t i = 0; i < map->count; i++)
		if (map->rows[i].fill.path != NULL &&
		    (fill_reaches(value, map->rows[i].rest) ||
		        whole_key(value, map->rows[i].rest) != NULL))
			return true;
	return false;
}

/* What is being converted: a value for each level so far, and the posts made. */
struct descent {
	struct map *map;
	struct sink *sink;
	const json_t *values[DEEPEST + 1];
	size_t empty; /* items that yielded nothing */
};

static void put_post(struct descent *d)
{
	struct post *post = sink_begin(d->sink, "json");
	size_t met;

	d->sink->value = d->values[d->map->depth];
	met = put_rows(d->map, d->sink, d->values, d->map->depth);
	if (met == 0 || (post->text.len == 0 && post->title.len == 0 && post->id.len == 0)) {
		d->empty++;
		return;
	}
	d->sink->mapped = true;
	sink_end(d->sink);
}

static void go_down(struct descent *d, size_t level);

static void go_into(struct descent *d, size_t level, json_t *item)
{
	d->values[level] = item;
	go_down(d, level);
}

/* Objects by their ids are a list; another object in a list's place is its only item. */
static void go_through(struct descent *d, size_t level, json_t *object)
{
	void *at = json_object_iter(object);

	if (at != NULL && !json_is_object(json_object_iter_value(at))) {
		go_into(d, level, object);
		return;
	}
	for (; at != NULL; at = json_object_iter_next(object, at))
		go_into(d, level, json_object_iter_value(at));
}

static void go_down(struct descent *d, size_t level)
{
	json_t *list;

	if (level == d->map->depth) {
		put_post(d);
		return;
	}
	list = list_at(d->map, d->values[level], level);
	for (size_t i = 0; i < json_array_size(list); i++)
		go_into(d, level + 1, json_array_get(list, i));
	if (json_is_object(list))
		go_through(d, level + 1, list);
}

enum status map_convert(
    struct map *map, struct sink *sink, const json_t *value, struct fault *fault)
{
	struct descent d = {.map = map, .sink = sink, .values = {value}};
	size_t before = sink->posts;

	go_down(&d, 0);
	if (d.empty > 0)
		return fault_set(fault, STATUS_REJECTED,
		    "%zu value%s without text, title or id by the mapping", d.empty,
		    d.empty == 1 ? "" : "s");
	if (sink->posts == before)
		sink_note(sink, NOTE_EMPTY, 1);
	return STATUS_OK;
}
