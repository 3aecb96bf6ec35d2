/*
 * How a call ended, and what was wrong where.
 *
 * A function that can fail returns a status and, on any status but STATUS_OK, fills the
 * caller's fault. Nothing below cmd/ prints or exits: the tool turns the fault into words.
 * A fault's file is borrowed and may be NULL; line and column count from 1, 0 is unknown.
 */
#ifndef BASE_STATUS_H
#define BASE_STATUS_H

#include <stddef.h>

enum status {
	STATUS_OK,
	STATUS_REJECTED, /* this record is not what it must be; the next may be */
	STATUS_USAGE,    /* the caller's words: an option, an operand, a name */
	STATUS_PLAN,     /* a plan, template or data file that cannot be used */
	STATUS_IO,       /* open, read, write or close failed */
};

struct fault {
	const char *file;
	size_t line;
	size_t column;
	char what[256]; /* one line of words, cut to fit, ends in NUL */
};

/* Fills what (printf form) and returns status; file, line and column stay as they are. */
enum status fault_set(struct fault *fault, enum status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same, with the system's words for errno after the text. */
enum status fault_errno(struct fault *fault, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The exit status that stands for it: 0 done, 1 done but for rejected records, 2 not done. */
int status_exit(enum status status);

#endif
