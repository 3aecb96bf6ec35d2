#include "plan/calendar.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/when.h"
#include "plan/calendar_lines.h"

enum { DAY = 86400, LONGEST_EVENT = 366, NONE = INT32_MIN };

/* One event, while its lines come. */
struct event {
	int64_t start, end; /* end is the day behind the last; NONE where not given */
	int64_t length;     /* in days, where there is no end */
	bool yearly, cancelled;
	int64_t interval, times; /* of a rule; times 0: without end */
	int64_t until;
	struct calendar_days more, less; /* RDATE and EXDATE */
};

struct calendar {
	struct calendar_lines lines;
	int depth;      /* of components within the calendar that are passed over */
	bool open, within; /* a VCALENDAR, an event */
	struct event event;
	struct calendar_days days;
	struct fault *fault;
};

bool calendar_add(struct calendar_days *days, int64_t day)
{
	if (days->count == CALENDAR_MOST_DAYS)
		return false;
	if (days->count == days->room) {
		days->room = days->room > 0 ? 2 * days->room : 32;
		days->at = mem_resize(days->at, days->room, sizeof *days->at);
	}
	days->at[days->count++] = day;
	return true;
}

static enum status refuse(struct calendar *calendar, const char *what, struct span text)
{
	return fault_set(calendar->fault, STATUS_PLAN, "line %zu: %s%.*s", calendar->lines.line, what,
	    text.len < 60 ? (int)text.len : 60, text.at);
}

/* 20261225; the time of a day, which is behind a T, only where it may be. */
static bool read_date(struct span text, bool timed, int64_t *day)
{
	struct when_civil civil = {0};
	int64_t when, number;
	struct fault fault;

	if (timed && text.len > 8 && text.at[8] == 'T')
		text.len = 8;
	if (text.len != 8 || num_integer(text.at, 8, 0, 99991231, &number, &fault) != STATUS_OK)
		return false;
	civil.year = (int)(number / 10000);
	civil.month = (int)(number / 100 % 100);
	civil.day = (int)(number % 100);
	if (!when_join(&civil, &when))
		return false;
	*day = when / DAY - (when % DAY < 0);
	return true;
}

static enum status read_dates(
    struct calendar *calendar, struct span text, struct calendar_days *days)
{
	while (text.len > 0) {
		struct span one = span_cut(&text, ',');
		int64_t day;

		if (!read_date(one, false, &day))
			return refuse(calendar, "this is no whole day: ", one);
		if (!calendar_add(days, day))
			return refuse(calendar, "too many days", (struct span){"", 0});
	}
	return STATUS_OK;
}

static enum status read_one_day(struct calendar *calendar, struct span text, int64_t *day)
{
	return read_date(text, false, day) ? STATUS_OK
	                                   : refuse(calendar, "this is no whole day: ", text);
}

/* P3D or P1W. */
static enum status read_length(struct calendar *calendar, struct span text, int64_t *days)
{
	struct fault fault;
	char unit = text.len > 2 ? text.at[text.len - 1] : '\0';

	if ((unit != 'D' && unit != 'W') || text.at[0] != 'P' ||
	    num_integer(text.at + 1, text.len - 2, 1, LONGEST_EVENT, days, &fault) != STATUS_OK)
		return refuse(calendar, "this is no number of whole days: ", text);
	*days *= unit == 'W' ? 7 : 1;
	return STATUS_OK;
}

static bool is_number(struct span text, int64_t number)
{
	char digits[NUM_SIZE];

	num_write_integer(digits, number);
	return span_is(text, digits);
}

/* The parts of a rule that say no more than the day it starts on. */
static bool is_start(const struct event *event, struct span name, struct span value)
{
	struct when_civil start;

	if (calendar_is(name, "WKST"))
		return true;
	if (event->start == NONE)
		return false;
	when_split(event->start * DAY, &start);
	return (calendar_is(name, "BYMONTH") && is_number(value, start.month)) ||
	    (calendar_is(name, "BYMONTHDAY") && is_number(value, start.day));
}

static enum status read_rule(struct calendar *calendar, struct event *event, struct span rule)
{
	struct fault fault;
	struct span left = rule;

	while (left.len > 0) {
		struct span part = span_cut(&left, ';'), value = part;
		struct span name = span_cut(&value, '=');
		bool known = calendar_is(name, "FREQ") && calendar_is(value, "YEARLY");

		if (known)
			event->yearly = true;
		else if (calendar_is(name, "INTERVAL"))
			known = num_integer(value.at, value.len, 1, 1000, &event->interval,
			            &fault) == STATUS_OK;
		else if (calendar_is(name, "COUNT"))
			known = num_integer(value.at, value.len, 1, 10000, &event->times, &fault) ==
			    STATUS_OK;
		else if (calendar_is(name, "UNTIL"))
			known = read_date(value, true, &event->until);
		else
			known = is_start(event, name, value);
		if (!known)
			return refuse(calendar,
			    "a rule is FREQ=YEARLY with INTERVAL, COUNT or UNTIL, and not ", part);
	}
	return event->yearly ? STATUS_OK : refuse(calendar, "a rule without FREQ: ", rule);
}

static enum status add_days(struct calendar *calendar, int64_t first, int64_t length)
{
	const struct event *event = &calendar->event;

	for (size_t i = 0; i < event->less.count; i++)
		if (event->less.at[i] == first)
			return STATUS_OK;
	for (int64_t day = first; day < first + length; day++)
		if (!calendar_add(&calendar->days, day))
			return refuse(calendar, "too many days", (struct span){"", 0});
	return STATUS_OK;
}

/* A year that lacks the day, 29 February, is passed over and does not count. */
static enum status add_years(struct calendar *calendar, int64_t length)
{
	const struct event *event = &calendar->event;
	struct when_civil civil;
	enum status status = STATUS_OK;
	int64_t times = 0, day;

	when_split(event->start * DAY, &civil);
	for (; civil.year <= CALENDAR_LAST_YEAR && status == STATUS_OK;
	     civil.year += (int)event->interval) {
		int64_t when;

		if (!when_join(&civil, &when))
			continue;
		day = when / DAY - (when % DAY < 0);
		if (day > event->until || (event->times > 0 && times++ == event->times))
			break;
		status = add_days(calendar, day, length);
	}
	return status;
}

static enum status end_event(struct calendar *calendar)
{
	struct event *event = &calendar->event;
	int64_t length = event->end != NONE ? event->end - event->start : event->length;
	enum status status = STATUS_OK;

	if (event->start == NONE)
		return refuse(calendar, "an event without DTSTART", (struct span){"", 0});
	if (length < 1 || length > LONGEST_EVENT)
		return refuse(calendar, "an event ends before it starts, or a year later",
		    (struct span){"", 0});
	if (!event->cancelled && event->yearly)
		status = add_years(calendar, length);
	else if (!event->cancelled)
		status = add_days(calendar, event->start, length);
	for (size_t i = 0; !event->cancelled && status == STATUS_OK && i < event->more.count; i++)
		status = add_days(calendar, event->more.at[i], length);
	return status;
}

static enum status read_property(struct calendar *calendar, const struct calendar_property *property)
{
	struct event *event = &calendar->event;
	struct span value = property->value;

	if (calendar_is(property->name, "DTSTART"))
		return read_one_day(calendar, value, &event->start);
	if (calendar_is(property->name, "DTEND"))
		return read_one_day(calendar, value, &event->end);
	if (calendar_is(property->name, "DURATION"))
		return read_length(calendar, value, &event->length);
	if (calendar_is(property->name, "RRULE"))
		return event->yearly ? refuse(calendar, "two rules in an event: ", value)
		                     : read_rule(calendar, event, value);
	if (calendar_is(property->name, "RDATE"))
		return read_dates(calendar, value, &event->more);
	if (calendar_is(property->name, "EXDATE"))
		return read_dates(calendar, value, &event->less);
	if (calendar_is(property->name, "EXRULE") || calendar_is(property->name, "RECURRENCE-ID"))
		return refuse(calendar, "not understood here: ", property->name);
	if (calendar_is(property->name, "STATUS"))
		event->cancelled = calendar_is(value, "CANCELLED");
	return STATUS_OK;
}

static void start_event(struct calendar *calendar)
{
	free(calendar->event.more.at);
	free(calendar->event.less.at);
	calendar->event = (struct event){
	    .start = NONE, .end = NONE, .length = 1, .interval = 1, .until = INT64_MAX};
}

/* Of components only events count; what stands in others, or within an event, is passed over. */
static enum status take_line(struct calendar *calendar, struct span line)
{
	struct calendar_property property = calendar_property(line);
	bool begins = calendar_is(property.name, "BEGIN"), ends = calendar_is(property.name, "END");

	if (!calendar->open) {
		calendar->open = begins && calendar_is(property.value, "VCALENDAR");
		return calendar->open || line.len == 0
		    ? STATUS_OK
		    : refuse(calendar, "this is no calendar: ", line);
	}
	if (begins && calendar->depth == 0 && !calendar->within && calendar_is(property.value, "VEVENT")) {
		start_event(calendar);
		calendar->within = true;
	} else if (begins) {
		calendar->depth++;
	} else if (ends && calendar->depth > 0) {
		calendar->depth--;
	} else if (ends && calendar->within) {
		calendar->within = false;
		return end_event(calendar);
	} else if (ends) {
		calendar->open = false;
	} else if (calendar->within && calendar->depth == 0) {
		return read_property(calendar, &property);
	}
	return STATUS_OK;
}

enum status calendar_read(struct span text, struct calendar_days *days, struct fault *fault)
{
	struct calendar calendar = {.lines = {.text = text, .next_line = 1}, .fault = fault};
	enum status status = STATUS_OK;
	struct span line;
	bool any = false;

	if (text.len >= 3 && memcmp(text.at, "\xEF\xBB\xBF", 3) == 0)
		calendar.lines.text = (struct span){text.at + 3, text.len - 3};
	start_event(&calendar);
	while (status == STATUS_OK && calendar_next(&calendar.lines, &line)) {
		status = take_line(&calendar, line);
		any = any || calendar.open;
	}
	if (status == STATUS_OK && (!any || calendar.open))
		status = refuse(&calendar, any ? "the calendar has no end" : "this is no calendar",
		    (struct span){"", 0});
	for (size_t i = 0; status == STATUS_OK && i < calendar.days.count; i++)
		if (!calendar_add(days, calendar.days.at[i]))
			status = refuse(&calendar, "too many days", (struct span){"", 0});
	start_event(&calendar);
	free(calendar.days.at);
	buf_free(&calendar.lines.unfolded);
	return status;
}
