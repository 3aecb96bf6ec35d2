/* Chatwoot: what webhooks send, and the messages of its API, alone, in pages, in conversations. */
#include "ingest/fill.h"
#include "ingest/format.h"

#include <string.h>

static const struct fill_row message_rows[] = {
    {"id", FILL_ID, FILL_AT(id)},
    {"created_at", FILL_TIME, FILL_AT(created_at)},
    {"content", FILL_TEXT, FILL_AT(text)},
    {"sender.id", FILL_ID, FILL_AT(author_id)},
    {"sender_id", FILL_ID, FILL_AT(author_id)},
    {"sender.name", FILL_TEXT, FILL_AT(author_name)},
    {"sender.available_name", FILL_TEXT, FILL_AT(author_name)},
    {"conversation.id", FILL_ID, FILL_AT(conversation_id)},
    {"conversation.display_id", FILL_ID, FILL_AT(conversation_id)},
    {"conversation_id", FILL_ID, FILL_AT(conversation_id)},
    {"content_attributes.in_reply_to", FILL_ID, FILL_AT(in_reply_to)},
    {"inbox.name", FILL_TEXT, FILL_AT(source)},
    {"conversation.channel", FILL_TEXT, FILL_AT(source)},
    {"attachments[].data_url", FILL_LIST, FILL_AT(media)},
    {NULL, 0, 0},
};

enum type { INCOMING, OUTGOING, ACTIVITY, TEMPLATE, TYPES };

/* A name in webhooks, a number in the API; TYPES where it is neither. */
static enum type type_of(const json_t *message)
{
	static const char *const names[TYPES] = {"incoming", "outgoing", "activity", "template"};
	const json_t *type = json_object_get(message, "message_type");
	struct span name = fill_text(type);

	for (enum type i = 0; i < TYPES; i++)
		if (span_is(name, names[i]) ||
		    (name.len == 1 && name.at[0] == (char)('0' + (int)i)) ||
		    (json_is_integer(type) && json_integer_value(type) == (json_int_t)i))
			return i;
	return TYPES;
}

/* Why a message gives no line; NOTES where it does. */
static enum note reason(const json_t *message)
{
	if (type_of(message) == ACTIVITY)
		return NOTE_EVENTS;
	if (json_is_true(json_object_get(message, "private")))
		return NOTE_INTERNAL;
	if (json_is_true(fill_find(message, "content_attributes.deleted")))
		return NOTE_REMOVED;
	return NOTES;
}

static void put_message(struct sink *sink, const json_t *message, bool updated)
{
	enum type type = type_of(message);
	struct post *post;

	if (!json_is_object(message))
		return;
	if (reason(message) != NOTES) {
		sink_note(sink, reason(message), 1);
		return;
	}
	post = sink_begin(sink, "chatwoot");
	fill_post(sink, message_rows, message);
	if (type != TYPES)
		post->author_staff = type == INCOMING ? POST_ANSWER_NO : POST_ANSWER_YES;
	if (type == TEMPLATE || fill_is(json_object_get(message, "sender"), "type", "agent_bot"))
		post->author_bot = POST_ANSWER_YES;
	if (updated)
		post->op = span_of("update");
	post->kind = span_of("message");
	sink_end(sink);
}

static bool is_message(const json_t *value)
{
	return fill_has(value, "message_type") && fill_has(value, "content") &&
	       type_of(value) != TYPES;
}

static bool is_conversation(const json_t *value)
{
	return json_is_array(json_object_get(value, "messages")) && fill_has(value, "inbox_id");
}

static bool is_event(const json_t *value)
{
	static const char *const starts[] = {"message_", "conversation_", "contact_", "webwidget_",
	    "inbox_"};
	const char *event = json_string_value(json_object_get(value, "event"));

	for (size_t i = 0; event != NULL && i < sizeof starts / sizeof *starts; i++)
		if (strncmp(event, starts[i], strlen(starts[i])) == 0)
			return true;
	return false;
}

/* The list of a page of the API; NULL where there is none. */
static const json_t *page(const json_t *value)
{
	const json_t *list = json_object_get(value, "payload");

	if (list == NULL)
		list = fill_find(value, "data.payload");
	return json_is_array(list) ? list : NULL;
}

static bool fits(const json_t *value)
{
	const json_t *first = json_array_get(page(value), 0);

	return is_event(value) || is_message(value) || is_conversation(value) ||
	       is_message(first) || is_conversation(first) ||
	       (page(value) != NULL && json_array_size(page(value)) == 0);
}

static void put_item(struct sink *sink, const json_t *item)
{
	const json_t *messages = json_object_get(item, "messages");

	if (is_message(item))
		put_message(sink, item, false);
	else if (!is_conversation(item))
		sink_note(sink, NOTE_USERS, 1);
	for (size_t i = 0; i < json_array_size(messages); i++)
		put_message(sink, json_array_get(messages, i), false);
}

static void put_event(struct sink *sink, const json_t *value)
{
	if (fill_is(value, "event", "message_created"))
		put_message(sink, value, false);
	else if (fill_is(value, "event", "message_updated"))
		put_message(sink, value, true);
	else if (fill_is(value, "event", "conversation_created") ||
	         fill_is(value, "event", "webwidget_triggered"))
		put_item(sink, value);
	else
		sink_note(sink, NOTE_CONTROL, 1);
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *list = page(value);

	(void)fault;
	if (is_event(value))
		put_event(sink, value);
	else if (list == NULL)
		put_item(sink, value);
	else if (json_array_size(list) == 0)
		sink_note(sink, NOTE_EMPTY, 1);
	for (size_t i = 0; i < json_array_size(list); i++)
		put_item(sink, json_array_get(list, i));
	return STATUS_OK;
}

const struct format format_chatwoot = {
    "chatwoot", "event with message_type, or messages with message_type", fits, convert};
