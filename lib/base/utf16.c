#include "base/utf16.h"

#include <stdint.h>

#include "base/utf8.h"

enum { WRONG = 0xFF };

static uint32_t unit(const char *at, bool big_endian)
{
	unsigned first = (unsigned char)at[0], second = (unsigned char)at[1];

	return big_endian ? first << 8 | second : second << 8 | first;
}

static bool is_high(uint32_t code)
{
	return code >= 0xD800 && code < 0xDC00;
}

static bool is_low(uint32_t code)
{
	return code >= 0xDC00 && code < 0xE000;
}

size_t utf16_read(struct buf *out, const char *at, size_t len, bool big_endian, bool last)
{
	size_t i = 0;

	for (; i + 2 <= len; i += 2) {
		uint32_t code = unit(at + i, big_endian), low = 0;

		if (is_high(code) && i + 4 > len && !last)
			return i;
		if (is_high(code) && i + 4 <= len)
			low = unit(at + i + 2, big_endian);
		if (is_low(low)) {
			utf8_put(out, 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00));
			i += 2;
		} else if (is_high(code) || is_low(code)) {
			buf_char(out, (char)WRONG);
		} else {
			utf8_put(out, code);
		}
	}
	if (last && i < len)
		buf_char(out, (char)WRONG);
	return last ? len : i;
}
