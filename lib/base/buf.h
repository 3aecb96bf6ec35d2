/*
 * A growing run of bytes. A zeroed struct is an empty buffer; at[len] is always a NUL once
 * anything was added, so that at may be read as C text where the bytes hold no NUL.
 * The buffer owns its bytes; at is valid until the next call that adds.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>
#include <string.h>

struct buf {
	char *at;
	size_t len;
	size_t room;
};

/* Makes room for more bytes beyond len (and the NUL); returns where they go. */
char *buf_reserve(struct buf *buf, size_t more);

/* The same. What filters write is added in small pieces, several hundred a post: hence inline. */
static inline char *buf_room(struct buf *buf, size_t more)
{
	return buf->room - buf->len > more ? buf->at + buf->len : buf_reserve(buf, more);
}

/* Ends it at to, within the room that was made; what stands before to is written. */
static inline void buf_end(struct buf *buf, char *to)
{
	*to = '\0';
	buf->len = (size_t)(to - buf->at);
}

static inline void buf_add(struct buf *buf, const char *at, size_t len)
{
	char *end = buf_room(buf, len);

	if (len > 0)
		memcpy(end, at, len);
	end[len] = '\0';
	buf->len += len;
}

static inline void buf_text(struct buf *buf, const char *text)
{
	buf_add(buf, text, strlen(text));
}

static inline void buf_char(struct buf *buf, char c)
{
	buf_add(buf, &c, 1);
}

/* Adds the bytes with each line feed as a blank: they stay on their line. */
void buf_line(struct buf *buf, const char *at, size_t len);

void buf_format(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Empties it and keeps its memory. */
void buf_reset(struct buf *buf);
void buf_free(struct buf *buf);

#endif
