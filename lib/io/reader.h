/*
 * Buffered input from a file or standard input: a window of bytes that grows at its end and
 * is consumed at its start. Before a read that would block, the output named as idle is
 * flushed, so that files run at full speed and `tail -f` never stalls.
 * Whoever waits is told each second of it that passes.
 * What reader_window returns is borrowed until the next reader_more.
 */
#ifndef IO_READER_H
#define IO_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/span.h"
#include "base/status.h"
#include "io/output.h"

/* Who is told, each second, that nothing comes. */
struct reader_wait {
	void *state;
	void (*tick)(void *state);
};

struct reader {
	const char *name; /* borrowed: the operand, or "standard input" */
	int fd;
	struct output *idle; /* borrowed; may be NULL */
	const struct reader_wait *wait; /* borrowed; NULL, unless set behind reader_open */
	char *bytes;
	size_t size, start, end;
	bool ended;
	bool wide, big_endian; /* what is read is UTF-16: see reader_widen */
	struct buf raw;        /* of it, what is not decoded yet */
	size_t line; /* the number of the line that line_next gave last */
};

/* path NULL or "-" is standard input. With a status other than STATUS_OK there is nothing
 * to close. */
enum status reader_open(
    struct reader *reader, const char *path, struct output *idle, struct fault *fault);

/* Reads a copy of len bytes, for tests; reader_close frees it. */
void reader_of_memory(struct reader *reader, const char *name, const char *at, size_t len);

/* What was read and not yet consumed. */
static inline struct span reader_window(const struct reader *reader)
{
	return (struct span){reader->bytes + reader->start, reader->end - reader->start};
}

/* Consumes the first n bytes of the window. */
static inline void reader_skip(struct reader *reader, size_t n)
{
	reader->start += n;
}

/* Takes back what was consumed last, n bytes at most, unless reader_more came between. */
static inline void reader_unskip(struct reader *reader, size_t n)
{
	reader->start -= n;
}

/* Adds at least one byte to the window's end, or sets ended. The window may move. */
enum status reader_more(struct reader *reader, struct fault *fault);

/*
 * Reads what will come from bytes behind the window on, up to room of it, and leaves the window
 * as it is; for what an ordinary file says further on. Returns how many, 0 where there are none
 * or the input can only be read in turn.
 */
size_t reader_ahead(const struct reader *reader, size_t from, char *at, size_t room);

/*
 * Where the window starts with a byte order mark of UTF-16, drops it and gives all that follows
 * as UTF-8 (base/utf16.h). A window shorter than four bytes is left alone, unless ended.
 */
void reader_widen(struct reader *reader);

void reader_close(struct reader *reader);

/* Appends the whole of a file; STATUS_PLAN where it has more than most bytes, whole MiB of them:
 * not all of it is read then. */
enum status reader_whole(
    const char *path, size_t most, struct buf *bytes, struct fault *fault);

/*
 * Lines end at \n, or at the end of input. A line longer than most bytes is given cut, with
 * cut set: line_rest then gives what follows, piece by piece and at least one, until more is
 * false; line_next goes on behind the last piece.
 */
struct line {
	struct span bytes; /* borrowed until the next call; without the \n */
	size_t number;     /* from 1 */
	bool cut;
};

/* *got is false at the end of input. */
enum status line_next(
    struct reader *reader, size_t most, struct line *line, bool *got, struct fault *fault);
enum status line_rest(struct reader *reader, struct span *piece, bool *more, struct fault *fault);

#endif
