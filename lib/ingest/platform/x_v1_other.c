/*
 * Statuses of X's API v1.1 in what is no list of them: deliveries of its webhooks (Account
 * Activity), streams of a site, collections, answers by id; and its direct messages, which are
 * private.
 */
#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/platform/x_v1.h"

#include <string.h>

/* Statuses by their ids, as far as they were found: {"12":{...},"13":null}. */
static const json_t *by_id(const json_t *value)
{
	static const char *const places[] = {"objects.tweets", "globalObjects.tweets", "id", ""};
	const json_t *map, *status;
	const char *key;

	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		map = *places[i] != '\0' ? fill_find(value, places[i]) : value;
		json_object_foreach(fill_iterable(map), key, status)
			if (*key != '\0' && key[strspn(key, "0123456789")] == '\0' &&
			    x_v1_is_status(status))
				return map;
	}
	return NULL;
}

/* The users that stand beside, by their ids. */
static const json_t *author_of(const json_t *value, const json_t *status)
{
	const json_t *users = fill_find(value, "objects.users"), *id;

	if (users == NULL)
		users = fill_find(value, "globalObjects.users");
	id = fill_find(status, "user.id_str");
	if (id == NULL)
		id = json_object_get(status, "user_id_str");
	return json_is_string(id) ? json_object_get(users, json_string_value(id)) : NULL;
}

/* Lists of statuses; what they are called by scripts that save them, too. */
static const char *const lists[] = {"tweet_create_events", "tweets", "data", "modules"};

/* An item, or the status in it. */
static const json_t *status_in(const json_t *item)
{
	const json_t *inner = json_object_get(item, "status");

	if (x_v1_is_status(item))
		return item;
	if (x_v1_is_status(json_object_get(inner, "data")))
		return json_object_get(inner, "data");
	return x_v1_is_status(inner) ? inner : NULL;
}

static bool is_named(const json_t *status)
{
	return status != NULL && json_is_object(json_object_get(status, "user"));
}

static bool holds_list(const json_t *value)
{
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		const json_t *list = json_object_get(value, lists[i]);

		for (size_t j = 0; j < json_array_size(list); j++)
			if (is_named(status_in(json_array_get(list, j))))
				return true;
	}
	return false;
}

/* What else a delivery tells of: deletions, likes, messages, blocks. */
static bool is_delivery(const json_t *value)
{
	static const char tail[] = "_events";
	const char *key;
	json_t *member;

	if (fill_has(value, "for_user_id"))
		json_object_foreach(fill_iterable(value), key, member)
			if (strlen(key) > sizeof tail &&
			    strcmp(key + strlen(key) - (sizeof tail - 1), tail) == 0)
				return true;
	return false;
}

static bool is_private(const json_t *value)
{
	return fill_find(value, "events.0.message_create") != NULL ||
	       fill_find(value, "event.message_create") != NULL ||
	       fill_has(value, "message_create") || fill_has(value, "direct_message") ||
	       (fill_has(value, "recipient_id") && fill_has(value, "sender_id") &&
	           fill_has(value, "text"));
}

/* In a stream of several users each message says whose it is; in one of a user, an event says
 * what somebody did. */
static bool is_event(const json_t *value)
{
	return json_is_string(json_object_get(value, "event")) &&
	       fill_has(value, "source") && fill_has(value, "target");
}

static bool fits(const json_t *value)
{
	return is_delivery(value) || is_private(value) || is_event(value) || holds_list(value) ||
	       is_named(status_in(json_object_get(value, "message"))) ||
	       is_named(status_in(json_object_get(value, "data"))) || by_id(value) != NULL;
}

static void put_lists(struct sink *sink, const json_t *value)
{
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		const json_t *list = json_object_get(value, lists[i]);

		for (size_t j = 0; j < json_array_size(list); j++)
			if (status_in(json_array_get(list, j)) != NULL)
				x_v1_put(sink, status_in(json_array_get(list, j)), NULL);
	}
}

static void put_map(struct sink *sink, const json_t *value)
{
	const json_t *status;
	const char *key;

	json_object_foreach(fill_iterable(by_id(value)), key, status)
		if (x_v1_is_status(status))
			x_v1_put(sink, status, author_of(value, status));
		else if (json_is_null(status))
			sink_note(sink, NOTE_UNAVAILABLE, 1);
}

static void put_delivery(struct sink *sink, const json_t *value)
{
	const json_t *gone = json_object_get(value, "tweet_delete_events");

	for (size_t i = 0; i < json_array_size(gone); i++)
		x_v1_put_delete(sink, json_array_get(gone, i));
	if (fill_has(value, "favorite_events") || fill_has(value, "follow_events"))
		sink_note(sink, NOTE_LIKES, 1);
	else if (fill_has(value, "direct_message_events"))
		sink_note(sink, NOTE_PRIVATE, 1);
	else if (!fill_has(value, "tweet_create_events") && gone == NULL)
		sink_note(sink, NOTE_EVENTS, 1);
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *one = status_in(json_object_get(value, "message"));

	(void)fault;
	if (one == NULL)
		one = status_in(json_object_get(value, "data"));
	if (is_delivery(value))
		put_delivery(sink, value);
	else if (is_private(value))
		sink_note(sink, NOTE_PRIVATE, 1);
	else if (is_event(value))
		sink_note(sink, NOTE_LIKES, 1);
	else if (one != NULL)
		x_v1_put(sink, one, NULL);
	put_lists(sink, value);
	put_map(sink, value);
	return STATUS_OK;
}

const struct format format_x_v1_other = {"x-v1-other",
    "statuses of v1.1 by their ids or in tweet_create_events, or direct messages", fits,
    convert};
