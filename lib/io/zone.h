/*
 * A time zone as the table of its changes, asked of the C library's zone data once, when a plan
 * is loaded: later look-ups need neither the environment nor a file, and a plan may use
 * several zones at once. Covers 1990 to 2059; beyond, the nearest known offset counts.
 */
#ifndef IO_ZONE_H
#define IO_ZONE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"

struct zone_change {
	int64_t at;     /* from this moment, */
	int32_t offset; /* seconds east of UTC */
};

struct zone {
	const struct zone_change *changes; /* in order; the first is at INT64_MIN */
	size_t count;
};

/* Reads an IANA zone such as Europe/Berlin into the arena; false when the system has no such
 * zone. Sets TZ for the while and puts it back. */
bool zone_load(const char *name, struct arena *arena, struct zone *zone);

/* Seconds east of UTC at a moment. */
int32_t zone_offset(const struct zone *zone, int64_t when);

/* The moment at which local clocks show that time, counted as seconds since 1970-01-01T00:00
 * on the local clock. A time that was skipped is taken after the gap; of one that comes
 * twice, the first. */
int64_t zone_moment(const struct zone *zone, int64_t local);

#endif
