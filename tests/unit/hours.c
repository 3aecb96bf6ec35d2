/* Deadlines in working hours, by vectors worked out by hand on the calendar. */
#include "unit.h"

#include <string.h>

#include "base/num.h"
#include "base/when.h"
#include "io/zone.h"
#include "plan/hours.h"

/* Working hours as the vectors name them. */
struct shop {
	const char *zone;
	const char *week[7]; /* "0900-1700", two periods with a space between, "" for none */
	const char *holidays[4];
};

static const struct shop berlin = {"Europe/Berlin",
    {"0900-1700", "0900-1700", "0900-1700", "0900-1700", "0900-1700", "", ""},
    {"2026-12-25", "2026-12-26", "2027-01-01", NULL}};
static const struct shop split = {"Europe/Berlin",
    {"0900-1300 1400-1800", "0900-1300 1400-1800", "0900-1300 1400-1800", "0900-1300 1400-1800",
        "0900-1300 1400-1800", "1000-1400", ""},
    {NULL}};
static const struct shop night = {"Europe/Berlin",
    {"0000-2400", "0000-2400", "0000-2400", "0000-2400", "0000-2400", "0000-2400", "0000-2400"},
    {NULL}};
static const struct shop new_york = {"America/New_York",
    {"0000-2400", "0000-2400", "0000-2400", "0000-2400", "0000-2400", "0000-2400", "0000-2400"},
    {NULL}};
static const struct shop lord_howe = {"Australia/Lord_Howe",
    {"0000-2400", "0000-2400", "0000-2400", "0000-2400", "0000-2400", "0000-2400", "0000-2400"},
    {NULL}};
static const struct shop kolkata = {"Asia/Kolkata",
    {"0930-1730", "0930-1730", "0930-1730", "0930-1730", "0930-1730", "", ""}, {NULL}};
static const struct shop kathmandu = {"Asia/Kathmandu",
    {"1000-1700", "1000-1700", "1000-1700", "1000-1700", "1000-1500", "", "1000-1700"}, {NULL}};
static const struct shop new_york_shop = {"America/New_York",
    {"0900-1700", "0900-1700", "0900-1700", "0900-1700", "0900-1700", "", ""}, {NULL}};
static const struct shop lord_howe_shop = {"Australia/Lord_Howe",
    {"0900-1700", "0900-1700", "0900-1700", "0900-1700", "0900-1700", "", ""}, {NULL}};
static const struct shop never = {"UTC", {"", "", "", "", "", "", ""}, {NULL}};

/* Times are UTC; the comment gives the local clock. */
static const struct {
	const struct shop *shop;
	const char *since, *duration, *due;
} vectors[] = {
    /* practice: 1 h from Friday 16:30 is Monday 09:30; 30 min from 16:45 Monday 09:15 */
    {&berlin, "2026-11-20T15:30:00Z", "1h", "2026-11-23T08:30:00Z"},
    {&berlin, "2026-11-20T15:45:00Z", "30m", "2026-11-23T08:15:00Z"},
    /* within a day; exactly to its end; one second beyond */
    {&berlin, "2026-11-18T08:00:00Z", "4h", "2026-11-18T12:00:00Z"},
    {&berlin, "2026-11-18T08:00:00Z", "8h", "2026-11-18T16:00:00Z"},
    {&berlin, "2026-11-18T08:00:01Z", "8h", "2026-11-19T08:00:01Z"},
    /* before opening, after closing, at closing, on Saturday, on Sunday night */
    {&berlin, "2026-11-18T05:00:00Z", "1h", "2026-11-18T09:00:00Z"},
    {&berlin, "2026-11-18T18:00:00Z", "1h", "2026-11-19T09:00:00Z"},
    {&berlin, "2026-11-18T16:00:00Z", "1h", "2026-11-19T09:00:00Z"},
    {&berlin, "2026-11-21T12:00:00Z", "1h", "2026-11-23T09:00:00Z"},
    {&berlin, "2026-11-22T22:59:59Z", "15m", "2026-11-23T08:15:00Z"},
    /* longer than a day of work, over a weekend */
    {&berlin, "2026-11-19T15:00:00Z", "12h", "2026-11-23T11:00:00Z"},
    /* days are working days: Friday 16:00 + 3 = Wednesday 16:00; + 5 = next Friday */
    {&berlin, "2026-11-20T15:00:00Z", "3d", "2026-11-25T15:00:00Z"},
    {&berlin, "2026-11-20T15:00:00Z", "5d", "2026-11-27T15:00:00Z"},
    {&berlin, "2026-11-21T12:00:00Z", "3d", "2026-11-26T08:00:00Z"},
    {&berlin, "2026-11-20T15:00:00Z", "1d2h", "2026-11-24T09:00:00Z"},
    /* Christmas on a Friday: from Thursday 16:30; from the holiday itself; year's end */
    {&berlin, "2026-12-24T15:30:00Z", "1h", "2026-12-28T08:30:00Z"},
    {&berlin, "2026-12-25T10:00:00Z", "4h", "2026-12-28T12:00:00Z"},
    {&berlin, "2026-12-31T15:30:00Z", "1h", "2027-01-04T08:30:00Z"},
    {&berlin, "2026-12-31T15:00:00Z", "1d", "2027-01-04T15:00:00Z"},
    {&berlin, "2026-12-23T15:00:00Z", "3d", "2026-12-29T15:00:00Z"},
    /* summer time ends on 2026-10-25 and starts on 2027-03-28: 09:00 is 07:00 or 08:00 UTC */
    {&berlin, "2026-10-23T14:30:00Z", "1h", "2026-10-26T08:30:00Z"},
    {&berlin, "2027-03-26T15:30:00Z", "1h", "2027-03-29T07:30:00Z"},
    /* the same in New York (2026-11-01, 2027-03-14) and by half an hour on Lord Howe (2026-10-04,
     * 2027-04-04): Friday 16:30 and an hour is Monday 09:30 */
    {&new_york_shop, "2026-10-30T20:30:00Z", "1h", "2026-11-02T14:30:00Z"},
    {&new_york_shop, "2027-03-12T21:30:00Z", "1h", "2027-03-15T13:30:00Z"},
    {&lord_howe_shop, "2026-10-02T06:00:00Z", "1h", "2026-10-04T22:30:00Z"},
    {&lord_howe_shop, "2027-04-02T05:30:00Z", "1h", "2027-04-04T23:00:00Z"},
    /* split shifts with a pause, and a short Saturday */
    {&split, "2026-11-18T11:30:00Z", "1h", "2026-11-18T13:30:00Z"},
    {&split, "2026-11-18T12:00:00Z", "30m", "2026-11-18T13:30:00Z"},
    {&split, "2026-11-18T12:30:00Z", "30m", "2026-11-18T13:30:00Z"},
    {&split, "2026-11-20T16:00:00Z", "2h", "2026-11-21T10:00:00Z"},
    {&split, "2026-11-21T12:30:00Z", "1h", "2026-11-23T08:30:00Z"},
    {&split, "2026-11-21T09:00:00Z", "4h", "2026-11-21T13:00:00Z"},
    {&split, "2026-11-20T12:00:00Z", "1d", "2026-11-21T13:00:00Z"},
    /* round the clock an hour is an hour, through both changes in three zones */
    {&night, "2026-10-25T00:30:00Z", "2h", "2026-10-25T02:30:00Z"},
    {&night, "2027-03-28T00:30:00Z", "1h", "2027-03-28T01:30:00Z"},
    {&new_york, "2026-11-01T05:30:00Z", "2h", "2026-11-01T07:30:00Z"},
    {&new_york, "2027-03-14T06:30:00Z", "1h", "2027-03-14T07:30:00Z"},
    {&lord_howe, "2026-10-03T15:00:00Z", "1h", "2026-10-03T16:00:00Z"},
    {&lord_howe, "2027-04-03T14:30:00Z", "1h", "2027-04-03T15:30:00Z"},
    /* a day of the clock is a local day, 23 or 25 hours long */
    {&night, "2027-03-27T12:00:00Z", "1d", "2027-03-28T11:00:00Z"},
    {&night, "2026-10-24T12:00:00Z", "1d", "2026-10-25T13:00:00Z"},
    /* a day later the clock shows 02:30, which that night skips: an hour on */
    {&night, "2027-03-27T01:30:00Z", "1d", "2027-03-28T01:30:00Z"},
    /* zones at half and three quarters of an hour; a week that rests on Saturday */
    {&kolkata, "2026-11-20T11:30:00Z", "1h", "2026-11-23T04:30:00Z"},
    {&kolkata, "2026-11-18T03:59:00Z", "1m", "2026-11-18T04:01:00Z"},
    {&kathmandu, "2026-11-20T08:15:00Z", "2h", "2026-11-22T05:15:00Z"},
    /* nothing to wait for is due at once, or at the next opening */
    {&berlin, "2026-11-18T08:00:00Z", "0s", "2026-11-18T08:00:00Z"},
    {&berlin, "2026-11-21T12:00:00Z", "0s", "2026-11-23T08:00:00Z"},
};

/* When somebody works next. */
static const struct {
	const struct shop *shop;
	const char *since, *opens;
} openings[] = {
    {&berlin, "2026-11-18T08:00:00Z", "2026-11-18T08:00:00Z"}, /* at opening */
    {&berlin, "2026-11-18T07:59:59Z", "2026-11-18T08:00:00Z"}, /* a second before */
    {&berlin, "2026-11-18T15:59:59Z", "2026-11-18T15:59:59Z"}, /* the last second */
    {&berlin, "2026-11-20T16:00:00Z", "2026-11-23T08:00:00Z"}, /* closing on Friday */
    {&berlin, "2026-12-25T10:00:00Z", "2026-12-28T08:00:00Z"}, /* a holiday */
    {&split, "2026-11-18T12:30:00Z", "2026-11-18T13:00:00Z"},  /* the pause */
    {&kathmandu, "2026-11-21T06:00:00Z", "2026-11-22T04:15:00Z"}, /* Saturday; +05:45 */
    {&night, "2027-03-28T01:00:00Z", "2027-03-28T01:00:00Z"},  /* the hour that is skipped */
};

static int64_t moment(const char *text)
{
	int64_t when = 0;

	when_rfc3339(text, strlen(text), &when);
	return when;
}

static int32_t clock_seconds(const char *at)
{
	return ((at[0] - '0') * 10 + at[1] - '0') * 3600 + ((at[2] - '0') * 10 + at[3] - '0') * 60;
}

static void open_shop(const struct shop *shop, struct arena *arena, struct hours *hours)
{
	struct zone *zone = arena_take(arena, sizeof *zone);
	int64_t *holidays = arena_take(arena, 4 * sizeof *holidays);
	struct fault fault;

	*hours = (struct hours){.zone = zone, .holidays = holidays};
	unit_ok(zone_load(shop->zone, arena, zone, &fault) == STATUS_OK, "%s", shop->zone);
	for (int day = 0; day < 7; day++)
		for (const char *at = shop->week[day]; *at != '\0'; at += strcspn(at, " ") + (at[9] == ' '))
			hours->week[day].periods[hours->week[day].count++] =
			    (struct hours_period){clock_seconds(at), clock_seconds(at + 5)};
	for (int i = 0; shop->holidays[i] != NULL; i++) {
		char text[24];

		snprintf(text, sizeof text, "%sT00:00:00Z", shop->holidays[i]);
		holidays[hours->holiday_count++] = moment(text) / 86400;
	}
}

int main(void)
{
	struct arena arena = {0};
	struct hours hours;
	struct fault fault;
	struct zone zone;

	for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
		char due[WHEN_SIZE], said[160];
		int64_t seconds = 0;

		open_shop(vectors[i].shop, &arena, &hours);
		num_duration(vectors[i].duration, strlen(vectors[i].duration), &seconds, &fault);
		when_write(due, hours_add(&hours, moment(vectors[i].since), seconds));
		snprintf(said, sizeof said, "%s: %s after %s is %s, wanted %s", vectors[i].shop->zone,
		    vectors[i].duration, vectors[i].since, due, vectors[i].due);
		unit_ok(strcmp(due, vectors[i].due) == 0, "%s", said);
	}
	for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
		char opens[WHEN_SIZE];

		open_shop(openings[i].shop, &arena, &hours);
		when_write(opens, hours_opens(&hours, moment(openings[i].since)));
		unit_ok(strcmp(opens, openings[i].opens) == 0, "%s: next open from %s is %s",
		    openings[i].shop->zone, openings[i].since, opens);
	}
	open_shop(&never, &arena, &hours);
	unit_ok(hours_opens(&hours, moment("2026-11-22T12:00:00Z")) == INT64_MAX, "nor is it open next");
	unit_ok(hours_add(&hours, moment("2026-11-22T12:00:00Z"), 60) == INT64_MAX, "a shop never open");
	unit_ok(zone_load("Europe/Nowhere", &arena, &zone, &fault) == STATUS_USAGE, "a zone that is none");
	unit_ok(zone_load("../../etc/passwd", &arena, &zone, &fault) == STATUS_USAGE, "a path is no zone");
	arena_free(&arena);
	return unit_done();
}
