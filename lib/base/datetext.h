/*
 * Dates as exports write them. The forms, with where they are met:
 *
 *   2026-11-22T09:14:05.123456789Z, +0000, +01:00, " UTC"     most APIs, Chatwoot
 *   2026-11-22 09:14:05, 2026-11-22, 2020-05-01 10:00:00 EDT  scrapers, Yelp, CrowdTangle
 *   Wed Oct 10 20:19:24 +0000 2018                            X v1.1, Weibo
 *   Wed, 10 Oct 2018 20:19:24 GMT, 10 Oct 18 20:19 +0200      mail, RSS (RFC 5322, RFC 822)
 *   2/19/2015 7:57, 12/9/20, 11:55 PM, 22.11.2026 09:14       spreadsheets, WhatsApp
 *   Nov 22, 2026 9:14:05 AM, 22-Nov-2026                      consoles
 *   1452845865.000008, 1452845865000                          epoch counts as text
 *
 * A weekday is read and never trusted. A relative form ("2 weeks ago") is not a date.
 */
#ifndef BASE_DATETEXT_H
#define BASE_DATETEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct datetext_rules {
	bool day_first;   /* 3/4/2026 is 3 April, not March 4; a part above 12 decides alone */
	bool local;       /* a time without a zone is in the C library's local zone, not UTC */
};

/* False when the text is no date of the forms above; *when is then untouched. */
bool datetext_read(const char *at, size_t len, const struct datetext_rules *rules, int64_t *when);

#endif
