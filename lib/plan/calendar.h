/*
 * Holidays from an iCalendar file (RFC 5545), as exported by calendars and published by
 * states: whole days, alone, several in a row, or coming again every year.
 *
 * libical would read all of the format. To load it, with ICU, GLib and Berkeley DB behind it,
 * took 6 milliseconds here, and every tool that reads a plan would, which starts in 3.
 */
#ifndef PLAN_CALENDAR_H
#define PLAN_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"
#include "base/status.h"

enum { CALENDAR_MOST_DAYS = 1 << 17, CALENDAR_LAST_YEAR = 2059 };

/* Days since 1970-01-01; a zeroed struct is empty, free(at) ends it. */
struct calendar_days {
	int64_t *at;
	size_t count, room;
};

/*
 * Adds the days of every event: from DTSTART to before DTEND, or for DURATION, all in whole
 * days; again each INTERVAL years where RRULE says FREQ=YEARLY, up to COUNT, UNTIL or
 * CALENDAR_LAST_YEAR; and RDATE, without EXDATE. A cancelled event counts for nothing.
 * STATUS_PLAN, with the line, where the text is no calendar, or asks for what is not among
 * these: then nothing is added.
 */
enum status calendar_read(struct span text, struct calendar_days *days, struct fault *fault);

/* Adds one day; false where there are too many. */
bool calendar_add(struct calendar_days *days, int64_t day);

#endif
