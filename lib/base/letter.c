#include "base/letter.h"

#include <stdbool.h>

#include <utf8proc.h>

#include "base/utf8.h"

/* Han, kana, hangul and most pictures have no case: no table need be asked. */
static bool has_case(uint32_t code)
{
	return code < 0x2E80 || (code > 0xA63F && code < 0xAC00) ||
	    (code > 0xD7FF && code < 0x1F000);
}

uint32_t letter_of(uint32_t code)
{
	if (code < 0x80)
		return code - 'A' < 26 ? code + 0x20 : code;
	switch (code) {
	case 0x1FD3: /* these three have no simple case, but Unicode 15.1 folds them so */
		return 0x390;
	case 0x1FE3:
		return 0x3B0;
	case 0xFB05:
		return 0xFB06;
	default:
		return has_case(code)
		    ? (uint32_t)utf8proc_tolower(utf8proc_toupper((utf8proc_int32_t)code))
		    : code;
	}
}

void letters_add(struct buf *out, struct span text)
{
	/* A letter may grow in bytes, from two to three at most. */
	char *to = buf_reserve(out, text.len * 2);
	const char *at = text.at, *end = at + text.len;

	while (at < end) {
		uint32_t code;
		size_t n;

		if ((unsigned char)*at < 0x80) {
			*to++ = (char)(*at + ((unsigned char)(*at - 'A') < 26 ? 0x20 : 0));
			at++;
			continue;
		}
		n = utf8_next(at, (size_t)(end - at), &code);
		at += n;
		to += utf8proc_encode_char(
		    (utf8proc_int32_t)letter_of(code), (utf8proc_uint8_t *)to);
	}
	*to = '\0';
	out->len = (size_t)(to - out->at);
}
