#include "post/record.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/num.h"
#include "base/utf8.h"
#include "base/when.h"
#include "post/json.h"

/* What the walk through a line carries along. */
struct walk {
	const char *start, *at, *end;
	struct fault *fault;
};

static bool wrong(struct walk *walk, const char *what)
{
	walk->fault->column = (size_t)(walk->at - walk->start) + 1;
	fault_set(walk->fault, STATUS_REJECTED, "%s", what);
	return false;
}

static void skip_space(struct walk *walk)
{
	while (walk->at < walk->end && (*walk->at == ' ' || *walk->at == '\t' ||
	    *walk->at == '\n' || *walk->at == '\r'))
		walk->at++;
}

/* The next quote, backslash or control character, or the end. */
static const char *string_stop(const char *at, const char *end)
{
#ifdef __SSE2__
	const __m128i quote = _mm_set1_epi8('"'), back = _mm_set1_epi8('\\');
	const __m128i last_control = _mm_set1_epi8(0x1F);

	for (; end - at >= 16; at += 16) {
		__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
		__m128i hit = _mm_or_si128(
		    _mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, back)),
		    _mm_cmpeq_epi8(_mm_min_epu8(bytes, last_control), bytes));
		unsigned bits = (unsigned)_mm_movemask_epi8(hit);
		if (bits != 0)
			return at + __builtin_ctz(bits);
	}
#endif
	while (at < end && *at != '"' && *at != '\\' && (unsigned char)*at >= 0x20)
		at++;
	return at;
}

/* Over a string, its opening quote first. *escaped tells of a backslash in it. */
static bool skip_string(struct walk *walk, bool *escaped)
{
	*escaped = false;
	walk->at++;
	for (;;) {
		walk->at = string_stop(walk->at, walk->end);
		if (walk->at == walk->end)
			return wrong(walk, "a string without an end");
		if (*walk->at == '"') {
			walk->at++;
			return true;
		}
		if (*walk->at != '\\')
			return wrong(walk, "a control character in a string");
		*escaped = true;
		if (walk->end - walk->at < 2)
			return wrong(walk, "a string without an end");
		walk->at += 2;
	}
}

/* Over an array or object: strings and matching brackets, nothing else is looked at. */
static bool skip_nested(struct walk *walk)
{
	uint64_t braces = 0; /* a bit a level: 1 for {, 0 for [ */
	int depth = 0;
	bool escaped;

	do {
		switch (*walk->at) {
		case '"':
			if (!skip_string(walk, &escaped))
				return false;
			continue;
		case '{':
		case '[':
			if (++depth >= RECORD_DEPTH)
				return wrong(walk, "nested deeper than 64 levels");
			braces = braces << 1 | (*walk->at == '{');
			break;
		case '}':
		case ']':
			if ((braces & 1) != (*walk->at == '}'))
				return wrong(walk, "brackets that do not match");
			braces >>= 1;
			depth--;
			break;
		default:
			break;
		}
		walk->at++;
	} while (depth > 0 && walk->at < walk->end);
	return depth == 0 || wrong(walk, "an array or object without an end");
}

static bool skip_digits(struct walk *walk)
{
	const char *from = walk->at;

	while (walk->at < walk->end && *walk->at >= '0' && *walk->at <= '9')
		walk->at++;
	return walk->at > from;
}

static bool skip_number(struct walk *walk)
{
	if (*walk->at == '-')
		walk->at++;
	if (walk->at < walk->end && *walk->at == '0')
		walk->at++;
	else if (!skip_digits(walk))
		return wrong(walk, "not a JSON value");
	if (walk->at < walk->end && *walk->at == '.') {
		walk->at++;
		if (!skip_digits(walk))
			return wrong(walk, "a number without digits after its point");
	}
	if (walk->at < walk->end && (*walk->at == 'e' || *walk->at == 'E')) {
		walk->at++;
		if (walk->at < walk->end && (*walk->at == '+' || *walk->at == '-'))
			walk->at++;
		if (!skip_digits(walk))
			return wrong(walk, "a number without digits in its exponent");
	}
	return true;
}

static bool skip_word(struct walk *walk, const char *word)
{
	size_t len = strlen(word);

	if ((size_t)(walk->end - walk->at) < len || memcmp(walk->at, word, len) != 0)
		return wrong(walk, "not a JSON value");
	walk->at += len;
	return true;
}

static bool skip_value(struct walk *walk)
{
	bool escaped;

	if (walk->at == walk->end)
		return wrong(walk, "a value is missing");
	switch (*walk->at) {
	case '"':
		return skip_string(walk, &escaped);
	case '{':
	case '[':
		return skip_nested(walk);
	case 't':
		return skip_word(walk, "true");
	case 'f':
		return skip_word(walk, "false");
	case 'n':
		return skip_word(walk, "null");
	default:
		return skip_number(walk);
	}
}

static bool expect(struct walk *walk, char c, const char *otherwise)
{
	skip_space(walk);
	if (walk->at == walk->end || *walk->at != c)
		return wrong(walk, otherwise);
	walk->at++;
	return true;
}

/* Decodes a string literal; one without escapes is its own bytes between the quotes. */
static bool decode_string(
    struct record *record, struct span raw, bool escaped, struct span *text, struct fault *fault)
{
	json_t *value;

	if (!escaped) {
		*text = (struct span){raw.at + 1, raw.len - 2};
		if (utf8_valid(text->at, text->len))
			return true;
		fault->column = 1;
		fault_set(fault, STATUS_REJECTED, "wrong UTF-8");
		return false;
	}
	if (json_read(raw, &value, fault) != STATUS_OK)
		return false;
	text->len = json_string_length(value);
	text->at = arena_copy(&record->arena, json_string_value(value), text->len);
	json_decref(value);
	return true;
}

static struct record_member *new_member(struct record *record)
{
	if (record->count == record->room) {
		record->room = record->room > 0 ? record->room * 2 : 32;
		record->members =
		    mem_resize(record->members, record->room, sizeof *record->members);
	}
	return &record->members[record->count++];
}

static bool index_member(struct record *record, struct walk *walk)
{
	struct record_member *member = new_member(record);
	const char *from;
	bool escaped;

	skip_space(walk);
	if (walk->at == walk->end || *walk->at != '"')
		return wrong(walk, "a key in quotes is missing");
	from = walk->at;
	if (!skip_string(walk, &escaped))
		return false;
	member->start = (size_t)(from - walk->start);
	if (!decode_string(record, (struct span){from, (size_t)(walk->at - from)}, escaped,
	    &member->key, walk->fault)) {
		walk->fault->column += member->start;
		return false;
	}
	if (!expect(walk, ':', "a colon is missing"))
		return false;
	skip_space(walk);
	from = walk->at;
	if (!skip_value(walk))
		return false;
	member->value = (struct span){from, (size_t)(walk->at - from)};
	member->end = (size_t)(walk->at - walk->start);
	return true;
}

static bool index_members(struct record *record, struct walk *walk)
{
	skip_space(walk);
	if (walk->at < walk->end && *walk->at == '}')
		return true;
	for (;;) {
		if (!index_member(record, walk))
			return false;
		skip_space(walk);
		if (walk->at < walk->end && *walk->at == '}')
			return true;
		if (!expect(walk, ',', "a comma or the closing brace is missing"))
			return false;
	}
}

enum status record_index(struct record *record, struct span line, struct fault *fault)
{
	struct walk walk = {line.at, line.at, line.at + line.len, fault};

	record->line = line;
	record->count = 0;
	record->status = STATUS_OK;
	arena_reset(&record->arena);
	if (!expect(&walk, '{', "not a JSON object") || !index_members(record, &walk))
		return STATUS_REJECTED;
	record->close = (size_t)(walk.at++ - line.at);
	skip_space(&walk);
	if (walk.at != walk.end) {
		wrong(&walk, "more text after the object");
		return STATUS_REJECTED;
	}
	return STATUS_OK;
}

enum status record_check(const struct record *record, struct fault *fault)
{
	json_t *value;
	enum status status = json_read(record->line, &value, fault);

	if (status == STATUS_OK)
		json_decref(value);
	return status;
}

void record_free(struct record *record)
{
	free(record->members);
	arena_free(&record->arena);
	*record = (struct record){0};
}

struct span record_raw(const struct record *record, const char *name)
{
	size_t len = strlen(name);

	for (size_t i = record->count; i > 0; i--) {
		const struct record_member *member = &record->members[i - 1];
		if (member->key.len == len && memcmp(member->key.at, name, len) == 0)
			return member->value;
	}
	return (struct span){NULL, 0};
}

bool record_has(const struct record *record, const char *name)
{
	return record_raw(record, name).at != NULL;
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
	struct fault fault = {0};
	struct span raw;

	if (!present(record, name, &raw))
		return false;
	if (*raw.at != '"')
		return refuse(record, raw, name, 1, "not a string");
	if (!decode_string(record, raw, memchr(raw.at, '\\', raw.len) != NULL, text, &fault))
		return refuse(record, raw, name, fault.column, fault.what);
	return true;
}

bool record_real(struct record *record, const char *name, double *value)
{
	struct fault fault = {0};
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
	struct fault fault = {0};
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
	struct fault fault = {0};
	struct span raw, *list;
	json_t *array, *item;
	size_t i;

	if (!present(record, name, &raw))
		return 0;
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
	struct fault fault = {0};
	struct span raw;

	if (!present(record, name, &raw))
		return false;
	if (record_index(inner, raw, &fault) != STATUS_OK)
		return refuse(record, raw, name, fault.column, fault.what);
	return true;
}

static size_t comma_after(const struct record *record, const struct record_member *member)
{
	const char *end = record->line.at + member->end;

	return (size_t)((const char *)memchr(end, ',', record->close - member->end) -
	    record->line.at);
}

/* Copies the line up to its brace without the members of that name; true when any stayed. */
static bool write_others(const struct record *record, const char *name, struct buf *out)
{
	size_t copied = 0;
	bool kept = false;

	for (size_t i = 0; i < record->count; i++) {
		const struct record_member *member = &record->members[i];
		size_t from, to;

		if (!span_is(member->key, name)) {
			kept = true;
			continue;
		}
		/* The comma that goes is the one before, or with nothing before it, the next. The
		 * space before that comma stays, so that writing again gives the same bytes. */
		if (kept) {
			from = comma_after(record, &record->members[i - 1]);
			to = member->end;
		} else {
			from = member->start;
			to = i + 1 < record->count ? record->members[i + 1].start : member->end;
		}
		buf_add(out, record->line.at + copied, from - copied);
		copied = to;
	}
	buf_add(out, record->line.at + copied, record->close - copied);
	return kept;
}

void record_write(
    const struct record *record, const char *name, struct span value, struct buf *out)
{
	if (write_others(record, name, out))
		buf_char(out, ',');
	buf_char(out, '"');
	buf_text(out, name);
	buf_add(out, "\":", 2);
	buf_add(out, value.at, value.len);
	buf_add(out, record->line.at + record->close, record->line.len - record->close);
}
