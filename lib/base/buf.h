/*
 * A growing run of bytes. A zeroed struct is an empty buffer; at[len] is always a NUL once
 * anything was added, so that at may be read as C text where the bytes hold no NUL.
 * The buffer owns its bytes; at is valid until the next call that adds.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>

struct buf {
	char *at;
	size_t len;
	size_t room;
};

/* Makes room for more bytes beyond len (and the NUL); returns where they go. */
char *buf_reserve(struct buf *buf, size_t more);

void buf_add(struct buf *buf, const char *at, size_t len);
void buf_text(struct buf *buf, const char *text);
void buf_char(struct buf *buf, char c);
void buf_format(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Empties it and keeps its memory. */
void buf_reset(struct buf *buf);
void buf_free(struct buf *buf);

#endif
