/* iCalendar (RFC 5545): the days that count, and what is refused with its line. */
#include "unit.h"

#include "base/when.h"
#include "plan/calendar.h"

#define EVENT(lines) "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" lines "END:VEVENT\r\nEND:VCALENDAR\r\n"
#define ON(date) "DTSTART;VALUE=DATE:" date "\r\n"

/* Days worked out by hand on the calendar, as "2026-12-25 ..."; "" for none. */
static const struct {
	const char *name, *text, *days;
} goods[] = {
    {"one day", EVENT(ON("20261225")), "2026-12-25"},
    {"from DTSTART to before DTEND", EVENT(ON("20261231") "DTEND;VALUE=DATE:20270102\r\n"),
        "2026-12-31 2027-01-01"},
    {"for a DURATION in days", EVENT(ON("20261225") "DURATION:P2D\r\n"), "2026-12-25 2026-12-26"},
    {"for a DURATION in weeks", EVENT("DURATION:P1W\r\n" ON("20260227")),
        "2026-02-27 2026-02-28 2026-03-01 2026-03-02 2026-03-03 2026-03-04 2026-03-05"},
    {"a rule with COUNT", EVENT(ON("20261225") "RRULE:FREQ=YEARLY;COUNT=3\r\n"),
        "2026-12-25 2027-12-25 2028-12-25"},
    {"a rule with UNTIL, which counts",
        EVENT(ON("20261225") "RRULE:FREQ=YEARLY;UNTIL=20281225\r\n"),
        "2026-12-25 2027-12-25 2028-12-25"},
    {"UNTIL as a time", EVENT(ON("20261225") "RRULE:FREQ=YEARLY;UNTIL=20271224T235959Z\r\n"),
        "2026-12-25"},
    {"INTERVAL", EVENT(ON("20260101") "RRULE:FREQ=YEARLY;INTERVAL=10;COUNT=2\r\n"),
        "2026-01-01 2036-01-01"},
    {"29 February where there is one", EVENT(ON("20240229") "RRULE:FREQ=YEARLY;COUNT=2\r\n"),
        "2024-02-29 2028-02-29"},
    {"a rule that names its own day",
        EVENT(ON("20261225") "RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25;WKST=MO;COUNT=1\r\n"),
        "2026-12-25"},
    {"several days every year",
        EVENT(ON("20261231") "DURATION:P2D\r\nRRULE:FREQ=YEARLY;COUNT=2\r\n"),
        "2026-12-31 2027-01-01 2027-12-31 2028-01-01"},
    {"EXDATE takes away, RDATE adds",
        EVENT(ON("20261225") "RRULE:FREQ=YEARLY;COUNT=2\r\nEXDATE;VALUE=DATE:20271225\r\n"
                             "RDATE;VALUE=DATE:20270704,20280704\r\n"),
        "2026-12-25 2027-07-04 2028-07-04"},
    {"a cancelled event counts for nothing", EVENT(ON("20261225") "STATUS:CANCELLED\r\n"), ""},
    {"lines are unfolded", EVENT("DTSTART;VAL\r\n UE=DATE:2026\r\n\t1225\r\n"), "2026-12-25"},
    {"lines end in LF as well",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261225\nEND:VEVENT\nEND:VCALENDAR",
        "2026-12-25"},
    {"names in small letters, a parameter in quotes",
        EVENT("dtstart;x=\"a:b;c\";value=date:20261225\r\n"), "2026-12-25"},
    {"a byte order mark", "\xEF\xBB\xBF" EVENT(ON("20261225")), "2026-12-25"},
    {"what stands in alarms and time zones is passed over",
        "BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nBEGIN:STANDARD\r\nDTSTART:19961027T030000\r\n"
        "RRULE:FREQ=YEARLY;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\n"
        "BEGIN:VALARM\r\nDURATION:PT15M\r\nEND:VALARM\r\nDTSTART:20261225\r\nEND:VEVENT\r\n"
        "BEGIN:VTODO\r\nDTSTART:20260101T000000\r\nEND:VTODO\r\nEND:VCALENDAR\r\n",
        "2026-12-25"},
    {"two calendars in a file",
        EVENT(ON("20261225")) EVENT(ON("20270101")), "2026-12-25 2027-01-01"},
    {"no events", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", ""},
};

static const struct {
	const char *name, *text, *says;
} bads[] = {
    {"no calendar", "hello\n", "line 1: this is no calendar"},
    {"nothing", "", "this is no calendar"},
    {"an event with a time of day",
        EVENT("DTSTART:20261225T090000Z\r\n"), "line 3: this is no whole day"},
    {"a day that is none", EVENT(ON("20260230")), "line 3: this is no whole day"},
    {"an event without a day", EVENT("SUMMARY:x\r\n"), "line 4: an event without DTSTART"},
    {"an end before the start",
        EVENT(ON("20261225") "DTEND:20261225\r\n"), "line 5: an event ends before"},
    {"an event of two years", EVENT(ON("20261225") "DTEND:20281225\r\n"), "or a year later"},
    {"a length in hours",
        EVENT(ON("20261225") "DURATION:PT8H\r\n"), "line 4: this is no number of whole days"},
    {"a monthly rule", EVENT(ON("20261225") "RRULE:FREQ=MONTHLY\r\n"), "and not FREQ=MONTHLY"},
    {"a movable day",
        EVENT(ON("20261126") "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH\r\n"), "and not BYDAY=4TH"},
    {"another month than its own",
        EVENT(ON("20261126") "RRULE:FREQ=YEARLY;BYMONTH=12\r\n"), "and not BYMONTH=12"},
    {"a rule without end that counts to nothing",
        EVENT(ON("20261126") "RRULE:FREQ=YEARLY;COUNT=0\r\n"), "and not COUNT=0"},
    {"a rule without FREQ", EVENT(ON("20261126") "RRULE:COUNT=2\r\n"), "a rule without FREQ"},
    {"a single change of a series",
        EVENT(ON("20261126") "RECURRENCE-ID:20261126\r\n"), "not understood here: RECURRENCE-ID"},
    {"no end",
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261225\r\n", "the calendar has no end"},
};

static void tell_days(const struct calendar_days *days, char *out, size_t size)
{
	out[0] = '\0';
	for (size_t i = 0; i < days->count; i++) {
		char text[WHEN_SIZE];
		size_t len = strlen(out);

		when_write(text, days->at[i] * 86400);
		snprintf(out + len, size - len, "%s%.10s", i > 0 ? " " : "", text);
	}
}

int main(void)
{
	struct calendar_days many = {0};
	char said[400];

	for (size_t i = 0; i < sizeof goods / sizeof *goods; i++) {
		struct calendar_days days = {0};
		struct fault fault = {0};
		enum status status = calendar_read(span_of(goods[i].text), &days, &fault);

		tell_days(&days, said, sizeof said);
		if (!unit_ok(status == STATUS_OK && strcmp(said, goods[i].days) == 0, "%s", goods[i].name))
			unit_note("got %s %s, wanted %s", said, fault.what, goods[i].days);
		free(days.at);
	}
	for (size_t i = 0; i < sizeof bads / sizeof *bads; i++) {
		struct calendar_days days = {0};
		struct fault fault = {0};
		enum status status = calendar_read(span_of(bads[i].text), &days, &fault);

		if (!unit_ok(status == STATUS_PLAN && days.count == 0 &&
		    strstr(fault.what, bads[i].says) != NULL, "%s is refused", bads[i].name))
			unit_note("said %s", fault.what);
		free(days.at);
	}
	for (int64_t day = 0; day < CALENDAR_MOST_DAYS; day++)
		calendar_add(&many, day);
	unit_ok(!calendar_add(&many, 0), "too many days");
	free(many.at);
	return unit_done();
}
