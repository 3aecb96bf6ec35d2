/* Intercom: conversations with their parts, lists of them, and what webhooks send. */
#include "ingest/fill.h"
#include "ingest/format.h"

#include <string.h>

static const struct fill_row message_rows[] = {
    {"id", FILL_ID, FILL_AT(id)},
    {"created_at", FILL_TIME, FILL_AT(created_at)},
    {"body", FILL_HTML, FILL_AT(text)},
    {"subject", FILL_HTML, FILL_AT(title)},
    {"author.id", FILL_ID, FILL_AT(author_id)},
    {"author.name", FILL_TEXT, FILL_AT(author_name)},
    {"attachments[].url", FILL_LIST, FILL_AT(media)},
    {NULL, 0, 0},
};

/* Of the conversation that the message is in. */
static const struct fill_row around_rows[] = {
    {"id", FILL_ID, FILL_AT(conversation_id)},
    {"created_at", FILL_TIME, FILL_AT(created_at)}, /* when its first message was written */
    {"links.conversation_web", FILL_TEXT, FILL_AT(url)},
    {"source.type", FILL_TEXT, FILL_AT(source)},
    {NULL, 0, 0},
};

static void take_author(struct post *post, const json_t *message)
{
	static const char *const staff[] = {"admin", "bot", "team", "operator"};
	const json_t *author = json_object_get(message, "author");
	const char *type = json_string_value(json_object_get(author, "type"));

	if (type == NULL)
		return;
	post->author_staff = POST_ANSWER_NO;
	for (size_t i = 0; i < sizeof staff / sizeof *staff; i++)
		if (strcmp(type, staff[i]) == 0)
			post->author_staff = POST_ANSWER_YES;
	if (strcmp(type, "bot") == 0 || strcmp(type, "operator") == 0)
		post->author_bot = POST_ANSWER_YES;
}

static bool is_internal(const json_t *part)
{
	const char *type = json_string_value(json_object_get(part, "part_type"));

	return type != NULL && strncmp(type, "note", 4) == 0;
}

/* A part without a body tells of an event: an assignment, a snooze. */
static void put_message(struct sink *sink, const json_t *message, const json_t *conversation)
{
	const json_t *body = json_object_get(message, "body");
	bool files = json_array_size(json_object_get(message, "attachments")) > 0;
	struct post *post;

	if (json_is_true(json_object_get(message, "redacted"))) {
		sink_note(sink, NOTE_REMOVED, 1);
		return;
	}
	if (json_string_length(body) == 0 && !files) {
		sink_note(sink, NOTE_EVENTS, 1);
		return;
	}
	if (is_internal(message)) {
		sink_note(sink, NOTE_INTERNAL, 1);
		return;
	}
	post = sink_begin(sink, "intercom");
	fill_post(sink, message_rows, message);
	fill_post(sink, around_rows, conversation);
	take_author(post, message);
	post->kind = span_of("message");
	sink_end(sink);
}

/* What the customer says of the answers, with stars. */
static void put_remark(struct sink *sink, const json_t *conversation)
{
	static const struct fill_row rows[] = {
	    {"remark", FILL_TEXT, FILL_AT(text)},
	    {"rating", FILL_RATING, FILL_AT(rating)},
	    {"created_at", FILL_TIME, FILL_AT(created_at)},
	    {"contact.id", FILL_ID, FILL_AT(author_id)},
	    {"customer.id", FILL_ID, FILL_AT(author_id)},
	    {NULL, 0, 0},
	};
	const json_t *rating = json_object_get(conversation, "conversation_rating");

	if (json_string_length(json_object_get(rating, "remark")) == 0)
		return;
	sink_begin(sink, "intercom");
	fill_post(sink, rows, rating);
	fill_post(sink, around_rows, conversation);
	sink->post.kind = span_of("review");
	sink_end(sink);
}

/* The parts are a list, or a list in an object that counts them. */
static void put_parts(struct sink *sink, const json_t *conversation)
{
	const json_t *parts = json_object_get(conversation, "conversation_parts");
	json_int_t total = json_integer_value(json_object_get(parts, "total_count"));
	size_t n;

	if (json_is_object(parts))
		parts = json_object_get(parts, "conversation_parts");
	n = json_array_size(parts);
	for (size_t i = 0; i < n; i++)
		put_message(sink, json_array_get(parts, i), conversation);
	if (total > (json_int_t)n && total < INT32_MAX)
		sink_note(sink, NOTE_MORE, (size_t)total - n);
}

static void put_conversation(struct sink *sink, const json_t *conversation)
{
	const json_t *first = json_object_get(conversation, "source");

	if (!json_is_object(first))
		first = json_object_get(conversation, "conversation_message");
	if (json_is_object(first))
		put_message(sink, first, conversation);
	put_parts(sink, conversation);
	put_remark(sink, conversation);
}

static bool is_conversation(const json_t *value)
{
	return fill_is(value, "type", "conversation") ||
	       ((fill_has(value, "conversation_message") || fill_has(value, "source")) &&
	           fill_has(value, "conversation_parts"));
}

static bool is_list(const json_t *value)
{
	const json_t *list = json_object_get(value, "conversations");

	return fill_is(value, "type", "conversation.list") ||
	       is_conversation(json_array_get(list, 0));
}

static bool is_part(const json_t *value)
{
	return fill_is(value, "type", "conversation_part") && fill_has(value, "part_type");
}

static void put_item(struct sink *sink, const json_t *item)
{
	if (is_conversation(item))
		put_conversation(sink, item);
	else if (is_part(item))
		put_message(sink, item, NULL);
	else
		sink_note(sink, fill_is(item, "type", "user") || fill_is(item, "type", "contact")
		                    ? NOTE_USERS
		                    : NOTE_CONTROL,
		    1);
}

static bool fits(const json_t *value)
{
	return is_conversation(value) || is_list(value) || is_part(value) ||
	       fill_is(value, "type", "notification_event");
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *list = json_object_get(value, "conversations");

	(void)fault;
	if (list == NULL && is_list(value))
		list = json_object_get(value, "data");
	if (fill_is(value, "type", "notification_event"))
		put_item(sink, fill_find(value, "data.item"));
	else if (!is_list(value))
		put_item(sink, value);
	else if (json_array_size(list) == 0)
		sink_note(sink, NOTE_EMPTY, 1);
	for (size_t i = 0; is_list(value) && i < json_array_size(list); i++)
		put_item(sink, json_array_get(list, i));
	if (json_is_object(fill_find(value, "pages.next")) ||
	    json_is_string(fill_find(value, "pages.next")))
		sink_note(sink, NOTE_PAGES, 1);
	return STATUS_OK;
}

const struct format format_intercom = {
    "intercom", "type conversation, conversation.list or notification_event", fits, convert};
