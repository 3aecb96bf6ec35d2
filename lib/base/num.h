/*
 * Numbers and durations as people write them, read strictly: the whole text must be the
 * number and lie within the bounds, else the fault says what was wanted. Writing is in
 * fixed point, since what the tools add has few decimals and printf is slow.
 */
#ifndef BASE_NUM_H
#define BASE_NUM_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

enum { NUM_SIZE = 40 };

/* Decimal digits with an optional sign, min..max. STATUS_USAGE when it is not that. */
enum status num_integer(
    const char *at, size_t len, int64_t min, int64_t max, int64_t *value, struct fault *fault);

/* A count of bytes or things: digits and an optional K, M or G (1024, 1024^2, 1024^3). */
enum status num_size(
    const char *at, size_t len, int64_t min, int64_t max, int64_t *value, struct fault *fault);

/* A span of time in seconds: parts of digits and a unit y w d h m s (a year is
 * 365 days), as 90s, 4h, 1h30m. */
enum status num_duration(const char *at, size_t len, int64_t *seconds, struct fault *fault);

/* A decimal number with an optional sign, fraction and exponent, min..max, finite. */
enum status num_real(
    const char *at, size_t len, double min, double max, double *value, struct fault *fault);

/* Write to out, NUL at the end; return the length. decimals 0..6, trailing zeros dropped;
 * |x| beyond 9e12 is written as 9e12 with its sign, not-a-number as 0. */
size_t num_write_integer(char out[NUM_SIZE], int64_t x);
size_t num_write_real(char out[NUM_SIZE], double x, unsigned decimals);

#endif
