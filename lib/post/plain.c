#include "post/plain.h"

#include <string.h>

#include "base/utf8.h"
#include "post/walk.h"

/* No integer of so few digits is out of range, and no real without an exponent. */
enum { NUMBER = 17 };

/* Over a string; false where it is none, or has an escape or wrong UTF-8. */
static bool over_string(struct walk *walk, struct span *text)
{
	bool plain;

	if (*walk->at != '"')
		return false;
	text->at = walk->at + 1;
	if (!walk_string(walk, &plain))
		return false;
	text->len = (size_t)(walk->at - text->at) - 1;
	return plain || (memchr(text->at, '\\', text->len) == NULL &&
	                    utf8_valid(text->at, text->len));
}

static struct walk walk_over(struct span raw, struct fault *ignored)
{
	return (struct walk){raw.at, raw.at, raw.at + raw.len, ignored, 0};
}

bool plain_strings(struct span raw, struct span *list, size_t *count)
{
	struct fault ignored;
	struct walk walk = walk_over(raw, &ignored);
	struct span text;

	*count = 0;
	if (*walk.at++ != '[')
		return false;
	walk_space(&walk);
	if (*walk.at == ']')
		return true;
	for (;;) {
		if (!over_string(&walk, &text))
			return false;
		if (list != NULL)
			list[*count] = text;
		++*count;
		walk_space(&walk);
		if (*walk.at == ']')
			return true;
		if (*walk.at++ != ',')
			return false;
		walk_space(&walk);
	}
}

/* A string whose escapes are all of two characters. */
static bool is_short(struct span raw)
{
	const char *at = raw.at + 1, *end = raw.at + raw.len - 1;

	for (; (at = memchr(at, '\\', (size_t)(end - at))) != NULL; at += 2)
		if (memchr("\"\\/bfnrt", at[1], 8) == NULL)
			return false;
	return utf8_valid(raw.at, raw.len);
}

bool plain_value(struct span raw)
{
	struct fault ignored;
	struct walk walk = walk_over(raw, &ignored);
	struct span text;
	size_t count;

	switch (*raw.at) {
	case '"':
		return over_string(&walk, &text) || is_short(raw);
	case '[':
		return plain_strings(raw, NULL, &count);
	case '{':
		return false;
	case 't':
	case 'f':
	case 'n':
		return true;
	default:
		return raw.len <= NUMBER && memchr(raw.at, 'e', raw.len) == NULL &&
		    memchr(raw.at, 'E', raw.len) == NULL;
	}
}
