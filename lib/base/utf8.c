#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

enum { MARKS_KEPT = 2 };

static const char REPLACEMENT[] = "\xEF\xBF\xBD"; /* U+FFFD */
static const char ELLIPSIS[] = "\xE2\x80\xA6";    /* U+2026 */

/* The bytes of plain ASCII at the start, eight at a time. */
static size_t ascii_run(const char *at, size_t len)
{
	size_t n = 0;
	uint64_t word;

	while (len - n >= sizeof word) {
		memcpy(&word, at + n, sizeof word);
		if (word & UINT64_C(0x8080808080808080))
			break;
		n += sizeof word;
	}
	while (n < len && (unsigned char)at[n] < 0x80)
		n++;
	return n;
}

bool utf8_ascii(const char *at, size_t len)
{
	return ascii_run(at, len) == len;
}

size_t utf8_next(const char *at, size_t len, uint32_t *code)
{
	const unsigned char *s = (const unsigned char *)at;
	unsigned char low = 0x80, high = 0xBF;
	size_t need;

	*code = UTF8_WRONG;
	if (len == 0)
		return 0;
	if (s[0] < 0x80) {
		*code = s[0];
		return 1;
	}
	need = s[0] >= 0xC2 && s[0] <= 0xDF ? 1
	    : (s[0] & 0xF0) == 0xE0         ? 2
	    : s[0] >= 0xF0 && s[0] <= 0xF4  ? 3
	                                    : 0;
	if (need == 0)
		return 1;
	/* The second byte's range is what rules out overlong forms, surrogates and > U+10FFFF. */
	if (s[0] == 0xE0)
		low = 0xA0;
	else if (s[0] == 0xED)
		high = 0x9F;
	else if (s[0] == 0xF0)
		low = 0x90;
	else if (s[0] == 0xF4)
		high = 0x8F;
	*code = s[0] & (0x3FU >> need);
	for (size_t i = 1; i <= need; i++) {
		if (i >= len || s[i] < low || s[i] > high) {
			*code = UTF8_WRONG;
			return i;
		}
		*code = *code << 6 | (s[i] & 0x3FU);
		low = 0x80;
		high = 0xBF;
	}
	return need + 1;
}

bool utf8_valid(const char *at, size_t len)
{
	size_t n = 0;
	uint32_t code;

	while ((n += ascii_run(at + n, len - n)) < len) {
		n += utf8_next(at + n, len - n, &code);
		if (code == UTF8_WRONG)
			return false;
	}
	return true;
}

void utf8_put(struct buf *out, uint32_t code)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t n = 0;

	if (code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF))
		n = utf8proc_encode_char((utf8proc_int32_t)code, bytes);
	if (n > 0)
		buf_add(out, (const char *)bytes, (size_t)n);
	else
		buf_text(out, REPLACEMENT);
}

size_t utf8_repair(struct buf *out, const char *at, size_t len)
{
	size_t n = 0, wrong = 0;
	uint32_t code;

	while (n < len) {
		size_t run = ascii_run(at + n, len - n);
		buf_add(out, at + n, run);
		n += run;
		if (n == len)
			break;
		run = utf8_next(at + n, len - n, &code);
		if (code == UTF8_WRONG) {
			buf_text(out, REPLACEMENT);
			wrong++;
		} else {
			buf_add(out, at + n, run);
		}
		n += run;
	}
	return wrong;
}

/* Characters that change what surrounds them, or show nothing while meaning something; and the
 * noncharacters, which neither XML nor HTML allows. */
static bool treacherous(uint32_t code)
{
	return (code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF) || code < 0x20 ||
	    (code >= 0x7F && code <= 0x9F) || code == 0xAD || code == 0x61C ||
	    (code >= 0x200B && code <= 0x200F && code != 0x200D) ||
	    (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) ||
	    code == 0xFEFF || (code >= 0xFFF9 && code <= 0xFFFB) ||
	    (code >= 0xE0000 && code <= 0xE0FFF) || code == UTF8_WRONG;
}

static bool blank(uint32_t code)
{
	return code == ' ' || (code >= '\t' && code <= '\r') || code == 0x85 || code == 0xA0 ||
	    code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 ||
	    code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
}

static size_t columns_of(uint32_t code)
{
	int width = utf8proc_charwidth((utf8proc_int32_t)code);

	return width > 0 ? (size_t)width : 0;
}

size_t utf8_mask(struct buf *out, const char *at, size_t len, size_t columns)
{
	size_t used = 0, marks = 0, fits_len = out->len, fits_used = 0;
	bool gap = false, started = false;

	/* fits_* remember the last place where an ellipsis still had room. */
	while (len > 0) {
		uint32_t code;
		size_t n = utf8_next(at, len, &code), wide;

		at += n;
		len -= n;
		if (code != UTF8_WRONG && blank(code)) {
			gap = started;
			continue;
		}
		if (treacherous(code))
			code = 0xFFFD;
		wide = columns_of(code);
		marks = wide == 0 ? marks + 1 : 0;
		if (marks > MARKS_KEPT)
			continue;
		if (used + gap + wide > columns) {
			out->len = fits_len;
			used = fits_used;
			if (columns > 0) {
				buf_text(out, ELLIPSIS);
				used++;
			}
			return used;
		}
		if (gap)
			buf_char(out, ' ');
		utf8_put(out, code);
		used += gap + wide;
		gap = false;
		started = true;
		if (used < columns) {
			fits_len = out->len;
			fits_used = used;
		}
	}
	return used;
}

size_t utf8_columns(const char *at, size_t len)
{
	size_t columns = 0;

	while (len > 0) {
		uint32_t code;
		size_t n = utf8_next(at, len, &code);

		columns += code == UTF8_WRONG ? 1 : columns_of(code);
		at += n;
		len -= n;
	}
	return columns;
}

size_t utf8_graphemes(const char *at, size_t len)
{
	size_t count = 0;
	utf8proc_int32_t before = -1, state = 0;

	/* Of ASCII only CR LF is one character of two. */
	if (len > 0 && utf8_ascii(at, len) && memchr(at, '\r', len) == NULL)
		return len;
	while (len > 0) {
		uint32_t code;
		size_t n = utf8_next(at, len, &code);
		utf8proc_int32_t now = code == UTF8_WRONG ? 0xFFFD : (utf8proc_int32_t)code;

		if (before < 0 || utf8proc_grapheme_break_stateful(before, now, &state))
			count++;
		before = now;
		at += n;
		len -= n;
	}
	return count;
}

static void map(struct buf *out, const char *at, size_t len, utf8proc_option_t options)
{
	utf8proc_uint8_t *mapped = NULL;
	utf8proc_ssize_t n;
	struct buf whole = {0};

	if (!utf8_valid(at, len)) {
		utf8_repair(&whole, at, len);
		at = whole.at;
		len = whole.len;
	}
	n = utf8proc_map((const utf8proc_uint8_t *)at, (utf8proc_ssize_t)len, &mapped, options);
	if (n >= 0)
		buf_add(out, (const char *)mapped, (size_t)n);
	else
		buf_add(out, at, len);
	free(mapped);
	buf_free(&whole);
}

void utf8_fold(struct buf *out, const char *at, size_t len)
{
	size_t ascii = ascii_run(at, len);

	/* Most posts are ASCII, where folding is lower case and nothing else. */
	if (ascii == len) {
		char *to = buf_reserve(out, len);
		for (size_t i = 0; i < len; i++)
			to[i] = (char)(at[i] >= 'A' && at[i] <= 'Z' ? at[i] + 32 : at[i]);
		to[len] = '\0';
		out->len += len;
		return;
	}
	map(out, at, len,
	    UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
}

void utf8_compose(struct buf *out, const char *at, size_t len)
{
	if (utf8_ascii(at, len))
		buf_add(out, at, len);
	else
		map(out, at, len, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}
