/*
 * What posts of a storm are made of: the words of most that are unhappy, of some neutral, of some
 * praise, of a few about something else, in JSON's escapes; and numbers as they fall in storms.
 */
#ifndef BENCH_STORM_H
#define BENCH_STORM_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

static const char *const openings[] = {"Honestly,", "@acme", "Hey @acme,", "So", "Day 3:",
    "Dear Acme team,", "Update:", "WOW.", "I can't believe it:", "Quick question:",
    "To whom it may concern,", "RT @someone:", "ugh", "\xF0\x9F\x98\xA1", "PSA:"};

static const char *const middles[] = {"my order never arrived and nobody answers",
    "you charged my card TWICE and the refund is still not here",
    "the app crashes every time I open it since the update",
    "the charger got so hot that it burned my hand",
    "I was on hold for 2 hours and then they hung up",
    "your driver left the parcel in the rain, everything is wet",
    "the new terms are a joke, who reads 40 pages",
    "the support agent was rude and dismissive",
    "is the service down? nothing loads here",
    "my account was locked and my data seems to be on sale somewhere",
    "the replacement came within a day, that was really quick",
    "not bad at all, the latest version is much faster",
    "I'm not happy with how this was handled",
    "they say \\\"we take this seriously\\\" and then do nothing",
    "la livraison est en retard depuis dix jours, c'est inadmissible",
    "seit drei Wochen keine Antwort, das ist eine Frechheit",
    "el paquete lleg\xC3\xB3 roto y nadie responde",
    "\xE5\x95\x86\xE5\x93\x81\xE3\x81\x8C\xE5\xA3\x8A\xE3\x82\x8C\xE3\x81\xA6\xE3\x81\x84"
    "\xE3\x81\xBE\xE3\x81\x97\xE3\x81\x9F"};

static const char *const languages[] = {"en", "en", "en", "en", "en", "en", "en", "en", "en", "en",
    "en", "en", "en", "en", "fr", "de", "es", "ja"};

static const char *const endings[] = {"Never again.", "Please help!", "I want my money back.",
    "What now?", "#acmefail", "My lawyer will be in touch.", "Thank you so much \xE2\x9D\xA4\xEF\xB8\x8F",
    "Worst company EVER!!!", "Can someone look into this?", "\xF0\x9F\x98\xA4\xF0\x9F\x98\xA4", "lol",
    "Cancelling today.", "Other than that all good.", "https://example.com/s/4711",
    "You have until Friday.", "Shame on you."};

static const char *const fillers[] = {"I have been a customer since 2014 and never had trouble before.",
    "Sent from the car park.", "Two e-mails, one letter, three calls.", "My neighbor has the same.",
    "The tracking page says \\\"in transit\\\" since Monday.", "It is the second time this year.",
    "I paid extra for this.", "There are children in this house.",
    "Yes, I tried turning it off and on."};

/* G. Marsaglia, "Xorshift RNGs". */
static inline size_t below(uint64_t *state, size_t bound)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return (size_t)(*state >> 20) % bound;
}

/* Few have many followers: each further digit has one chance in three. */
static inline size_t heavy_tail(uint64_t *state)
{
	size_t most = 10;

	while (most < 10000000 && below(state, 3) == 0)
		most *= 10;
	return below(state, most);
}

enum { STORM_TEXT = 1024 };

/* A post's text around the middle given, no more than STORM_TEXT bytes with the NUL. */
static inline void storm_text(char text[STORM_TEXT], size_t middle, uint64_t *state)
{
	const char *opening = openings[below(state, COUNT_OF(openings))];
	int len = snprintf(text, STORM_TEXT, "%s %s", opening, middles[middle]);

	for (size_t n = below(state, 4); n > 0; n--)
		len += snprintf(text + len, STORM_TEXT - (size_t)len, " %s",
		    fillers[below(state, COUNT_OF(fillers))]);
	snprintf(text + len, STORM_TEXT - (size_t)len, " %s",
	    endings[below(state, COUNT_OF(endings))]);
}

#endif
