/*
 * The date and time that a line of a WhatsApp chat begins with, as phones of many languages
 * write them:
 *
 *   12/9/20, 23:55 - Bob: hello             Android
 *   [09/12/2020, 23:55:01] Bob: hello       iOS
 *   09.12.20, 23:55 - | 9/12/20 11:55 p. m. - | 2020/12/9 下午11:55 - | [9.12.2020 klo 23.55.01]
 *
 * with no-break spaces and marks of direction anywhere, and the digits of other scripts.
 */
#ifndef INGEST_WHATSAPP_STAMP_H
#define INGEST_WHATSAPP_STAMP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"

struct stamp {
	int number[3]; /* of the date, in the order met */
	bool year_first;
	int hour, minute, second;
	/* What hints at the order of day and month. */
	bool slashes, padded, long_year, comma, small_half;
	struct span rest; /* of the line; marks at its start are passed */
};

/* False where the line begins with none. */
bool stamp_read(struct span line, struct stamp *stamp);

/* The length of the marks of direction at the text's start, which have no width. */
size_t stamp_marks(struct span text);

#endif
