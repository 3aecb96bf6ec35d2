#include "io/tool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "io/output.h"

#ifndef CRISIS_VERSION
#define CRISIS_VERSION "unknown"
#endif

enum { WIDEST_COMPLAINT = 400 };

static void out_of_memory(void)
{
	static const char words[] = "crisis: out of memory\n";
	ssize_t ignored = write(STDERR_FILENO, words, sizeof words - 1);

	(void)ignored;
	_exit(2);
}

/* A closed descriptor is opened the wrong way round, so that using it fails as it should. */
static void hold_standard_descriptors(void)
{
	static const int wrong_way[] = {O_WRONLY, O_RDONLY, O_RDONLY};

	for (int fd = 0; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) == -1 && errno == EBADF) {
			int ignored = open("/dev/null", wrong_way[fd]);
			(void)ignored; /* open takes the lowest free descriptor, which is fd */
		}
}

/* One write, so that lines of several filters on one terminal do not mix. */
static void say_line(const struct tool *tool, struct buf *words)
{
	struct buf line = {0};
	ssize_t ignored;

	buf_format(&line, "%s: ", tool->name);
	utf8_mask(&line, words->at, words->len, WIDEST_COMPLAINT);
	buf_char(&line, '\n');
	ignored = write(STDERR_FILENO, line.at, line.len);
	(void)ignored; /* there is nowhere left to say that it failed */
	buf_free(&line);
}

void tool_complain(const struct tool *tool, const struct fault *fault)
{
	struct buf words = {0};

	if (fault->file != NULL)
		buf_format(&words, "%s:", fault->file);
	if (fault->line > 0)
		buf_format(&words, "%zu:", fault->line);
	if (words.len > 0)
		buf_char(&words, ' ');
	if (fault->column > 0)
		buf_format(&words, "column %zu: ", fault->column);
	buf_text(&words, fault->what);
	say_line(tool, &words);
	buf_free(&words);
}

void tool_say(const struct tool *tool, const char *format, ...)
{
	char text[512];
	struct buf words = {0};
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	buf_text(&words, text);
	say_line(tool, &words);
	buf_free(&words);
}

enum status tool_fail(const struct tool *tool, enum status status, const struct fault *fault)
{
	tool_complain(tool, fault);
	return status;
}

static int print_and_stop(const struct tool *tool, enum option_wish wish)
{
	struct output out;
	struct fault fault = {0};

	output_standard(&out);
	if (wish == OPTION_WISH_HELP) {
		buf_format(&out.waiting, "usage: %s [OPTION ...] %s\n%s\n\n", tool->name,
		    tool->operands, tool->purpose);
		option_help(tool->rows, &out.waiting);
		buf_format(&out.waiting, "\nman %s tells more.\n", tool->name);
	} else if (wish == OPTION_WISH_VERSION) {
		buf_format(&out.waiting, "%s (crisis) %s\n", tool->name, CRISIS_VERSION);
	} else {
		option_table(tool->rows, &out.waiting);
	}
	if (output_close(&out, &fault) != STATUS_OK)
		return status_exit(tool_fail(tool, STATUS_IO, &fault));
	return 0;
}

bool tool_start(const struct tool *tool, int argc, char **argv, char ***operands, int *exit_status)
{
	struct fault fault = {0};
	enum option_wish wish;
	enum status status;
	int first;

	mem_on_exhaustion(out_of_memory);
	hold_standard_descriptors();
	status = option_parse(tool->rows, argc, argv, &first, &wish, &fault);
	if (status != STATUS_OK) {
		*exit_status = status_exit(tool_fail(tool, status, &fault));
		tool_say(tool, "try '%s --help'", tool->name);
		return false;
	}
	if (wish != OPTION_WISH_RUN) {
		*exit_status = print_and_stop(tool, wish);
		return false;
	}
	*operands = argv + first;
	return true;
}
