/*
 * Writes routed posts for measuring crisis-case: cases COUNT. Each is by another author in
 * another conversation, so that each opens a case; about 1,200 bytes each. The same count gives
 * the same bytes.
 */
#include "storm.h"

#include <inttypes.h>
#include <stdlib.h>

static const char *const severities[] = {"medium", "low", "medium", "high", "medium", "low",
    "medium", "medium", "critical"};
static const char *const teams[] = {"care", "billing", "care", "safety", "comms"};

/* Seconds of a day that begins with number 0, as a time. */
static void write_time(const char *key, size_t seconds)
{
	printf("\"%s\":\"2026-11-%02zuT%02zu:%02zu:%02zuZ\",", key, 1 + seconds / 86400 % 28,
	    seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
}

static void write_route(size_t number, size_t created, uint64_t *state)
{
	const char *severity = severities[below(state, COUNT_OF(severities))];
	const char *team = teams[below(state, COUNT_OF(teams))];

	printf("\"score\":{\"label\":\"negative\",\"sentiment\":-0.6,\"topics\":[\"delivery\"],"
	       "\"stance\":\"unhappy\",\"severity\":\"%s\"},\"route\":{\"rule\":\"service\",", severity);
	printf("\"team\":\"%s\",\"priority\":\"P%zu\",\"severity\":\"%s\",\"answer\":true,", team,
	    1 + number % 4, severity);
	printf("\"stance\":\"unhappy\",\"posture\":\"diminish\",");
	write_time("acknowledge_by", created + 3600);
	write_time("answer_by", created + 14400);
	write_time("resolve_by", created + 3 * 86400);
	printf("\"escalate\":[{\"at\":\"2026-11-29T13:00:00Z\",\"to\":\"team lead\"}],\"checklist\":"
	       "[\"order\",\"address\",\"carrier\",\"promised date\"]}");
}

int main(int argc, char **argv)
{
	size_t count = argc > 1 ? strtoul(argv[1], NULL, 10) : 0;
	uint64_t state = 20261122;

	if (count == 0) {
		fputs("usage: cases COUNT\n", stderr);
		return 2;
	}
	for (size_t n = 0; n < count; n++) {
		char text[STORM_TEXT];

		storm_text(text, below(&state, COUNT_OF(middles)), &state);
		printf("{\"v\":1,\"id\":\"%" PRIu64 "\",\"platform\":\"x\",\"kind\":\"post\",",
		    UINT64_C(1790000000000000000) + n * 7919);
		write_time("created_at", n);
		printf("\"text\":\"%s\",\"lang\":\"en\",\"author_id\":\"%" PRIu64 "\",", text,
		    (n * UINT64_C(2654435761)) % UINT64_C(100000000007));
		printf("\"author_handle\":\"user%zu\",\"conversation_id\":\"%" PRIu64 "\",", n,
		    UINT64_C(1790000000000000000) + n * 7919);
		write_route(n, n, &state);
		printf("}\n");
	}
	return fflush(stdout) == 0 && ferror(stdout) == 0 ? 0 : 2;
}
