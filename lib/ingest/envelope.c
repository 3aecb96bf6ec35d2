#include "ingest/envelope.h"

enum { DEEPEST = 4 }; /* envelopes in envelopes */

static const char *const keys[] = {"data", "result", "results", "response", "body", "payload",
    "items", "hits", "_source", "content", "value", "values", "json", "records", "rows", "list",
    "entries", "page", "props", "pageProps", "reviews", "comments", "posts", "tweets", "statuses",
    "messages", "tickets", "conversations"};

enum { KEYS = sizeof keys / sizeof *keys };

/* A list is known by its first item. */
static bool holds(const json_t *value, envelope_test *knows, const void *context, int depth)
{
	if (json_is_array(value))
		value = json_array_get(value, 0);
	if (!json_is_object(value))
		return false;
	if (knows(context, value))
		return true;
	for (size_t i = 0; depth > 0 && i < KEYS; i++)
		if (holds(json_object_get(value, keys[i]), knows, context, depth - 1))
			return true;
	return false;
}

const json_t *envelope_member(
    const json_t *value, size_t number, envelope_test *knows, const void *context)
{
	for (size_t i = 0; json_is_object(value) && i < KEYS; i++) {
		const json_t *member = json_object_get(value, keys[i]);

		if (holds(member, knows, context, DEEPEST) && number-- == 0)
			return member;
	}
	return NULL;
}
