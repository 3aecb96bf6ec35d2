#include "post/member.h"

#include <string.h>

#include "base/num.h"
#include "base/when.h"

/* A comma, unless this is the first in its object, array or line; then the key. */
static void begin(struct buf *out, const char *key)
{
	char last = out->len > 0 ? out->at[out->len - 1] : '\n';

	if (last != '{' && last != '[' && last != '\n')
		buf_char(out, ',');
	if (key != NULL) {
		buf_char(out, '"');
		buf_text(out, key);
		buf_add(out, "\":", 2);
	}
}

void member_open(struct buf *out, const char *key, char bracket)
{
	begin(out, key);
	buf_char(out, bracket);
}

void member_close(struct buf *out, char bracket)
{
	buf_char(out, bracket);
}

/* RFC 8259 section 7: quotes, backslashes and control characters must be escaped. DEL and the
 * two separators that JavaScript took for line ends are escaped as well. */
static size_t escape_length(const char *at, const char *end)
{
	unsigned char c = (unsigned char)*at;

	if (c < 0x20 || c == '"' || c == '\\' || c == 0x7F)
		return 1;
	if (c == 0xE2 && end - at >= 3 && (unsigned char)at[1] == 0x80 &&
	    ((unsigned char)at[2] | 1) == 0xA9)
		return 3;
	return 0;
}

static void put_escape(struct buf *out, const char *at, size_t n)
{
	static const char letters[] = "btn\0fr"; /* from U+0008 */
	unsigned char c = (unsigned char)*at;

	if (n == 3)
		buf_text(out, (unsigned char)at[2] == 0xA8 ? "\\u2028" : "\\u2029");
	else if (c == '"' || c == '\\')
		buf_add(out, (char[]){'\\', (char)c}, 2);
	else if (c >= 8 && c <= 13 && c != 11)
		buf_add(out, (char[]){'\\', letters[c - 8]}, 2);
	else
		buf_format(out, "\\u%04x", c);
}

static void put_string(struct buf *out, struct span text)
{
	const char *at = text.at, *end = text.at + text.len, *plain = at;

	buf_reserve(out, text.len + 2);
	buf_char(out, '"');
	while (at < end) {
		size_t n = escape_length(at, end);

		if (n == 0) {
			at++;
			continue;
		}
		buf_add(out, plain, (size_t)(at - plain));
		put_escape(out, at, n);
		at += n;
		plain = at;
	}
	buf_add(out, plain, (size_t)(at - plain));
	buf_char(out, '"');
}

void member_text(struct buf *out, const char *key, struct span text)
{
	begin(out, key);
	put_string(out, text);
}

void member_word(struct buf *out, const char *key, const char *text)
{
	member_text(out, key, span_of(text));
}

void member_integer(struct buf *out, const char *key, int64_t value)
{
	char digits[NUM_SIZE];

	begin(out, key);
	buf_add(out, digits, num_write_integer(digits, value));
}

void member_real(struct buf *out, const char *key, double value, unsigned decimals)
{
	char digits[NUM_SIZE];

	begin(out, key);
	buf_add(out, digits, num_write_real(digits, value, decimals));
}

void member_flag(struct buf *out, const char *key, bool value)
{
	begin(out, key);
	buf_text(out, value ? "true" : "false");
}

void member_time(struct buf *out, const char *key, int64_t when)
{
	char text[WHEN_SIZE];

	member_text(out, key, (struct span){text, when_write(text, when)});
}

void member_texts(struct buf *out, const char *key, const struct span *texts, size_t count)
{
	if (count == 0)
		return;
	member_open(out, key, '[');
	for (size_t i = 0; i < count; i++)
		member_text(out, NULL, texts[i]);
	member_close(out, ']');
}
