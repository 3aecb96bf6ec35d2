#include "ingest/fill.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/datetext.h"
#include "base/num.h"
#include "base/when.h"
#include "ingest/loose.h"

struct span fill_text(const json_t *value)
{
	if (!json_is_string(value))
		return (struct span){0};
	return (struct span){json_string_value(value), json_string_length(value)};
}

/* MongoDB's exports put what JSON has no type for into an object: {"$date": ...}. */
static const json_t *unboxed(const json_t *value)
{
	static const char *const boxes[] = {"$date", "$oid", "$numberLong", "$numberInt"};

	for (size_t i = 0; json_object_size(value) == 1 && i < sizeof boxes / sizeof *boxes; i++)
		if (json_object_get(value, boxes[i]) != NULL) {
			value = json_object_get(value, boxes[i]);
			i = SIZE_MAX; /* a date may hold a number that is boxed again */
		}
	return value;
}

struct span fill_id(struct sink *sink, const json_t *value)
{
	struct span text = fill_text(value = unboxed(value));

	/* Of a big one the last digits are gone: the sink knows it by its exponent. */
	if (json_is_real(value))
		return sink_format(sink, "%.15g", json_real_value(value));
	if (json_is_integer(value))
		return sink_format(sink, "%lld", (long long)json_integer_value(value));
	return text.len > 0 ? text : (struct span){0};
}

json_t *fill_iterable(const json_t *value)
{
	union {
		const json_t *given;
		json_t *taken;
	} same = {.given = value};

	return same.taken;
}

static bool time_of_text(
    struct span text, const struct datetext_rules *rules, int64_t *when)
{
	return when_rfc3339(text.at, text.len, when) ||
	       datetext_read(text.at, text.len, rules, when);
}

bool fill_time(const json_t *value, int64_t *when)
{
	static const struct datetext_rules rules = {0};

	value = unboxed(value);
	if (json_is_string(value))
		return time_of_text(fill_text(value), &rules, when);
	if (json_is_integer(value))
		return json_integer_value(value) > 0 && when_ticks(json_integer_value(value), when);
	if (!json_is_real(value) || fabs(json_real_value(value)) > 9e18)
		return false;
	return json_real_value(value) > 0 && when_ticks((int64_t)json_real_value(value), when);
}

bool fill_is(const json_t *value, const char *key, const char *text)
{
	return span_is(fill_text(json_object_get(value, key)), text);
}

bool fill_has(const json_t *value, const char *key)
{
	return json_object_get(value, key) != NULL;
}

static void *member_at(struct sink *sink, size_t where)
{
	return (char *)&sink->post + where;
}

static bool count_of(const json_t *value, int64_t *count)
{
	if (json_is_integer(value))
		*count = json_integer_value(value);
	else if (json_is_real(value) && fabs(json_real_value(value)) < 9e15)
		*count = (int64_t)json_real_value(value);
	else
		return false;
	return true;
}

/* Only a score can be below zero; some services write -1 for what they do not tell. */
static void put_count(struct sink *sink, size_t where, int64_t count)
{
	if (count >= 0 || where == FILL_AT(likes))
		*(int64_t *)member_at(sink, where) = count;
}

bool fill_knows(const struct sink *sink, const struct fill_row *row)
{
	const void *member = (const char *)&sink->post + row->where;

	switch (row->how) {
	case FILL_TIME:
	case FILL_COUNT:
		return *(const int64_t *)member != POST_UNKNOWN;
	case FILL_FLAG:
		return *(const enum post_answer *)member != POST_ANSWER_UNKNOWN;
	case FILL_LIST:
		return ((const struct post_list *)member)->count > 0;
	case FILL_RATING:
		return sink->post.rating_max != POST_UNKNOWN;
	default:
		return ((const struct span *)member)->at != NULL;
	}
}

void fill_forget(struct sink *sink, const struct fill_row *row)
{
	void *member = member_at(sink, row->where);

	switch (row->how) {
	case FILL_TIME:
	case FILL_COUNT:
		*(int64_t *)member = POST_UNKNOWN;
		break;
	case FILL_FLAG:
		*(enum post_answer *)member = POST_ANSWER_UNKNOWN;
		break;
	case FILL_LIST:
		((struct post_list *)member)->count = 0;
		break;
	case FILL_RATING:
		sink->post.rating_max = POST_UNKNOWN;
		break;
	default:
		*(struct span *)member = (struct span){0};
	}
}

static void put_rating(struct sink *sink, double rating)
{
	if (rating >= 0 && rating <= 5) {
		sink->post.rating = rating;
		sink->post.rating_max = 5;
	}
}

void fill_member(struct sink *sink, enum fill how, size_t where, struct span text)
{
	void *member = member_at(sink, where);
	struct fault ignored;
	double rating;
	int64_t count;

	if (text.at == NULL || (text.len == 0 && where != FILL_AT(text)))
		return;
	switch (how) {
	case FILL_TIME:
		time_of_text(text, &sink->dates, member);
		break;
	case FILL_COUNT:
		if (loose_count(text, &count))
			put_count(sink, where, count);
		break;
	case FILL_FLAG:
		*(enum post_answer *)member = loose_answer(text);
		break;
	case FILL_LIST:
		post_list_add(member, text);
		break;
	case FILL_RATING:
		if (num_real(text.at, text.len, 0, 5, &rating, &ignored) == STATUS_OK)
			put_rating(sink, rating);
		break;
	case FILL_HTML:
		*(struct span *)member = sink_html(sink, text);
		break;
	case FILL_ESCAPED:
		*(struct span *)member = sink_unescaped(sink, text);
		break;
	default:
		*(struct span *)member = text;
	}
}

static void put_value(struct sink *sink, const struct fill_row *row, const json_t *value)
{
	void *member = member_at(sink, row->where);
	int64_t count;

	value = unboxed(value);
	if (json_is_string(value))
		fill_member(sink, row->how, row->where, fill_text(value));
	else if (row->how == FILL_TIME)
		fill_time(value, member);
	else if (row->how == FILL_COUNT && count_of(value, &count))
		put_count(sink, row->where, count);
	else if (row->how == FILL_FLAG && json_is_boolean(value))
		*(enum post_answer *)member =
		    json_is_true(value) ? POST_ANSWER_YES : POST_ANSWER_NO;
	else if (row->how == FILL_RATING && json_is_number(value))
		put_rating(sink, json_number_value(value));
	else if (row->how == FILL_LIST && json_is_array(value))
		for (size_t i = 0; i < json_array_size(value); i++)
			fill_member(sink, row->how, row->where, fill_id(sink, json_array_get(value, i)));
	else if (row->how == FILL_ID || row->how == FILL_LIST)
		fill_member(sink, row->how, row->where, fill_id(sink, value));
}

/* One step down: the member or item that a path's first key names. */
static const json_t *step(const json_t *value, const char *key, size_t len)
{
	if (json_is_object(value))
		return json_object_getn(value, key, len);
	if (json_is_array(value) && len == 1 && isdigit((unsigned char)*key))
		return json_array_get(value, (size_t)(*key - '0'));
	return NULL;
}

const json_t *fill_find(const json_t *value, const char *path)
{
	while (value != NULL) {
		size_t len = strcspn(path, ".");

		value = step(value, path, len);
		if (path[len] == '\0')
			break;
		path += len + 1;
	}
	return value;
}

static void walk(
    struct sink *sink, const struct fill_row *row, const json_t *value, const char *path)
{
	while (value != NULL && *path != '\0') {
		size_t len = strcspn(path, ".");
		bool list = len > 2 && memcmp(path + len - 2, "[]", 2) == 0;

		value = step(value, path, len - (list ? 2 : 0));
		path += len + (path[len] == '.');
		if (list) {
			for (size_t i = 0; json_is_array(value) && i < json_array_size(value); i++)
				walk(sink, row, json_array_get(value, i), path);
			return;
		}
	}
	if (value != NULL)
		put_value(sink, row, value);
}

bool fill_reaches(const json_t *value, const char *path)
{
	const char *sign = strstr(path, "[]");
	char list[256];

	if (sign == NULL)
		value = *path != '\0' ? fill_find(value, path) : value;
	if (sign == NULL || (size_t)(sign - path) >= sizeof list)
		return value != NULL && !json_is_null(value);
	memcpy(list, path, (size_t)(sign - path));
	list[sign - path] = '\0';
	value = fill_find(value, list);
	path = sign[2] == '.' ? sign + 3 : sign + 2;
	for (size_t i = 0; i < json_array_size(value); i++)
		if (fill_reaches(json_array_get(value, i), path))
			return true;
	return false;
}

void fill_post(struct sink *sink, const struct fill_row *rows, const json_t *value)
{
	if (sink->value == NULL)
		sink->value = value;
	for (; rows->path != NULL; rows++)
		if (!fill_knows(sink, rows))
			walk(sink, rows, value, rows->path);
}
