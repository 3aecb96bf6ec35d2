/*
 * Writes canonical posts for measuring: posts COUNT [SEED]. The same count and seed give the same
 * bytes. About 500 bytes a post; platforms, moods, languages, lengths and counts vary as in a
 * storm: most unhappy, some neutral, some praise, a few that are about something else.
 */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

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

static const char *const platforms[] = {"x", "x", "x", "mastodon", "bluesky", "reddit", "facebook",
    "googleplay", "youtube"};

/* G. Marsaglia, "Xorshift RNGs". */
static size_t below(uint64_t *state, size_t bound)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return (size_t)(*state >> 20) % bound;
}

/* Few have many followers: each further digit has one chance in three. */
static size_t heavy_tail(uint64_t *state)
{
	size_t most = 10;

	while (most < 10000000 && below(state, 3) == 0)
		most *= 10;
	return below(state, most);
}

static void write_post(size_t number, uint64_t *state)
{
	size_t middle = below(state, COUNT_OF(middles)), author = below(state, 200000);
	size_t minute = number / 40 % 1440;
	const char *platform = platforms[below(state, COUNT_OF(platforms))];

	printf("{\"v\":1,\"id\":\"%" PRIu64 "\",\"platform\":\"%s\",\"kind\":\"post\",",
	    UINT64_C(1790000000000000000) + number * 7919, platform);
	printf("\"url\":\"https://example.social/@user%zu/%zu\",", author, number);
	printf("\"created_at\":\"2026-11-%02zuT%02zu:%02zu:%02zuZ\",\"text\":\"%s %s",
	    21 + number / 57600 % 2, minute / 60, minute % 60, number % 60,
	    openings[below(state, COUNT_OF(openings))], middles[middle]);
	for (size_t n = below(state, 4); n > 0; n--)
		printf(" %s", fillers[below(state, COUNT_OF(fillers))]);
	printf(" %s\",\"lang\":\"%s\",\"author_id\":\"%zu\",\"author_handle\":\"user%zu\",",
	    endings[below(state, COUNT_OF(endings))], languages[middle], author, author);
	printf("\"author_name\":\"User %zu\",\"author_followers\":%zu,", author, heavy_tail(state));
	printf("\"conversation_id\":\"%zu\",\"likes\":%zu,\"reposts\":%zu,\"replies\":%zu,",
	    number / 9, heavy_tail(state), below(state, 30), below(state, 12));
	printf("\"tags\":[\"acme\",\"acmefail\"],\"mentions\":[\"acme\"],\"source\":\"#acme\"}\n");
}

int main(int argc, char **argv)
{
	size_t count = argc > 1 ? strtoul(argv[1], NULL, 10) : 0;
	uint64_t state = (argc > 2 ? strtoull(argv[2], NULL, 10) : 20261122) | 1;

	if (count == 0) {
		fputs("usage: posts COUNT [SEED]\n", stderr);
		return 2;
	}
	for (size_t n = 0; n < count; n++)
		write_post(n, &state);
	return fflush(stdout) == 0 && ferror(stdout) == 0 ? 0 : 2;
}
