#include "post/record.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "base/when.h"
#include "post/decode.h"
#include "post/json.h"
#include "post/plain.h"
#include "post/walk.h"

static struct record_member *new_member(struct record *record)
{
	if (record->count == record->room) {
		record->room = record->room > 0 ? record->room * 2 : 32;
		record->members =
		    mem_resize(record->members, record->room, sizeof *record->members);
	}
	return &record->members[record->count++];
}

static bool index_object(struct record *record, struct walk *walk);

/* Where the value of the member is an object that is expected, indexes it; false where it is not
 * or has a fault, which record_inside tells then. */
static bool index_expected(
    struct record *record, const struct record_member *member, struct walk *walk)
{
	for (size_t i = 0; i < record->expected_count; i++) {
		struct record_expected *expected = &record->expected[i];
		struct fault ignored;
		struct walk inside = {walk->at, walk->at, walk->end, &ignored, walk->depth + 1};

		if (!span_same(expected->name, member->key))
			continue;
		expected->at = NULL;
		if (!index_object(expected->inner, &inside))
			return false;
		expected->at = walk->at;
		expected->inner->line =
		    (struct span){walk->at, (size_t)(inside.at - walk->at)};
		walk->at = inside.at;
		return true;
	}
	return false;
}

static bool index_value(struct record *record, struct record_member *member, struct walk *walk)
{
	const char *from = walk->at;
	char first = from < walk->end ? *from : '\0';

	member->plain = false;
	if (first == '"') {
		if (!walk_string(walk, &member->plain))
			return false;
	} else if (first != '{' || !index_expected(record, member, walk)) {
		if (!walk_value(walk))
			return false;
	}
	member->value = (struct span){from, (size_t)(walk->at - from)};
	member->end = (size_t)(walk->at - walk->start);
	return true;
}

static bool index_member(struct record *record, struct walk *walk)
{
	struct record_member *member = new_member(record);
	const char *from;
	bool plain;

	walk_space(walk);
	if (walk->at == walk->end || *walk->at != '"')
		return walk_wrong(walk, "a key in quotes is missing");
	from = walk->at;
	if (!walk_string(walk, &plain))
		return false;
	member->start = (size_t)(from - walk->start);
	if (!decode_string(&record->arena, (struct span){from, (size_t)(walk->at - from)}, plain,
	    &member->key, walk->fault)) {
		walk->fault->column += member->start;
		return false;
	}
	if (!walk_expect(walk, ':', "a colon is missing"))
		return false;
	walk_space(walk);
	return index_value(record, member, walk);
}

static bool index_members(struct record *record, struct walk *walk)
{
	walk_space(walk);
	if (walk->at < walk->end && *walk->at == '}')
		return true;
	for (;;) {
		if (!index_member(record, walk))
			return false;
		walk_space(walk);
		if (walk->at < walk->end && *walk->at == '}')
			return true;
		if (!walk_expect(walk, ',', "a comma or the closing brace is missing"))
			return false;
	}
}

/* Over an object, and the walk behind it; its line is set but for its end. */
static bool index_object(struct record *record, struct walk *walk)
{
	record->line.at = walk->start;
	record->count = 0;
	record->status = STATUS_OK;
	arena_reset(&record->arena);
	for (size_t i = 0; i < record->expected_count; i++)
		record->expected[i].at = NULL;
	if (!walk_expect(walk, '{', "not a JSON object") || !index_members(record, walk))
		return false;
	record->close = (size_t)(walk->at++ - walk->start);
	return true;
}

enum status record_index(struct record *record, struct span line, struct fault *fault)
{
	struct walk walk = {line.at, line.at, line.at + line.len, fault, 0};

	record->line = line;
	if (!index_object(record, &walk))
		return STATUS_REJECTED;
	walk_space(&walk);
	if (walk.at != walk.end) {
		walk_wrong(&walk, "more text after the object");
		return STATUS_REJECTED;
	}
	return STATUS_OK;
}

static enum status check(struct span text, struct fault *fault)
{
	json_t *value;
	enum status status = json_read(text, &value, fault);

	if (status == STATUS_OK)
		json_decref(value);
	return status;
}

enum status record_check(const struct record *record, struct fault *fault)
{
	for (size_t i = 0; i < record->count; i++) {
		struct span raw = record->members[i].value;

		/* Only the whole line tells the place. */
		if (!plain_value(raw) && check(raw, fault) != STATUS_OK)
			return check(record->line, fault);
	}
	return STATUS_OK;
}

void record_free(struct record *record)
{
	free(record->members);
	arena_free(&record->arena);
	*record = (struct record){0};
}

const struct record_member *record_find(
    const struct record *record, const char *name, size_t len)
{
	for (size_t i = record->count; i > 0; i--) {
		const struct record_member *member = &record->members[i - 1];

		if (member->key.len == len &&
		    (len == 0 ||
		        (*member->key.at == *name && memcmp(member->key.at, name, len) == 0)))
			return member;
	}
	return NULL;
}

/* The raw value of a member that is there and not null. */
static bool present(const struct record *record, const char *name, struct span *raw)
{
	*raw = record_raw(record, name);
	return raw->at != NULL && *raw->at != 'n';
}

/* Keeps the first fault of a record's getters; column is within the value. */
static bool refuse(
    struct record *record, struct span raw, const char *name, size_t column, const char *what)
{
	if (record->status == STATUS_OK) {
		record->fault.column = (size_t)(raw.at - record->line.at) + column;
		record->status =
		    fault_set(&record->fault, STATUS_REJECTED, "\"%s\": %s", name, what);
	}
	return false;
}

bool record_text(struct record *record, const char *name, struct span *text)
{
	const struct record_member *member = record_find(record, name, strlen(name));
	struct fault fault; /* filled where something is wrong */

	if (member == NULL || *member->value.at == 'n')
		return false;
	if (*member->value.at != '"')
		return refuse(record, member->value, name, 1, "not a string");
	if (!decode_string(&record->arena, member->value, member->plain, text, &fault))
		return refuse(record, member->value, name, fault.column, fault.what);
	return true;
}

bool record_real(struct record *record, const char *name, double *value)
{
	struct fault fault; /* filled where something is wrong */
	struct span raw;

	if (!present(record, name, &raw))
		return false;
	if (num_real(raw.at, raw.len, -HUGE_VAL, HUGE_VAL, value, &fault) != STATUS_OK)
		return refuse(record, raw, name, 1, "not a number");
	return true;
}

bool record_integer(struct record *record, const char *name, int64_t *value)
{
	const double exact = 9007199254740992.0; /* 2^53 */
	struct fault fault; /* filled where something is wrong */
	struct span raw;
	double real;

	if (!present(record, name, &raw))
		return false;
	if (num_integer(raw.at, raw.len, INT64_MIN, INT64_MAX, value, &fault) == STATUS_OK)
		return true;
	if (num_real(raw.at, raw.len, -exact, exact, &real, &fault) != STATUS_OK ||
	    real != floor(real))
		return refuse(record, raw, name, 1, "not a whole number");
	*value = (int64_t)real;
	return true;
}

bool record_flag(struct record *record, const char *name, bool *value)
{
	struct span raw;

	if (!present(record, name, &raw))
		return false;
	*value = *raw.at == 't';
	if (*raw.at != 't' && *raw.at != 'f')
		return refuse(record, raw, name, 1, "neither true nor false");
	return true;
}

bool record_time(struct record *record, const char *name, int64_t *when)
{
	struct span text;

	if (!record_text(record, name, &text))
		return false;
	if (!when_rfc3339(text.at, text.len, when))
		return refuse(record, record_raw(record, name), name, 1, "not an RFC 3339 time");
	return true;
}

size_t record_texts(struct record *record, const char *name, const struct span **texts)
{
	struct fault fault; /* filled where something is wrong */
	struct span raw, *list;
	json_t *array, *item;
	size_t i;

	if (!present(record, name, &raw))
		return 0;
	*texts = list = arena_take(&record->arena, raw.len / 3 * sizeof *list + 1);
	if (plain_strings(raw, list, &i))
		return i;
	if (*raw.at != '[' || json_read(raw, &array, &fault) != STATUS_OK)
		return refuse(record, raw, name, 1, "not an array of strings");
	list = arena_take(&record->arena, (json_array_size(array) + 1) * sizeof *list);
	json_array_foreach(array, i, item) {
		if (!json_is_string(item)) {
			json_decref(array);
			return refuse(record, raw, name, 1, "not an array of strings");
		}
		list[i].len = json_string_length(item);
		list[i].at = arena_copy(&record->arena, json_string_value(item), list[i].len);
	}
	json_decref(array);
	*texts = list;
	return i;
}

bool record_inside(struct record *record, const char *name, struct record *inner)
{
	struct fault fault; /* filled where something is wrong */
	struct span raw;

	if (!present(record, name, &raw))
		return false;
	for (size_t i = 0; i < record->expected_count; i++) {
		if (record->expected[i].inner != inner)
			continue;
		if (record->expected[i].at == raw.at)
			return true;
		record->expected[i].at = NULL; /* it is of this value now */
	}
	if (record_index(inner, raw, &fault) != STATUS_OK)
		return refuse(record, raw, name, fault.column, fault.what);
	return true;
}

void record_expect(struct record *record, const char *name, struct record *inner)
{
	for (size_t i = 0; i < record->expected_count; i++)
		if (record->expected[i].inner == inner)
			return;
	if (record->expected_count < RECORD_EXPECTED)
		record->expected[record->expected_count++] =
		    (struct record_expected){.name = span_of(name), .inner = inner};
}
