/*
 * Figures as people read them, in every format: 12,345; 62.1%; 5h 46m; 2026-11-22 09:14.
 */
#ifndef REPORT_SAY_H
#define REPORT_SAY_H

#include <stdint.h>

#include "base/buf.h"
#include "report/document.h"

enum { SAY_SIZE = 32 };

/* Each returns out. Of nothing there is no share: "-". */
const char *say_count(char out[SAY_SIZE], int64_t count);
const char *say_share(char out[SAY_SIZE], int64_t part, int64_t whole);

/* Seconds as 3 years, 1d 2h, 5h 46m, 12m, 30s; without their sign. */
const char *say_span(char out[SAY_SIZE], int64_t seconds);

/* The width of a bucket: minute, 15 minutes, 2 weeks. */
const char *say_width(char out[SAY_SIZE], int64_t seconds);

/* In UTC, to the minute. */
const char *say_time(char out[SAY_SIZE], int64_t when);

/* The value; nothing for VALUE_NONE. Text is added as it is: escape or mask it elsewhere. */
void say_value(struct buf *out, const struct value *value);

/* What a share or net figure is made of: "9 of 12", "-8 / 12". Nothing for other values. */
void say_fraction(struct buf *out, const struct value *value);

#endif
