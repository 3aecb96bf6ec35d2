/*
 * The lines of mail: headers, and the From_ lines between the messages of an mbox.
 */
#ifndef INGEST_MAIL_MAILBOX_LINE_H
#define INGEST_MAIL_MAILBOX_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"

bool mailbox_starts(struct span bytes, const char *text);

/* The line at an offset, without its end; *next is where the one behind it starts. */
struct span mailbox_line(struct span bytes, size_t at, size_t *next);

/* The length of a header's name, which a colon ends; 0 where the line is none. */
size_t mailbox_header(struct span line);

/*
 * Whether the line at an offset, which starts with From_, begins a message: a header follows. The
 * time of day is what tells it from a sentence; behind an empty line, and at the file's start, an
 * address does too. *more: the bytes are too short to tell; only when they ended may such a line
 * have nothing behind it.
 */
bool mailbox_separates(struct span bytes, size_t at, bool after_blank, bool ended, bool *more);

#endif
