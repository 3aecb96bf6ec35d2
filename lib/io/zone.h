/*
 * Time zones, as the C library's zone data has them.
 */
#ifndef IO_ZONE_H
#define IO_ZONE_H

#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/status.h"

/*
 * Sets the zone of times that name none, for the whole process (TZ): a name of the IANA data
 * base (Europe/Berlin), UTC, an offset (+02:00, -0530), or local, which leaves the machine's
 * zone. STATUS_USAGE where the system knows no such zone: the C library itself would take it
 * for UTC and say nothing.
 */
enum status zone_set(const char *name, struct fault *fault);

struct zone_change {
	int64_t at;     /* from this moment, */
	int32_t offset; /* seconds east of UTC */
};

/*
 * A zone as the table of its changes, asked of the C library once: later look-ups need neither
 * the environment nor a file, and a plan may use several zones at once. Covers 1990 to 2059;
 * beyond, the nearest known offset counts.
 */
struct zone {
	const char *name; /* borrowed from who loaded it */
	const struct zone_change *changes; /* in order; the first is at INT64_MIN */
	size_t count;
};

/* Reads a zone, named as for zone_set, into the arena; the name is kept. TZ is set for the while
 * and put back. */
enum status zone_load(
    const char *name, struct arena *arena, struct zone *zone, struct fault *fault);

/* Seconds east of UTC at a moment. */
int32_t zone_offset(const struct zone *zone, int64_t when);

/* The moment at which local clocks show that time, counted as seconds since 1970-01-01T00:00
 * on the local clock. A time that was skipped is taken after the gap; of one that comes
 * twice, the first. */
int64_t zone_moment(const struct zone *zone, int64_t local);

#endif
