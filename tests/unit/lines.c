/* Lines from a pipe, whatever their length and however they arrive. */
#include "unit.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "io/reader.h"

/* A child writes the bytes in pieces of at most step; the parent reads them on descriptor 0. */
static pid_t feed(struct span bytes, size_t step)
{
	int ends[2];
	pid_t child;

	fflush(stdout);
	if (pipe(ends) != 0)
		exit(2);
	child = fork();
	if (child == 0) {
		close(ends[0]);
		while (bytes.len > 0) {
			size_t n = bytes.len < step ? bytes.len : step;
			ssize_t written = write(ends[1], bytes.at, n);

			if (written < 0)
				_exit(1);
			bytes.at += written;
			bytes.len -= (size_t)written;
		}
		_exit(0);
	}
	close(ends[1]);
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	return child;
}

/* Reads everything back: each line in brackets, a ! where it was cut. */
static size_t read_all(size_t most, struct buf *out)
{
	struct reader reader;
	struct line line;
	struct fault fault = {0};
	size_t number = 0;
	bool got, more, right = true;

	buf_text(out, "");
	if (reader_open(&reader, NULL, NULL, &fault) != STATUS_OK)
		exit(2);
	while (line_next(&reader, most, &line, &got, &fault) == STATUS_OK && got) {
		struct span piece = line.bytes;

		number++;
		right = right && line.number == number && line.bytes.len <= most;
		buf_char(out, '[');
		buf_add(out, piece.at, piece.len);
		for (more = line.cut; more && line_rest(&reader, &piece, &more, &fault) == STATUS_OK;)
			buf_add(out, piece.at, piece.len);
		buf_text(out, line.cut ? "]!" : "]");
	}
	reader_close(&reader);
	return right ? number : 0;
}

static void small(const char *text, const char *wanted)
{
	for (size_t step = 1; step < 4; step++) {
		struct buf out = {0};
		pid_t child = feed(span_of(text), step);

		read_all(8, &out);
		waitpid(child, NULL, 0);
		unit_same((struct span){out.at, out.len}, span_of(wanted), "lines");
		buf_free(&out);
	}
}

/* Three lines, the middle one of len bytes, with limits around that length. */
static void boundary(size_t len, size_t most, size_t step, bool ended)
{
	struct buf text = {0}, out = {0}, wanted = {0};
	size_t count;
	pid_t child;

	buf_text(&text, "before\n");
	for (size_t i = 0; i < len; i++)
		buf_char(&text, (char)('a' + i % 23));
	buf_text(&wanted, "[before][");
	buf_add(&wanted, text.at + 7, len);
	buf_text(&wanted, len > most ? "]!" : "]");
	if (ended) {
		buf_text(&text, "\nafter\n");
		buf_text(&wanted, "[after]");
	}
	child = feed((struct span){text.at, text.len}, step);
	count = read_all(most, &out);
	waitpid(child, NULL, 0);
	if (count != (ended ? 3 : 2) || !span_same((struct span){out.at, out.len},
	    (struct span){wanted.at, wanted.len})) {
		unit_ok(false, "a line of %zu bytes, at most %zu, in steps of %zu", len, most, step);
	}
	buf_free(&text);
	buf_free(&out);
	buf_free(&wanted);
}

static void boundaries(void)
{
	static const size_t lengths[] = {16, 17, 255, 4095, 4096, 4097, 65535, 65536, 65537, 131065,
	    131071, 131072, 131073, 196608, 200000};
	int before = unit_failed;

	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
		for (int ended = 0; ended < 2; ended++) {
			size_t len = lengths[i];

			boundary(len, len - 1, 65536, ended);
			boundary(len, len, 65536, ended);
			boundary(len, len + 1, 4093, ended);
			boundary(len, 16, 65536, ended);
			boundary(len, 1 << 20, 60000, ended);
		}
	unit_ok(unit_failed == before, "lines of 16 to 200,000 bytes, whole and cut");
}

/* Output that waits is written before a read that would block, and not before. */
static void idle_output(void)
{
	int ends[2], drain[2];
	struct output out = {.name = "pipe"};
	struct reader reader;
	struct fault fault = {0};
	char got[8];

	if (pipe(ends) != 0 || pipe(drain) != 0 || fcntl(drain[0], F_SETFL, O_NONBLOCK) != 0)
		exit(2);
	dup2(ends[0], STDIN_FILENO);
	out.fd = drain[1];
	unit_ok(write(ends[1], "one\n", 4) == 4 &&
	    reader_open(&reader, "-", &out, &fault) == STATUS_OK, "a pipe is open");
	output_text(&out, "waits");
	reader_more(&reader, &fault);
	unit_ok(read(drain[0], got, sizeof got) < 0, "input at hand: output waits");
	if (fork() == 0) {
		usleep(100000);
		_exit(write(ends[1], "two\n", 4) == 4 ? 0 : 1);
	}
	reader_more(&reader, &fault);
	unit_ok(read(drain[0], got, sizeof got) == 5, "no input at hand: output is written first");
	wait(NULL);
	reader_close(&reader);
	output_close(&out, &fault);
	close(ends[0]);
	close(ends[1]);
	close(drain[0]);
}

static void faults(void)
{
	struct reader reader;
	struct fault fault = {0};
	struct output out;

	unit_ok(reader_open(&reader, "/nowhere/at all", NULL, &fault) == STATUS_IO &&
	    strstr(fault.what, "/nowhere/at all") != NULL, "a missing file is named");
	unit_ok(reader_open(&reader, "/", NULL, &fault) == STATUS_OK &&
	    reader_more(&reader, &fault) == STATUS_IO, "a directory cannot be read");
	reader_close(&reader);
	unit_ok(output_create(&out, "/nowhere/file", &fault) == STATUS_IO, "nor made there");
	unit_ok(output_create(&out, "/dev/full", &fault) == STATUS_OK, "/dev/full opens");
	output_text(&out, "lost");
	unit_ok(!output_failed(&out), "and takes bytes");
	unit_ok(output_flush(&out, &fault) == STATUS_IO && output_failed(&out), "until the flush");
	unit_ok(output_close(&out, &fault) == STATUS_IO, "which the close repeats");
}

int main(void)
{
	signal(SIGPIPE, SIG_IGN);
	small("", "");
	small("\n", "[]");
	small("a", "[a]");
	small("a\n", "[a]");
	small("a\r\nb\r\n", "[a\r][b\r]");
	small("\n\na\n\nb", "[][][a][][b]");
	small("12345678\n123456789\n", "[12345678][123456789]!");
	small("123456789", "[123456789]!");
	boundaries();
	idle_output();
	faults();
	return unit_done();
}
