/*
 * Scored posts of a quiet week, each of ten keys: feed COUNT.
 */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "storm.h"

int main(int argc, char **argv)
{
	long count = argc == 2 ? atol(argv[1]) : 0;
	uint64_t state = 88172645463325252;

	if (count < 1) {
		fputs("usage: feed COUNT\n", stderr);
		return 2;
	}
	for (long i = 0; i < count; i++) {
		time_t when = 1795046400 + (time_t)((double)i * 7 * 86400 / (double)count);
		char text[STORM_TEXT], at[32];
		struct tm parts;
		size_t middle = below(&state, COUNT_OF(middles));

		gmtime_r(&when, &parts);
		strftime(at, sizeof at, "%Y-%m-%dT%H:%M:%SZ", &parts);
		storm_text(text, middle, &state);
		printf("{\"v\":1,\"id\":\"%ld\",\"platform\":\"x\",\"kind\":\"post\",\"created_at\":"
		       "\"%s\",\"text\":\"%s\",\"lang\":\"%s\",\"author_id\":\"%zu\",\"brand\":"
		       "\"acme\",\"source\":\"s%zu\",\"score\":{\"label\":\"%s\",\"topics\":[\"a\",\"b\","
		       "\"c\",\"t%zu\"],\"severity\":\"low\",\"reach\":0.3,\"urgency\":%zu}}\n",
		    i, at, text, languages[middle], below(&state, 50000), below(&state, 7),
		    below(&state, 5) == 0 ? "negative" : "neutral", below(&state, 9),
		    below(&state, 60));
	}
	return ferror(stdout) || fclose(stdout) != 0 ? 2 : 0;
}
