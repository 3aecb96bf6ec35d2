/*
 * A tiny TAP helper: a unit test is a main that calls unit_ok for each thing that must hold and
 * returns unit_done(). A property that is tried thousands of times is one unit_ok; the cases
 * that break it are told by unit_note.
 */
#ifndef UNIT_H
#define UNIT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/span.h"

static int unit_tried, unit_failed;

static inline void unit_note(const char *format, ...) __attribute__((format(printf, 1, 2)));
static inline bool unit_ok(bool holds, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static inline void unit_note(const char *format, ...)
{
	va_list args;

	printf("# ");
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	putchar('\n');
}

static inline bool unit_ok(bool holds, const char *format, ...)
{
	va_list args;

	printf("%s %d - ", holds ? "ok" : "not ok", ++unit_tried);
	unit_failed += !holds;
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	putchar('\n');
	return holds;
}

/* Compares bytes; shows both when they differ. */
static inline bool unit_same(struct span got, struct span wanted, const char *name)
{
	bool same = span_same(got, wanted);

	unit_ok(same, "%s", name);
	if (!same)
		unit_note("got %zu bytes \"%.*s\", wanted %zu bytes \"%.*s\"", got.len,
		    (int)got.len, got.at != NULL ? got.at : "", wanted.len, (int)wanted.len,
		    wanted.at);
	return same;
}

static inline void unit_skip(const char *why)
{
	printf("ok %d # skip %s\n", ++unit_tried, why);
}

static inline int unit_done(void)
{
	printf("1..%d\n", unit_tried);
	return unit_failed > 0;
}

/* The same numbers on every run and machine: xorshift64 (G. Marsaglia, "Xorshift RNGs"). */
static inline uint64_t unit_random(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

/* The same below a bound above 0. */
static inline size_t unit_below(uint64_t *state, size_t bound)
{
	return (size_t)(unit_random(state) >> 16) % bound;
}

#endif
