/* Times: the calendar, RFC 3339 and counts since 1970. */
#include "unit.h"

#include <time.h>

#include "base/when.h"

/* A calendar that only knows how to go to the next day. */
static bool leap(int year)
{
	return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
}

static void step(struct when_civil *c)
{
	static const int length[] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	if (++c->day <= length[c->month] + (c->month == 2 && leap(c->year)))
		return;
	c->day = 1;
	if (++c->month <= 12)
		return;
	c->month = 1;
	c->year++;
}

static void every_day(void)
{
	struct when_civil c = {.year = 1600, .month = 1, .day = 1}, back;
	int64_t day = when_days(1600, 1, 1), when;
	int wrong = 0;

	for (; c.year <= 2400; day++, step(&c)) {
		char text[WHEN_SIZE];
		size_t len;

		c.hour = (int)(day & 15);
		c.minute = (int)(day & 31);
		c.second = 59;
		wrong += !when_join(&c, &when) || when_days(c.year, c.month, c.day) != day;
		wrong += when != day * 86400 + c.hour * 3600 + c.minute * 60 + c.second;
		when_split(when, &back);
		wrong += memcmp(&back, &c, sizeof c) != 0;
		len = when_write(text, when);
		wrong += !when_rfc3339(text, len, &when) ||
		    when != day * 86400 + c.hour * 3600 + c.minute * 60 + c.second;
	}
	unit_ok(wrong == 0, "every day from 1600 to 2400 there and back");
}

static void vectors(void)
{
	static const struct {
		const char *text;
		int64_t when;
	} known[] = {{"1970-01-01T00:00:00Z", 0}, {"1969-12-31T23:59:59Z", -1},
	    {"2000-02-29T12:00:00Z", 951825600}, {"2001-09-09T01:46:40Z", 1000000000},
	    {"2038-01-19T03:14:08Z", 2147483648}, {"2026-11-22T09:14:05Z", 1795338845},
	    {"0000-01-01T00:00:00Z", -62167219200}, {"9999-12-31T23:59:59Z", 253402300799}};
	static const struct {
		const char *text;
		int64_t when;
	} forms[] = {{"2026-11-22t09:14:05z", 1795338845}, {"2026-11-22 09:14:05Z", 1795338845},
	    {"2026-11-22T09:14:05.123456789Z", 1795338845},
	    {"2026-11-22T10:14:05+01:00", 1795338845}, {"2026-11-22T03:44:05-05:30", 1795338845},
	    {"2026-11-22T09:14:05-00:00", 1795338845}, {"1990-12-31T23:59:60Z", 662688000},
	    {"1937-01-01T12:00:27.87+00:20", -1041337173}};
	char out[WHEN_SIZE];
	int64_t when;

	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		size_t len = when_write(out, known[i].when);
		unit_same((struct span){out, len}, span_of(known[i].text), "written");
		unit_ok(when_rfc3339(known[i].text, strlen(known[i].text), &when) &&
		    when == known[i].when, "read: %s", known[i].text);
	}
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		unit_ok(when_rfc3339(forms[i].text, strlen(forms[i].text), &when) &&
		    when == forms[i].when, "read: %s", forms[i].text);
	when_write(out, INT64_MIN);
	unit_same(span_of(out), span_of("0000-01-01T00:00:00Z"), "brought up to the year 0000");
	when_write(out, INT64_MAX);
	unit_same(span_of(out), span_of("9999-12-31T23:59:59Z"), "brought down to 9999");
}

static void refused(void)
{
	static const char *const bad[] = {"", "2026-11-22", "2026-11-22T09:14:05", "2026-11-22T09:14Z",
	    "2026-11-22T24:00:00Z", "2026-11-22T09:60:00Z", "2026-11-22T09:14:61Z",
	    "2026-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
	    "2026-00-01T00:00:00Z", "2026-01-00T00:00:00Z", "2026-11-31T00:00:00Z",
	    "2026-11-22T09:14:05.Z", "2026-11-22T09:14:05+0100", "2026-11-22T09:14:05+24:00",
	    "2026-11-22T09:14:05Zx", " 2026-11-22T09:14:05Z", "2026-11-22T09:14:05Z ",
	    "02026-11-22T09:14:05Z", "-026-11-22T09:14:05Z", "2026-1-2T09:14:05Z"};
	int64_t when = 42;

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		unit_ok(!when_rfc3339(bad[i], strlen(bad[i]), &when), "refused: '%s'", bad[i]);
	unit_ok(!when_rfc3339("2026-11-22T09:14:05Z", 19, &when), "reads no further than its length");
	unit_ok(when == 42, "what is refused leaves the time alone");
}

static void ticks(void)
{
	static const struct {
		int64_t ticks, when;
	} known[] = {{0, 0}, {1452845865, 1452845865}, {1452845865008, 1452845865},
	    {1452845865000008, 1452845865}, {1452845865000000008, 1452845865}, {-1, -1},
	    {-1500000000000, -1500000000}, {100000000001, 100000000}, {99999999999, 99999999999}};
	int64_t when;

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		unit_ok(when_ticks(known[i].ticks, &when) && when == known[i].when,
		    "%lld ticks", (long long)known[i].ticks);
	unit_ok(when_ticks(INT64_MAX, &when) && when == INT64_MAX / 1000000000,
	    "the largest count is nanoseconds");
	unit_ok(when_ticks(INT64_MIN, &when), "so is the smallest");
}

/* The C library agrees where it can tell. */
static void against_library(void)
{
	uint64_t seed = 11;
	int wrong = 0;

	for (int i = 0; i < 100000; i++) {
		time_t t = (time_t)unit_below(&seed, 8000000000) - 2000000000;
		struct tm tm;
		char wanted[32], out[WHEN_SIZE];

		gmtime_r(&t, &tm);
		strftime(wanted, sizeof wanted, "%Y-%m-%dT%H:%M:%SZ", &tm);
		when_write(out, t);
		wrong += strcmp(out, wanted) != 0;
	}
	unit_ok(wrong == 0, "100,000 times as the C library writes them");
}

int main(void)
{
	every_day();
	vectors();
	refused();
	ticks();
	against_library();
	return unit_done();
}
