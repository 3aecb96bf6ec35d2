/*
 * How a tool of the family begins, speaks and ends.
 */
#ifndef IO_TOOL_H
#define IO_TOOL_H

#include <stdbool.h>

#include "base/status.h"
#include "io/option.h"

struct tool {
	const char *name;
	const char *operands; /* as the usage line shows them: "[FILE ...]" */
	const char *purpose;  /* one sentence */
	const struct option_row *rows;
};

/*
 * The first call in main: makes sure that descriptors 0, 1 and 2 are open, so that no file
 * opened later takes the place of a closed one; reads the options; answers --help and
 * --version. True when the tool should run, with *operands the first operand (a NULL ends
 * them); else main returns *exit_status.
 */
bool tool_start(const struct tool *tool, int argc, char **argv, char ***operands, int *exit_status);

/* One line on standard error: "tool: file:line: column N: what", masked for a terminal. */
void tool_complain(const struct tool *tool, const struct fault *fault);
void tool_say(const struct tool *tool, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Complains and returns the status, for the end of a failed call. */
enum status tool_fail(const struct tool *tool, enum status status, const struct fault *fault);

#endif
