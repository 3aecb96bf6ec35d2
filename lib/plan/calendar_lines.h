/*
 * The lines of an iCalendar file, RFC 5545 section 3.1.
 */
#ifndef PLAN_CALENDAR_LINES_H
#define PLAN_CALENDAR_LINES_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/span.h"

/* To start with, text is the file and next_line is 1. unfolded is freed by the owner. */
struct calendar_lines {
	struct span text; /* that is left */
	size_t line, next_line; /* of the file, of the last line and of the next */
	struct buf unfolded;
};

/* NAME;PARAMETERS:VALUE. */
struct calendar_property {
	struct span name, parameters, value;
};

/* The next line with its folds undone, borrowed until the one after; false at the end. */
bool calendar_next(struct calendar_lines *lines, struct span *line);

/* A line apart. */
struct calendar_property calendar_property(struct span line);

/* Names and words are the same in any case. */
bool calendar_is(struct span text, const char *word);

#endif
