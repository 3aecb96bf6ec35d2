#include "post/json.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { INTEGER_DIGITS = 18, REAL_DIGITS = 15 };

enum status json_read(struct span text, json_t **value, struct fault *fault)
{
	json_error_t error = {.text = "a NUL byte"};
	const char *nul = text.len > 0 ? memchr(text.at, '\0', text.len) : NULL;

	/* jansson 2.14 drops a NUL that stands behind a number. */
	if (nul != NULL)
		error.column = (int)(nul - text.at) + 1;
	*value = nul == NULL ? json_loadb(text.at, text.len, JSON_DECODE_ANY, &error) : NULL;
	if (*value != NULL)
		return STATUS_OK;
	/* jansson's column is of the last line; a record has one, a payload is told by line. */
	fault->column = error.column > 0 ? (size_t)error.column : 1;
	return fault_set(fault, STATUS_REJECTED, "not JSON: %s", error.text);
}

/* The arena of the value that is being read; NULL: none. jansson asks for memory by functions
 * that know nothing but a size. */
static _Thread_local struct arena *tree;

static void *take(size_t size)
{
	return tree != NULL ? arena_take(tree, size) : malloc(size);
}

static void give_back(void *at)
{
	if (tree == NULL)
		free(at);
}

enum status json_read_in(
    struct arena *arena, struct span text, json_t **value, struct fault *fault)
{
	enum status status;

	json_set_alloc_funcs(take, give_back);
	tree = arena;
	status = json_read(text, value, fault);
	tree = NULL;
	return status;
}

static int add_bytes(const char *at, size_t len, void *out)
{
	buf_add(out, at, len);
	return 0;
}

void json_write(struct buf *out, const json_t *value)
{
	json_dump_callback(value, add_bytes, out,
	    JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(REAL_DIGITS));
}

/* The code unit of an escape \u0000 at at, or -1. */
static int unit_at(const char *at, size_t len)
{
	int unit = 0;

	if (len < 6 || at[0] != '\\' || at[1] != 'u')
		return -1;
	for (int i = 2; i < 6; i++) {
		int c = tolower((unsigned char)at[i]);
		int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
		if (digit < 0)
			return -1;
		unit = unit * 16 + digit;
	}
	return unit;
}

/* Copies one escape; returns the bytes it took. */
static size_t repair_escape(struct buf *out, const char *at, size_t len, size_t *repairs)
{
	int unit = unit_at(at, len), low;
	size_t n = len < 2 ? len : 2;

	if (unit < 0) {
		buf_add(out, at, n);
		return n;
	}
	if (unit == 0) {
		++*repairs;
		return 6;
	}
	low = unit_at(at + 6, len - 6);
	if (unit >= 0xD800 && unit <= 0xDBFF && low >= 0xDC00 && low <= 0xDFFF) {
		buf_add(out, at, 12);
		return 12;
	}
	if (unit >= 0xD800 && unit <= 0xDFFF) {
		buf_text(out, "\\ufffd");
		++*repairs;
	} else {
		buf_add(out, at, 6);
	}
	return 6;
}

static size_t repair_string(struct buf *out, const char *at, size_t len, size_t *repairs)
{
	size_t n = 1;

	buf_char(out, '"');
	while (n < len && at[n] != '"') {
		size_t plain = n;

		while (plain < len && at[plain] != '"' && at[plain] != '\\')
			plain++;
		*repairs += utf8_repair(out, at + n, plain - n);
		n = plain;
		if (n < len && at[n] == '\\')
			n += repair_escape(out, at + n, len - n, repairs);
	}
	if (n < len)
		buf_char(out, at[n++]);
	return n;
}

static size_t repair_number(struct buf *out, const char *at, size_t len)
{
	size_t n = 0, digits = 0, from = out->len;
	bool whole = true;

	for (; n < len && (isalnum((unsigned char)at[n]) || strchr("+-.", at[n]) != NULL); n++) {
		digits += isdigit((unsigned char)at[n]) != 0;
		whole = whole && (isdigit((unsigned char)at[n]) || (n == 0 && at[n] == '-'));
	}
	if (whole && digits > INTEGER_DIGITS) {
		buf_char(out, '"');
		buf_add(out, at, n);
		buf_char(out, '"');
		return n;
	}
	buf_add(out, at, n);
	if (!whole && digits > 0 && isinf(strtod(out->at + from, NULL))) {
		out->len = from;
		buf_text(out, "null");
	}
	return n;
}

size_t json_repair(struct buf *out, struct span text)
{
	const char *at = text.at;
	size_t len = text.len, repairs = 0, n;

	if (len >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0) {
		at += 3;
		len -= 3;
	}
	for (; len > 0; at += n, len -= n) {
		if (*at == '"') {
			n = repair_string(out, at, len, &repairs);
		} else if (isdigit((unsigned char)*at) || *at == '-') {
			n = repair_number(out, at, len);
		} else {
			buf_add(out, at, 1);
			n = 1;
		}
	}
	return repairs;
}

void json_said(struct buf *out, struct span array)
{
	struct fault ignored = {0};
	json_t *texts, *item;
	size_t i;

	if (array.len == 0 || json_read(array, &texts, &ignored) != STATUS_OK)
		return;
	json_array_foreach(texts, i, item) {
		if (i > 0)
			buf_text(out, ", ");
		if (json_is_string(item))
			buf_add(out, json_string_value(item), json_string_length(item));
	}
	json_decref(texts);
}

struct span json_without(struct span array, struct span text, struct arena *arena)
{
	struct buf left = {0};
	struct fault ignored = {0};
	struct span kept = {NULL, 0};
	json_t *texts, *item;
	size_t i, count = 0;

	if (array.len == 0 || json_read(array, &texts, &ignored) != STATUS_OK)
		return array;
	json_array_foreach(texts, i, item) {
		struct span name = {json_string_value(item), json_string_length(item)};

		if (span_same(name, text))
			continue;
		buf_char(&left, count++ > 0 ? ',' : '[');
		json_write(&left, item);
	}
	buf_char(&left, ']');
	if (count > 0)
		kept = (struct span){arena_copy(arena, left.at, left.len), left.len};
	buf_free(&left);
	json_decref(texts);
	return kept;
}
