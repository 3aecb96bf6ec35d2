/*
 * What must hold of the record for any bytes, jansson's full parse being the judge. Shared by
 * the unit test and the fuzz target.
 */
#ifndef RECORD_PROPERTY_H
#define RECORD_PROPERTY_H

#include <jansson.h>

#include "base/buf.h"
#include "post/json.h"
#include "post/record.h"

static inline size_t property_depth(const json_t *value)
{
	size_t deepest = 0, i, depth;
	const char *key;
	json_t *item;

	if (json_is_array(value)) {
		json_array_foreach((json_t *)(uintptr_t)value, i, item)
			if ((depth = property_depth(item)) > deepest)
				deepest = depth;
		return deepest + 1;
	}
	if (json_is_object(value)) {
		json_object_foreach((json_t *)(uintptr_t)value, key, item)
			if ((depth = property_depth(item)) > deepest)
				deepest = depth;
		return deepest + 1;
	}
	return 0;
}

/* A string decodes to what jansson has. */
static inline bool property_text(const struct record *record, const char *key, const json_t *value)
{
	struct record own = {0};
	struct fault fault = {0};
	struct span text = {NULL, 0};
	bool same = record_index(&own, record->line, &fault) == STATUS_OK &&
	    record_text(&own, key, &text) &&
	    span_same(text, (struct span){json_string_value(value), json_string_length(value)});

	record_free(&own);
	return same;
}

/* Both hold the same keys, and each raw value is the value that jansson has. */
static inline const char *property_members(const struct record *record, json_t *whole)
{
	const char *key;
	json_t *value, *mine;
	struct fault fault = {0};

	for (size_t i = 0; i < record->count; i++) {
		struct span name = record->members[i].key;
		if (json_object_getn(whole, name.at, name.len) == NULL)
			return "a key that jansson has not";
	}
	json_object_foreach(whole, key, value) {
		struct span raw = record_raw(record, key);
		bool same;

		if (raw.at == NULL)
			return "a key is missing";
		if (json_read(raw, &mine, &fault) != STATUS_OK)
			return "a raw value that does not parse";
		same = json_equal(value, mine);
		json_decref(mine);
		if (!same)
			return "another value";
		if (json_is_string(value) && !property_text(record, key, value))
			return "another text";
	}
	return NULL;
}

/* With null for every value the line must be JSON, or the outer structure was wrong. */
static inline const char *property_outside(const struct record *record)
{
	struct buf line = {0};
	struct fault fault = {0};
	json_t *value;
	size_t copied = 0;
	enum status status;

	for (size_t i = 0; i < record->count; i++) {
		struct span raw = record->members[i].value;
		size_t at = (size_t)(raw.at - record->line.at);

		buf_add(&line, record->line.at + copied, at - copied);
		buf_text(&line, "null");
		copied = at + raw.len;
	}
	buf_add(&line, record->line.at + copied, record->line.len - copied);
	status = json_read((struct span){line.at, line.len}, &value, &fault);
	buf_free(&line);
	if (status != STATUS_OK)
		return "a broken outer structure passes";
	json_decref(value);
	return NULL;
}

/* The members of both but for those of that name are the same bytes in the same order. */
static inline bool property_others_same(
    const struct record *before, const struct record *after, const char *name)
{
	size_t n = 0;

	for (size_t i = 0; i < before->count; i++) {
		const struct record_member *a = &before->members[i], *b;

		if (span_is(a->key, name))
			continue;
		if (n + 1 >= after->count)
			return false;
		b = &after->members[n++];
		if (!span_same((struct span){before->line.at + a->start, a->end - a->start},
		    (struct span){after->line.at + b->start, b->end - b->start}))
			return false;
	}
	return n + 1 == after->count;
}

/* Writing changes one member only, and twice is as good as once. */
static inline const char *property_write(const struct record *record, const char *name)
{
	static const char value[] = "{\"n\":[1,\"}\"]}";
	struct record again = {0};
	struct buf once = {0}, twice = {0};
	struct fault fault = {0};
	const char *wrong = NULL;

	record_write(record, name, span_of(value), &once);
	if (record_index(&again, (struct span){once.at, once.len}, &fault) != STATUS_OK)
		wrong = "what was written is no record";
	else if (!property_others_same(record, &again, name))
		wrong = "writing changed another member";
	else if (!span_is(record_raw(&again, name), value) ||
	    !span_is(again.members[again.count - 1].key, name))
		wrong = "what was written is not the last member";
	else if (!record_has(record, name) &&
	    (memcmp(once.at, record->line.at, record->close) != 0 ||
	        once.len != record->line.len + strlen(name) + sizeof value + 2 + (record->count > 0)))
		wrong = "writing changed a byte of the line";
	if (wrong == NULL) {
		record_write(&again, name, span_of(value), &twice);
		if (!span_same((struct span){once.at, once.len}, (struct span){twice.at, twice.len}))
			wrong = "writing twice is not writing once";
	}
	record_free(&again);
	buf_free(&once);
	buf_free(&twice);
	return wrong;
}

static inline bool property_alike(const struct record *a, const struct record *b)
{
	if (a->count != b->count || a->close != b->close || a->line.at != b->line.at ||
	    a->line.len != b->line.len)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (!span_same(a->members[i].key, b->members[i].key) ||
		    a->members[i].value.at != b->members[i].value.at ||
		    a->members[i].value.len != b->members[i].value.len)
			return false;
	return true;
}

/* A member that is expected is indexed with the line, and nothing else comes of it. */
static inline const char *property_expected(struct span text, const char *name)
{
	struct record plain = {0}, early = {0}, late_inner = {0}, early_inner = {0};
	struct fault one = {0}, two = {0};
	const char *wrong = NULL;
	bool there;

	record_expect(&early, name, &early_inner);
	if (record_index(&plain, text, &one) != record_index(&early, text, &two)) {
		wrong = "expecting a member changes the verdict";
	} else if (one.what[0] == '\0') {
		there = record_inside(&plain, name, &late_inner);
		if (record_inside(&early, name, &early_inner) != there ||
		    plain.status != early.status)
			wrong = "an expected member is another";
		else if (there && !property_alike(&late_inner, &early_inner))
			wrong = "an expected member is indexed in another way";
		one = plain.fault;
		two = early.fault;
	}
	if (wrong == NULL && (one.column != two.column || strcmp(one.what, two.what) != 0))
		wrong = "expecting a member changes the fault";
	record_free(&plain);
	record_free(&early);
	record_free(&late_inner);
	record_free(&early_inner);
	return wrong;
}

/* NULL when all holds for the text, else what does not. */
static inline const char *property_record(struct span text)
{
	struct record record = {0};
	struct fault fault = {0};
	json_error_t error;
	json_t *whole = json_loadb(text.at, text.len, 0, &error);
	enum status indexed = record_index(&record, text, &fault);
	const char *wrong = NULL;
	/* A NUL behind a number is dropped by jansson 2.14, and no JSON (RFC 8259). */
	bool fits = json_is_object(whole) && property_depth(whole) <= RECORD_DEPTH &&
	    memchr(text.at, '\0', text.len) == NULL;

	if (indexed != STATUS_OK && (fault.what[0] == '\0' || fault.column == 0 ||
	    fault.column > text.len + 1))
		wrong = "a fault without words or a place";
	else if (fits != (indexed == STATUS_OK && record_check(&record, &fault) == STATUS_OK))
		wrong = fits ? "a good line is refused" : "the full check passes a bad line";
	else if (fits)
		wrong = property_members(&record, whole);
	if (wrong == NULL && indexed == STATUS_OK)
		wrong = property_outside(&record);
	if (wrong == NULL && indexed == STATUS_OK)
		wrong = property_write(&record, "score");
	if (wrong == NULL && indexed == STATUS_OK)
		wrong = property_write(&record, "text");
	if (wrong == NULL)
		wrong = property_expected(text, "score");
	if (wrong == NULL)
		wrong = property_expected(text, "a");
	json_decref(whole);
	record_free(&record);
	return wrong;
}

#endif
