#include "ingest/platform/bytewise.h"

#include "base/utf8.h"

struct span bytewise(struct sink *sink, struct span text)
{
	char *to = arena_take(&sink->arena, text.len + 1);
	struct span made = {to, 0};
	size_t at = 0;

	while (at < text.len) {
		uint32_t code;

		at += utf8_next(text.at + at, text.len - at, &code);
		if (code > 0xFF)
			return text;
		to[made.len++] = (char)(unsigned char)code;
	}
	to[made.len] = '\0';
	return made.len < text.len && utf8_valid(made.at, made.len) ? made : text;
}
