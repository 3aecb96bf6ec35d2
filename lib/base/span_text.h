/*
 * How long something is, for people: the two largest units of it.
 */
#ifndef BASE_SPAN_TEXT_H
#define BASE_SPAN_TEXT_H

#include <stdint.h>

enum { SPAN_TEXT_SIZE = 48 };

/* "2d4h", "1h05m", "12m", "40s"; seconds >= 0. */
void span_text(char out[SPAN_TEXT_SIZE], int64_t seconds);

#endif
