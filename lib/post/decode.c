#include "post/decode.h"

#include <string.h>

#include "base/utf8.h"
#include "post/json.h"

/* A string whose escapes are all of two characters (RFC 8259 section 7), as quotes and line feeds
 * are in posts; false where there are others, or what is wrong: jansson tells of it. */
static bool decode_pairs(struct arena *arena, struct span raw, struct span *text)
{
	static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
	const char *at = raw.at + 1, *end = raw.at + raw.len - 1, *back, *letter;
	char *to = arena_take(arena, raw.len);

	text->at = to;
	while ((back = memchr(at, '\\', (size_t)(end - at))) != NULL) {
		memcpy(to, at, (size_t)(back - at));
		to += back - at;
		letter = memchr(letters, back[1], sizeof letters - 1);
		if (letter == NULL)
			return false;
		*to++ = meanings[letter - letters];
		at = back + 2;
	}
	memcpy(to, at, (size_t)(end - at));
	text->len = (size_t)(to - text->at) + (size_t)(end - at);
	return utf8_valid(text->at, text->len);
}

bool decode_string(
    struct arena *arena, struct span raw, bool plain, struct span *text, struct fault *fault)
{
	json_t *value;

	if (plain || memchr(raw.at, '\\', raw.len) == NULL) {
		*text = (struct span){raw.at + 1, raw.len - 2};
		if (plain || utf8_valid(text->at, text->len))
			return true;
		fault->column = 1;
		fault_set(fault, STATUS_REJECTED, "wrong UTF-8");
		return false;
	}
	if (decode_pairs(arena, raw, text))
		return true;
	if (json_read(raw, &value, fault) != STATUS_OK)
		return false;
	text->len = json_string_length(value);
	text->at = arena_copy(arena, json_string_value(value), text->len);
	json_decref(value);
	return true;
}
