#include "post/member.h"

#include <string.h>

#include "base/num.h"
#include "base/when.h"
#include "post/walk.h"

/* A comma, unless this is the first in its object, array or line; then the key. */
static void begin(struct buf *out, const char *key)
{
	char last = out->len > 0 ? out->at[out->len - 1] : '\n';
	size_t len = key != NULL ? strlen(key) : 0;
	char *to = buf_room(out, len + 4);

	if (last != '{' && last != '[' && last != '\n')
		*to++ = ',';
	if (key != NULL) {
		*to++ = '"';
		memcpy(to, key, len);
		to += len;
		*to++ = '"';
		*to++ = ':';
	}
	buf_end(out, to);
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

/* RFC 8259 section 7: quotes, backslashes and control characters must be escaped. */
static void put_escape(struct buf *out, char c)
{
	static const char letters[] = "btn\0fr"; /* from U+0008 */

	if (c == '"' || c == '\\')
		buf_add(out, (char[]){'\\', c}, 2);
	else if (c >= 8 && c <= 13 && c != 11)
		buf_add(out, (char[]){'\\', letters[c - 8]}, 2);
	else
		buf_format(out, "\\u%04x", (unsigned)c);
}

/* Copied first and looked at then: the quotes behind the copy end the walk, with sixteen bytes
 * to load wherever it is. */
static void put_string(struct buf *out, struct span text)
{
	const char *at = text.at, *end = text.at + text.len, *stop;
	char *to = buf_room(out, text.len + 1 + 16);

	*to++ = '"';
	if (text.len > 0)
		memcpy(to, text.at, text.len);
	memset(to + text.len, '"', 16);
	if (walk_plain(to, to + text.len + 16) == to + text.len) {
		buf_end(out, to + text.len + 1);
		return;
	}
	buf_end(out, to);
	for (; at < end; at = stop) {
		stop = walk_plain(at, end);
		buf_add(out, at, (size_t)(stop - at));
		if (stop < end)
			put_escape(out, *stop++);
	}
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

void member_raw(struct buf *out, const char *key, struct span value)
{
	begin(out, key);
	buf_add(out, value.at, value.len);
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
