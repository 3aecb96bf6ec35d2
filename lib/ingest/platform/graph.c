#include "ingest/platform/graph.h"

#include <string.h>

#include "ingest/fill.h"

bool graph_is_keyed(const json_t *answer)
{
	const char *key;
	json_t *member;

	json_object_foreach(fill_iterable(answer), key, member)
		if (!json_is_object(member) || *key == '\0' ||
		    (key[strspn(key, "0123456789_")] != '\0' && !fill_is(member, "id", key)))
			return false;
	return json_object_size(answer) > 0;
}

bool graph_any(const json_t *answer, graph_test *test)
{
	const json_t *data = json_object_get(answer, "data");
	const char *key;
	json_t *member;

	for (size_t i = 0; json_is_array(data) && i < json_array_size(data); i++)
		if (test(json_array_get(data, i)))
			return true;
	if (json_is_array(data) || !graph_is_keyed(answer))
		return test(answer);
	json_object_foreach(fill_iterable(answer), key, member)
		if (graph_any(member, test))
			return true;
	return false;
}

/* The address of a next page tells which edge this is, and comments have an order. */
static bool has_comments(const json_t *answer)
{
	const char *next = json_string_value(fill_find(answer, "paging.next"));

	return fill_find(answer, "summary.order") != NULL ||
	       (next != NULL && strstr(next, "/comments?") != NULL);
}

static void each_of(struct sink *sink, const json_t *list, graph_put *put,
    const struct graph_place *place)
{
	for (size_t i = 0; json_is_array(list) && i < json_array_size(list); i++)
		if (json_is_object(json_array_get(list, i)))
			put(sink, json_array_get(list, i), place);
}

void graph_each(struct sink *sink, const json_t *answer, graph_put *put,
    const struct graph_place *place)
{
	const json_t *data = json_object_get(answer, "data");
	struct graph_place here = *place;
	const char *key;
	json_t *member;

	if (json_is_array(data)) {
		here.comments |= has_comments(answer);
		each_of(sink, data, put, &here);
		if (fill_find(answer, "paging.next") != NULL)
			sink_note(sink, NOTE_PAGES, 1);
	} else if (graph_is_keyed(answer)) {
		json_object_foreach(fill_iterable(answer), key, member) {
			graph_each(sink, member, put, place);
		}
	} else {
		put(sink, answer, place);
	}
}

void graph_edge(struct sink *sink, const json_t *edge, graph_put *put,
    const struct graph_place *place)
{
	const json_t *data = json_object_get(edge, "data");
	json_int_t total = json_integer_value(fill_find(edge, "summary.total_count")),
	           here = (json_int_t)json_array_size(data);

	each_of(sink, data, put, place);
	if (total > here)
		sink_note(sink, NOTE_MORE, (size_t)(total - here));
	else if (fill_find(edge, "paging.next") != NULL)
		sink_note(sink, NOTE_PAGES, 1);
}

/* Webhooks -------------------------------------------------------------------------------- */

bool graph_is_delivery(const json_t *value, const char *object)
{
	const json_t *entry = json_object_get(value, "entry");

	return json_is_string(json_object_get(value, "object")) &&
	       (json_is_array(entry) || json_is_object(entry)) &&
	       (object == NULL || fill_is(value, "object", object));
}

static const struct fill_row message_rows[] = {
    {"message.mid", FILL_ID, FILL_AT(id)},
    {"message_edit.mid", FILL_ID, FILL_AT(id)},
    {"message.text", FILL_TEXT, FILL_AT(text)},
    {"message_edit.text", FILL_TEXT, FILL_AT(text)},
    {"timestamp", FILL_TIME, FILL_AT(created_at)},
    {"sender.id", FILL_ID, FILL_AT(author_id)},
    {"message.is_echo", FILL_FLAG, FILL_AT(author_staff)},
    {"message.reply_to.mid", FILL_ID, FILL_AT(in_reply_to)},
    {"message.attachments[].payload.url", FILL_LIST, FILL_AT(media)},
    {NULL, 0, 0},
};

/* A conversation is between the page and one person: an echo is what the page said. */
static void put_message(struct sink *sink, const json_t *event, const char *platform)
{
	const json_t *echo = fill_find(event, "message.is_echo");
	struct post *post = sink_begin(sink, platform);

	fill_post(sink, message_rows, event);
	post->conversation_id = fill_id(
	    sink, fill_find(event, json_is_true(echo) ? "recipient.id" : "sender.id"));
	post->kind = span_of("message");
	if (fill_has(event, "message_edit"))
		post->op = span_of("update");
	sink_end(sink);
}

static void take_message(struct sink *sink, const json_t *event, const char *platform)
{
	const json_t *message = json_object_get(event, "message");
	int64_t when = POST_UNKNOWN;

	fill_time(json_object_get(event, "timestamp"), &when);
	if (json_is_true(json_object_get(message, "is_deleted")))
		sink_tombstone(sink, platform, fill_text(json_object_get(message, "mid")), when);
	else if (fill_has(message, "text") || fill_has(message, "attachments") ||
	         fill_find(event, "message_edit.text") != NULL)
		put_message(sink, event, platform);
	else
		sink_note(sink, fill_has(event, "reaction") ? NOTE_LIKES : NOTE_EVENTS, 1);
}

/* changes is a list of {field, value}; newer deliveries have those two in the entry itself. */
static size_t take_changes(
    struct sink *sink, const json_t *entry, const char *platform, graph_change *put)
{
	const json_t *changes = json_object_get(entry, "changes");
	size_t n = json_is_array(changes) ? json_array_size(changes) : 1;

	if (!json_is_array(changes) && !json_is_object(changes))
		changes = entry;
	for (size_t i = 0; i < n; i++) {
		const json_t *change = json_is_array(changes) ? json_array_get(changes, i)
		                                              : changes;
		const json_t *value = json_object_get(change, "value");

		if (changes == entry && value == NULL)
			return 0;
		if (json_is_object(json_object_get(value, "message")))
			take_message(sink, value, platform);
		else if (json_is_object(value))
			put(sink, entry, fill_text(json_object_get(change, "field")), value);
		else
			sink_note(sink, NOTE_EVENTS, 1); /* of the page itself: its picture, say */
	}
	return n;
}

/* A comment in a group comes among the messages (field group_feed). */
static size_t take_messages(struct sink *sink, const json_t *entry, const json_t *events,
    const char *platform, graph_change *put)
{
	size_t n = json_is_array(events) ? json_array_size(events) : 0;

	for (size_t i = 0; i < n; i++) {
		const json_t *event = json_array_get(events, i);

		if (fill_has(event, "comment_id"))
			put(sink, entry, span_of("group_feed"), event);
		else
			take_message(sink, event, platform);
	}
	return n;
}

static void take_entry(
    struct sink *sink, const json_t *entry, const char *platform, graph_change *put)
{
	size_t n = take_changes(sink, entry, platform, put);

	n += take_messages(sink, entry, json_object_get(entry, "messaging"), platform, put);
	n += take_messages(sink, entry, json_object_get(entry, "standby"), platform, put);
	if (n == 0)
		sink_note(sink, NOTE_EVENTS, 1);
}

void graph_changes(
    struct sink *sink, const json_t *delivery, const char *platform, graph_change *put)
{
	const json_t *entry = json_object_get(delivery, "entry");

	if (json_is_object(entry))
		take_entry(sink, entry, platform, put);
	for (size_t i = 0; json_is_array(entry) && i < json_array_size(entry); i++)
		take_entry(sink, json_array_get(entry, i), platform, put);
}
