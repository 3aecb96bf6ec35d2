/*
 * Writes canonical posts for measuring: posts COUNT [SEED]. The same count and seed give the same
 * bytes. About 500 bytes a post; platforms, moods, languages, lengths and counts vary as in a
 * storm: most unhappy, some neutral, some praise, a few that are about something else.
 */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "storm.h"

static const char *const platforms[] = {"x", "x", "x", "mastodon", "bluesky", "reddit", "facebook",
    "googleplay", "youtube"};

static void write_post(size_t number, uint64_t *state)
{
	size_t middle = below(state, COUNT_OF(middles)), author = below(state, 200000);
	size_t minute = number / 40 % 1440;
	const char *platform = platforms[below(state, COUNT_OF(platforms))];
	char text[STORM_TEXT];

	printf("{\"v\":1,\"id\":\"%" PRIu64 "\",\"platform\":\"%s\",\"kind\":\"post\",",
	    UINT64_C(1790000000000000000) + number * 7919, platform);
	printf("\"url\":\"https://example.social/@user%zu/%zu\",", author, number);
	storm_text(text, middle, state);
	printf("\"created_at\":\"2026-11-%02zuT%02zu:%02zu:%02zuZ\",\"text\":\"%s\",",
	    21 + number / 57600 % 2, minute / 60, minute % 60, number % 60, text);
	printf("\"lang\":\"%s\",\"author_id\":\"%zu\",\"author_handle\":\"user%zu\",",
	    languages[middle], author, author);
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
