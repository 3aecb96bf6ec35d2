/*
 * A tool's options as a table: parsing, --help, completion and the tests read the same rows.
 * POSIX utility syntax with long names; `-` is an operand, `--` ends the options. A row with
 * a variable takes its value from the environment where the option was not given.
 */
#ifndef IO_OPTION_H
#define IO_OPTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"

enum option_kind {
	OPTION_FLAG,     /* bool: set to true */
	OPTION_TEXT,     /* const char *: borrowed from argv or the environment */
	OPTION_LIST,     /* struct option_list: every value given, in order */
	OPTION_INTEGER,  /* int64_t, min..max */
	OPTION_SIZE,     /* int64_t in bytes, min..max; 64K, 1M */
	OPTION_DURATION, /* int64_t in seconds; 90s, 4h */
	OPTION_TIME,     /* int64_t, seconds since 1970; RFC 3339, or "now" */
};

/* A table ends with a row whose name is NULL. */
struct option_row {
	char letter;          /* or 0 */
	const char *name;
	const char *argument; /* what --help calls it; NULL for a flag */
	const char *help;
	enum option_kind kind;
	void *value;
	int64_t min, max;
	const char *variable; /* of the environment, or NULL */
};

struct option_list {
	const char **at;
	size_t count;
};

enum option_wish { OPTION_WISH_RUN, OPTION_WISH_HELP, OPTION_WISH_VERSION, OPTION_WISH_TABLE };

/*
 * Reads argv by the rows and the family's own three (--help, --version, --list-options), and
 * sets *operands to the first operand, in argv or behind it. STATUS_USAGE names the option.
 */
enum status option_parse(const struct option_row *rows, int argc, char **argv, int *operands,
    enum option_wish *wish, struct fault *fault);

/* Appends the rows as --help shows them, or one a line with tabs between its columns. */
void option_help(const struct option_row *rows, struct buf *out);
void option_table(const struct option_row *rows, struct buf *out);

void option_list_free(struct option_list *list);

#endif
