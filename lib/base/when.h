/*
 * Times: whole seconds since 1970-01-01T00:00:00Z, in the proleptic Gregorian calendar, years
 * 0000 to 9999. A fraction of a second is read and dropped: jq's fromdate, SQLite's date
 * functions and plain sorting all take RFC 3339 in whole seconds.
 */
#ifndef BASE_WHEN_H
#define BASE_WHEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { WHEN_SIZE = 21 }; /* 2026-11-22T09:14:05Z and a NUL */

/* A point in civil time, before any zone is applied. */
struct when_civil {
	int year, month, day; /* month and day from 1 */
	int hour, minute, second;
};

/* Days from 1970-01-01 to a civil date (H. Hinnant, "chrono-compatible low-level date
 * algorithms", days_from_civil); and back. */
int64_t when_days(int year, int month, int day);
void when_split(int64_t when, struct when_civil *civil);

/* False unless every part is in its range (second 60 is a leap second, taken as the next). */
bool when_join(const struct when_civil *civil, int64_t *when);

/* RFC 3339 section 5.6: date, T or t or a space, time, optional fraction, Z or +hh:mm. */
bool when_rfc3339(const char *at, size_t len, int64_t *when);

/* A count since 1970 in seconds, milli-, micro- or nanoseconds, told apart by magnitude:
 * seconds up to the year 5138, so milliseconds count from 1973. */
bool when_ticks(int64_t ticks, int64_t *when);

/* RFC 3339 in UTC with Z; returns the length. when is brought into 0000..9999 first. */
size_t when_write(char out[WHEN_SIZE], int64_t when);

#endif
