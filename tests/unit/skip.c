/* Skipping nested values by blocks against a walk byte by byte. */
#include "unit.h"

#include "base/buf.h"
#include "post/record.h"
#include "post/skip.h"

/* Behind the bracket that closes the one at at, or NULL. A backslash outside strings or before a
 * control character, which is no JSON but no matter of brackets, is left to walk_value. */
static const char *by_bytes(const char *at, const char *end)
{
	char open[RECORD_DEPTH];
	int depth = 0;

	for (; at < end; at++) {
		if (*at == '"') {
			for (at++; at < end && *at != '"'; at++) {
				if (*at == '\\' && ++at == end)
					return NULL;
				if ((unsigned char)*at < 0x20)
					return NULL;
			}
			if (at >= end)
				return NULL;
		} else if (*at == '\\') {
			return NULL;
		} else if (*at == '{' || *at == '[') {
			if (depth + 1 == RECORD_DEPTH)
				return NULL;
			open[depth++] = *at;
		} else if (*at == '}' || *at == ']') {
			if (open[--depth] != (*at == '}' ? '{' : '['))
				return NULL;
			if (depth == 0)
				return at + 1;
		}
	}
	return NULL;
}

/* Brackets, strings, escapes and rest, until it is closed or long. */
static void make(struct buf *text, uint64_t *seed)
{
	static const char *const parts[] = {"{", "[", "}", "]", "\"what\":", "\"a long string of text\"",
	    "\"\\\"\"", "\"\\\\\"", "\"\\\\\\\"]\"", "\"[{\"", "-1.25", ",", " \n ", "\"\xC3\xA9\"",
	    "\"\\u00e9 \\n\"", "true", "\"", "\\", "\"\t\""};
	size_t depth = 1, most = 1 + unit_below(seed, 60), kinds = sizeof parts / sizeof *parts;
	char open[RECORD_DEPTH + 1] = "{";

	buf_reset(text);
	buf_char(text, '{');
	for (size_t n = 0; n < most; n++) {
		/* The last three break the text, and are rare. */
		size_t part = unit_below(seed, unit_below(seed, 60) == 0 ? kinds : kinds - 3);

		if (part < 2 && depth < RECORD_DEPTH)
			open[depth++] = *parts[part];
		else if (part < 4 && depth > 1)
			part = open[--depth] == '{' ? 2 : 3;
		else if (part < 4)
			continue;
		buf_text(text, parts[part]);
	}
	while (depth > 0 && unit_below(seed, 40) != 0)
		buf_char(text, open[--depth] == '{' ? '}' : ']');
	buf_text(text, ",\"text\":\"]}\"}");
	if (unit_below(seed, 10) == 0)
		text->at[unit_below(seed, text->len)] = (char)unit_random(seed);
	text->at[0] = '{';
}

/* In memory of its own size, so that the address sanitizer guards its end. */
static bool holds(const struct buf *text, size_t *good)
{
	char *own = malloc(text->len);
	const char *wanted, *got;
	static int told;

	memcpy(own, text->at, text->len);
	wanted = by_bytes(own, own + text->len);
	got = skip_nested(own, own + text->len, 0);
	*good += wanted != NULL;
	free(own);
	if (got != wanted && told++ < 5)
		unit_note("%.*s", (int)text->len, text->at);
	return got == wanted;
}

int main(void)
{
	uint64_t seed = 20261122;
	struct buf text = {0};
	size_t good = 0, wrong = 0, tried = 200000;

	if (skip_nested("{}", "{}" + 2, 0) == NULL) {
		unit_skip("no such instructions here");
		return unit_done();
	}
	for (size_t i = 0; i < tried; i++) {
		make(&text, &seed);
		wrong += !holds(&text, &good);
	}
	unit_ok(wrong == 0, "%zu texts as byte by byte", tried);
	unit_ok(good > tried / 4 && good < tried, "%zu of them end well", good);
	buf_free(&text);
	return unit_done();
}
