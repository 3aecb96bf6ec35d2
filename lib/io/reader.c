#include "io/reader.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/utf16.h"

enum { FIRST_SIZE = 1 << 17, READ_AT_LEAST = 1 << 16 };

enum status reader_open(
    struct reader *reader, const char *path, struct output *idle, struct fault *fault)
{
	bool standard = path == NULL || strcmp(path, "-") == 0;

	*reader = (struct reader){.name = standard ? "standard input" : path, .idle = idle};
	reader->fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	if (reader->fd < 0)
		return fault_errno(fault, "cannot open %s", path);
	reader->size = FIRST_SIZE;
	reader->bytes = mem_resize(NULL, reader->size, 1);
	return STATUS_OK;
}

void reader_of_memory(struct reader *reader, const char *name, const char *at, size_t len)
{
	*reader = (struct reader){.name = name, .fd = -1, .end = len, .size = len, .ended = true};
	reader->bytes = mem_copy(at, len);
}

void reader_close(struct reader *reader)
{
	if (reader->fd > STDERR_FILENO)
		close(reader->fd);
	free(reader->bytes);
	buf_free(&reader->raw);
	*reader = (struct reader){.fd = -1};
}

static void make_room(struct reader *reader, size_t least)
{
	if (reader->start > 0) {
		memmove(reader->bytes, reader->bytes + reader->start, reader->end - reader->start);
		reader->end -= reader->start;
		reader->start = 0;
	}
	while (reader->size - reader->end < least) {
		reader->size *= 2;
		reader->bytes = mem_resize(reader->bytes, reader->size, 1);
	}
}

/* Of the raw bytes, all whole characters go to the window's end. */
static void decode(struct reader *reader)
{
	struct buf text = {0};
	size_t used = utf16_read(
	    &text, reader->raw.at, reader->raw.len, reader->big_endian, reader->ended);

	if (text.len > reader->size - reader->end)
		make_room(reader, text.len);
	if (text.len > 0)
		memcpy(reader->bytes + reader->end, text.at, text.len);
	reader->end += text.len;
	reader->raw.len -= used;
	if (used > 0)
		memmove(reader->raw.at, reader->raw.at + used, reader->raw.len);
	buf_free(&text);
}

void reader_widen(struct reader *reader)
{
	struct span window = reader_window(reader);
	bool little = window.len >= 2 && memcmp(window.at, "\xFF\xFE", 2) == 0;
	bool big = window.len >= 2 && memcmp(window.at, "\xFE\xFF", 2) == 0;

	if ((!little && !big) || (window.len < 4 && !reader->ended))
		return;
	reader->wide = true;
	reader->big_endian = big;
	buf_add(&reader->raw, window.at + 2, window.len - 2);
	reader->start = reader->end = 0;
	decode(reader);
}

static bool would_block(int fd, int milliseconds)
{
	struct pollfd wait = {.fd = fd, .events = POLLIN};

	return poll(&wait, 1, milliseconds) == 0;
}

/* One read, into room for at least READ_AT_LEAST bytes; *n is 0 at the end of input. */
static enum status read_into(struct reader *reader, char *at, size_t room, size_t *n,
    struct fault *fault)
{
	ssize_t got;

	do
		got = read(reader->fd, at, room);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return fault_errno(fault, "cannot read %s", reader->name);
	*n = (size_t)got;
	reader->ended = got == 0;
	return STATUS_OK;
}

static enum status more_wide(struct reader *reader, struct fault *fault)
{
	size_t before = reader_window(reader).len, n = 0;
	enum status status = STATUS_OK;

	while (status == STATUS_OK && !reader->ended && reader_window(reader).len == before) {
		char *at = buf_reserve(&reader->raw, READ_AT_LEAST);

		status = read_into(reader, at, READ_AT_LEAST, &n, fault);
		reader->raw.len += n;
		if (status == STATUS_OK)
			decode(reader);
	}
	return status;
}

/* What a tick wrote goes out before the next. */
static enum status idle(struct reader *reader, struct fault *fault)
{
	bool waits = reader->wait != NULL;
	enum status status = STATUS_OK;

	if (!waits && (reader->idle == NULL || reader->idle->waiting.len == 0))
		return STATUS_OK;
	for (int pause = 0; status == STATUS_OK && would_block(reader->fd, pause); pause = 1000) {
		if (waits && pause > 0)
			reader->wait->tick(reader->wait->state);
		if (reader->idle != NULL && reader->idle->waiting.len > 0)
			status = output_flush(reader->idle, fault);
		if (!waits)
			break;
	}
	return status;
}

enum status reader_more(struct reader *reader, struct fault *fault)
{
	size_t n = 0;
	enum status status = idle(reader, fault);

	if (status != STATUS_OK)
		return status;
	if (reader->wide)
		return more_wide(reader, fault);
	if (reader->size - reader->end < READ_AT_LEAST)
		make_room(reader, READ_AT_LEAST);
	status = read_into(
	    reader, reader->bytes + reader->end, reader->size - reader->end, &n, fault);
	reader->end += n;
	return status;
}

size_t reader_ahead(const struct reader *reader, size_t from, char *at, size_t room)
{
	off_t here = reader->wide || reader->ended ? -1 : lseek(reader->fd, 0, SEEK_CUR);
	ssize_t got;

	if (here < 0)
		return 0;
	do
		got = pread(reader->fd, at, room, here + (off_t)from);
	while (got < 0 && errno == EINTR);
	return got > 0 ? (size_t)got : 0;
}

/* Gives the window up to the next \n, or to most bytes, or to the end of input. */
static enum status piece_next(
    struct reader *reader, size_t most, struct span *piece, bool *whole, struct fault *fault)
{
	size_t seen = 0;

	for (;;) {
		struct span window = reader_window(reader);
		const char *end = memchr(window.at + seen, '\n', window.len - seen);
		size_t len = end != NULL ? (size_t)(end - window.at) : window.len;
		enum status status;

		*whole = end != NULL || reader->ended;
		*piece = (struct span){window.at, len};
		if (len > most) {
			piece->len = most;
			*whole = false;
			reader_skip(reader, most);
			return STATUS_OK;
		}
		if (*whole) {
			reader_skip(reader, len + (end != NULL));
			return STATUS_OK;
		}
		seen = len;
		status = reader_more(reader, fault);
		if (status != STATUS_OK)
			return status;
	}
}

enum status line_next(
    struct reader *reader, size_t most, struct line *line, bool *got, struct fault *fault)
{
	bool whole;
	enum status status;

	*got = false;
	if (reader->start == reader->end && !reader->ended) {
		status = reader_more(reader, fault);
		if (status != STATUS_OK)
			return status;
	}
	if (reader->start == reader->end && reader->ended)
		return STATUS_OK;
	status = piece_next(reader, most, &line->bytes, &whole, fault);
	if (status != STATUS_OK)
		return status;
	line->number = ++reader->line;
	line->cut = !whole;
	*got = true;
	return STATUS_OK;
}

enum status line_rest(struct reader *reader, struct span *piece, bool *more, struct fault *fault)
{
	bool whole;
	enum status status = piece_next(reader, READ_AT_LEAST, piece, &whole, fault);

	*more = status == STATUS_OK && !whole;
	return status;
}

enum status reader_whole(const char *path, size_t most, struct buf *bytes, struct fault *fault)
{
	struct reader reader;
	enum status status = reader_open(&reader, path, NULL, fault);

	if (status != STATUS_OK)
		return status;
	do {
		struct span window;

		status = reader_more(&reader, fault);
		window = reader_window(&reader);
		buf_add(bytes, window.at, window.len);
		reader_skip(&reader, window.len);
		if (status == STATUS_OK && bytes->len > most)
			status = fault_set(
			    fault, STATUS_PLAN, "%s is larger than %zu MiB", path, most >> 20);
	} while (status == STATUS_OK && !reader.ended);
	reader_close(&reader);
	return status;
}
