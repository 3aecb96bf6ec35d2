#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"

char *buf_reserve(struct buf *buf, size_t more)
{
	if (buf->room - buf->len <= more || buf->room == 0) {
		size_t room = buf->room > 0 ? buf->room * 2 : 256;

		if (room < buf->len + more + 1)
			room = buf->len + more + 1;
		buf->at = mem_resize(buf->at, room, 1);
		buf->room = room;
	}
	return buf->at + buf->len;
}

void buf_line(struct buf *buf, const char *at, size_t len)
{
	size_t start = buf->len;

	buf_add(buf, at, len);
	for (char *c = buf->at + start; c < buf->at + buf->len; c++)
		if (*c == '\n')
			*c = ' ';
}

void buf_format(struct buf *buf, const char *format, ...)
{
	va_list args;
	int len;

	va_start(args, format);
	len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (len < 0)
		return;
	buf_reserve(buf, (size_t)len);
	va_start(args, format);
	vsnprintf(buf->at + buf->len, (size_t)len + 1, format, args);
	va_end(args);
	buf->len += (size_t)len;
}

void buf_reset(struct buf *buf)
{
	buf->len = 0;
}

void buf_free(struct buf *buf)
{
	free(buf->at);
	*buf = (struct buf){0};
}
