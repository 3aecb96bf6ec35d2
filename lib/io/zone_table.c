/*
 * A zone as the table of its changes.
 */
#include "io/zone.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/when.h"

enum { FIRST_YEAR = 1990, LAST_YEAR = 2060, STEP = 5 * 86400, MOST_CHANGES = 512 };

static int32_t offset_at(int64_t when)
{
	time_t t = (time_t)when;
	struct tm tm;

	if (localtime_r(&t, &tm) == NULL)
		return 0;
	return (int32_t)((when_days(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday) * 86400 +
	    INT64_C(3600) * tm.tm_hour + INT64_C(60) * tm.tm_min + tm.tm_sec) - when);
}

/* The first moment in (from, to] whose offset is not that at from. */
static int64_t find_change(int64_t from, int64_t to, int32_t before)
{
	while (to - from > 1) {
		int64_t middle = from + (to - from) / 2;

		if (offset_at(middle) == before)
			from = middle;
		else
			to = middle;
	}
	return to;
}

static size_t find_changes(struct zone_change *changes)
{
	int64_t end = when_days(LAST_YEAR, 1, 1) * 86400;
	int64_t at = when_days(FIRST_YEAR, 1, 1) * 86400;
	int32_t before = offset_at(at);
	size_t count = 1;

	changes[0] = (struct zone_change){INT64_MIN, before};
	for (; at < end && count < MOST_CHANGES; at += STEP) {
		int32_t after = offset_at(at + STEP);

		if (after == before)
			continue;
		changes[count++] =
		    (struct zone_change){find_change(at, at + STEP, before), after};
		before = after;
	}
	return count;
}

enum status zone_load(
    const char *name, struct arena *arena, struct zone *zone, struct fault *fault)
{
	static const struct zone_change never = {INT64_MIN, 0};
	const char *set = getenv("TZ");
	char *old;
	enum status status;

	if (strcmp(name, "UTC") == 0) { /* to ask for its changes would take as long as the plan */
		*zone = (struct zone){name, &never, 1};
		return STATUS_OK;
	}
	old = set != NULL ? mem_copy(set, strlen(set)) : NULL;
	status = zone_set(name, fault);
	if (status == STATUS_OK) {
		struct zone_change *changes = arena_take(arena, MOST_CHANGES * sizeof *changes);

		zone->name = name;
		zone->changes = changes;
		zone->count = find_changes(changes);
	}
	if (old != NULL)
		setenv("TZ", old, 1);
	else
		unsetenv("TZ");
	tzset();
	free(old);
	return status;
}

int32_t zone_offset(const struct zone *zone, int64_t when)
{
	size_t low = 0, high = zone->count;

	while (high - low > 1) {
		size_t middle = (low + high) / 2;

		if (zone->changes[middle].at <= when)
			low = middle;
		else
			high = middle;
	}
	return zone->changes[low].offset;
}

int64_t zone_moment(const struct zone *zone, int64_t local)
{
	/* No zone changes twice in two days; the offsets around the time are the candidates. */
	int32_t before = zone_offset(zone, local - 86400);
	int32_t after = zone_offset(zone, local + 86400);
	int64_t early = local - before, late = local - after;

	if (zone_offset(zone, early) == before)
		return early;
	if (zone_offset(zone, late) == after)
		return late;
	return local - before; /* skipped: as if the clock had not changed, which is after the gap */
}
