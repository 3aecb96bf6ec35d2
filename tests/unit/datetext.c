/* Dates as exports write them: every form of datetext.h, and what is no date. */
#include "unit.h"

#include <time.h>

#include "base/datetext.h"
#include "base/when.h"

static void good(const char *text, const char *wanted, struct datetext_rules rules)
{
	char out[WHEN_SIZE] = "none";
	int64_t when;

	if (datetext_read(text, strlen(text), &rules, &when))
		when_write(out, when);
	unit_ok(strcmp(out, wanted) == 0, "%s", text);
	if (strcmp(out, wanted) != 0)
		unit_note("got %s, wanted %s", out, wanted);
}

static void in_utc(void)
{
	static const char *const forms[][2] = {
	    {"2026-11-22T09:14:05Z", "2026-11-22T09:14:05Z"},
	    {"2026-11-22T09:14:05.123Z", "2026-11-22T09:14:05Z"},
	    {"2026-11-22T09:14:05.123456Z", "2026-11-22T09:14:05Z"},
	    {"2026-11-22T09:14:05.123456789Z", "2026-11-22T09:14:05Z"},
	    {"2026-11-22T09:14:05+0000", "2026-11-22T09:14:05Z"},
	    {"2026-11-22T09:14:05-07:00", "2026-11-22T16:14:05Z"},
	    {"2026-11-22T09:14:05+01", "2026-11-22T08:14:05Z"},
	    {"2026-11-22T09:14:05", "2026-11-22T09:14:05Z"},
	    {"2026-11-22T09:14:05.5", "2026-11-22T09:14:05Z"},
	    {"2026-11-22T09:14", "2026-11-22T09:14:00Z"},
	    {"2020-03-03 13:05:57 UTC", "2020-03-03T13:05:57Z"},
	    {"2020-05-01 10:00:00 EDT", "2020-05-01T14:00:00Z"},
	    {"2021-03-25 15:52:53", "2021-03-25T15:52:53Z"},
	    {"2026-11-22", "2026-11-22T00:00:00Z"},
	    {"2026/11/22 09:14", "2026-11-22T09:14:00Z"},
	    {"Wed Oct 10 20:19:24 +0000 2018", "2018-10-10T20:19:24Z"},
	    {"Thu Oct 10 20:19:24 +0800 2018", "2018-10-10T12:19:24Z"},
	    {"Wed, 10 Oct 2018 20:19:24 GMT", "2018-10-10T20:19:24Z"},
	    {"Wed, 10 Oct 2018 20:19:24 +0200", "2018-10-10T18:19:24Z"},
	    {"10 Oct 18 20:19 +0200", "2018-10-10T18:19:00Z"},
	    {"Mon, 1 Feb 1999 00:00:00 -0500 (EST)", "1999-02-01T05:00:00Z"},
	    {"RANDOM_Wed, 21 Sep 2016 16:19:00 GMT", "2016-09-21T16:19:00Z"},
	    {"2/19/2015 7:57", "2015-02-19T07:57:00Z"},
	    {"12/9/20, 11:55 PM", "2020-12-09T23:55:00Z"},
	    {"12/9/20, 12:05 AM", "2020-12-09T00:05:00Z"},
	    {"12/9/20, 12:05 pm", "2020-12-09T12:05:00Z"},
	    {"12/9/20, 11:55\xE2\x80\xAFPM", "2020-12-09T23:55:00Z"},
	    {"11/22/2026,\xC2\xA0" "9:14:05 AM", "2026-11-22T09:14:05Z"},
	    {"25/12/2020", "2020-12-25T00:00:00Z"},
	    {"22.11.2026 09:14", "2026-11-22T09:14:00Z"},
	    {"3.4.2026", "2026-04-03T00:00:00Z"},
	    {"Nov 22, 2026 9:14:05 AM", "2026-11-22T09:14:05Z"},
	    {"November 22, 2026", "2026-11-22T00:00:00Z"},
	    {"Sept 3, 2026", "2026-09-03T00:00:00Z"},
	    {"Sunday, November 22, 2026 at 9:14", "none"},
	    {"22-Nov-2026", "2026-11-22T00:00:00Z"},
	    {"1452845865", "2016-01-15T08:17:45Z"},
	    {"1452845865.000008", "2016-01-15T08:17:45Z"},
	    {"1452845865000", "2016-01-15T08:17:45Z"},
	    {"1452845865000008", "2016-01-15T08:17:45Z"},
	    {"  2026-11-22  ", "2026-11-22T00:00:00Z"},
	    {"31 Dec 69 23:59 GMT", "2069-12-31T23:59:00Z"},
	    {"1 Jan 70 00:00 GMT", "1970-01-01T00:00:00Z"},
	};

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		good(forms[i][0], forms[i][1], (struct datetext_rules){0});
}

static void by_rules(void)
{
	const struct datetext_rules day_first = {.day_first = true}, local = {.local = true};

	good("3/4/2026", "2026-03-04T00:00:00Z", (struct datetext_rules){0});
	good("3/4/2026", "2026-04-03T00:00:00Z", day_first);
	good("3/14/2026", "2026-03-14T00:00:00Z", day_first);
	good("14/3/2026", "2026-03-14T00:00:00Z", (struct datetext_rules){0});
	good("2026-04-03", "2026-04-03T00:00:00Z", day_first);
	setenv("TZ", "America/New_York", 1);
	tzset();
	if (timezone == 5 * 3600) {
		good("2026-11-22 09:14:05", "2026-11-22T14:14:05Z", local);
		good("2026-07-01 09:14:05", "2026-07-01T13:14:05Z", local);
	} else {
		unit_skip("no time zones are installed");
	}
	good("2026-11-22 09:14:05", "2026-11-22T09:14:05Z", (struct datetext_rules){0});
	good("2026-11-22T09:14:05Z", "2026-11-22T09:14:05Z", local);
	good("Wed Oct 10 20:19:24 +0000 2018", "2018-10-10T20:19:24Z", local);
	good("1452845865", "2016-01-15T08:17:45Z", local);
}

static void refused(void)
{
	static const char *const bad[] = {"", " ", "2 weeks ago", "yesterday", "now", "hello", "12",
	    "1/2", "2026", "2026-11", "2026-13-01", "2026-02-30", "32/13/2020", "0/0/2020",
	    "2026-11-22T25:00:00Z", "2026-11-22 09:60", "2026-11-22 9:1", "09:14", "Nov 2026",
	    "Nov Dec 2026", "1/2/3/4", "Market 5, 2020", "Decision 12 2020", "Monstrous 3 May 2020",
	    "20261122", "12345678", "1e9", "1452845865x", "-5", "99999999999999999999",
	    "2026-11-22 09:14:05 +99:00", "2026-11-22 09:14:05 MARS", "2026-11-22 09:14 10:15",
	    "5 May 2020 2021", "<b>2026-11-22</b>", "2026-11-22\x01", "\xFF\xFE"};
	int wrong = 0;

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		good(bad[i], "none", (struct datetext_rules){0});
	for (int c = 0; c < 256; c++) {
		const struct datetext_rules rules = {0};
		char text[] = {(char)c, (char)c, (char)c, '\0'};
		int64_t when = 42;

		wrong += datetext_read(text, 3, &rules, &when) || when != 42;
	}
	unit_ok(wrong == 0, "three of any byte are no date and leave the time alone");
}

/* Mutations of good dates: no crash, and what is taken can be written. */
static void mutated(void)
{
	static const char *const forms[] = {"2026-11-22T09:14:05.123Z", "10 Oct 18 20:19 +0200",
	    "12/9/20, 11:55 PM", "Wed, 10 Oct 2018 20:19:24 GMT", "1452845865.000008"};
	static const char letters[] = "0123456789:-+/., TZapmOct(\xE2";
	uint64_t seed = 3;
	int wrong = 0;

	for (int i = 0; i < 200000; i++) {
		const struct datetext_rules rules = {.day_first = i & 1};
		const char *form = forms[unit_below(&seed, sizeof forms / sizeof *forms)];
		size_t len = strlen(form);
		char *text = malloc(len), out[WHEN_SIZE];
		int64_t when = 0;

		memcpy(text, form, len);
		for (size_t n = unit_below(&seed, 4); n > 0; n--)
			text[unit_below(&seed, len)] = letters[unit_below(&seed, sizeof letters - 1)];
		len -= unit_below(&seed, 4);
		if (datetext_read(text, len, &rules, &when))
			wrong += when_write(out, when) != WHEN_SIZE - 1;
		free(text);
	}
	unit_ok(wrong == 0, "200,000 mutated dates");
}

int main(void)
{
	in_utc();
	by_rules();
	refused();
	mutated();
	return unit_done();
}
