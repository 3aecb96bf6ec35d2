/* Slack: the messages of an export (a list a channel and day), of the Web API and of events. */
#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/platform/chat.h"
#include "ingest/platform/slack_text.h"

#include <string.h>

static const struct fill_row message_rows[] = {
    {"ts", FILL_ID, FILL_AT(id)},
    {"ts", FILL_TIME, FILL_AT(created_at)},
    {"edited.ts", FILL_TIME, FILL_AT(edited_at)},
    {"comment.user", FILL_ID, FILL_AT(author_id)}, /* of a comment on a file */
    {"user", FILL_ID, FILL_AT(author_id)},
    {"user.id", FILL_ID, FILL_AT(author_id)},
    {"bot_id", FILL_ID, FILL_AT(author_id)},
    {"user_profile.name", FILL_TEXT, FILL_AT(author_handle)},
    {"user.name", FILL_TEXT, FILL_AT(author_handle)},
    {"user_profile.display_name", FILL_TEXT, FILL_AT(author_name)},
    {"user_profile.real_name", FILL_TEXT, FILL_AT(author_name)},
    {"username", FILL_TEXT, FILL_AT(author_name)},
    {"bot_profile.name", FILL_TEXT, FILL_AT(author_name)},
    {"reply_count", FILL_COUNT, FILL_AT(replies)},
    {"permalink", FILL_TEXT, FILL_AT(url)},
    {"channel.name", FILL_TEXT, FILL_AT(source)},
    {"channel_name", FILL_TEXT, FILL_AT(source)},
    {"channel", FILL_TEXT, FILL_AT(source)},
    {"thread_ts", FILL_ID, FILL_AT(conversation_id)},
    {"files[].permalink", FILL_LIST, FILL_AT(media)},
    {"files[].url_private", FILL_LIST, FILL_AT(media)},
    {"file.permalink", FILL_LIST, FILL_AT(media)},
    {NULL, 0, 0},
};

/* Subtypes that are said; all others tell of joins, topics, pins. */
static bool is_said(const json_t *message)
{
	static const char *const subtypes[] = {"bot_message", "file_share", "file_comment",
	    "file_mention", "me_message", "thread_broadcast", "reply_broadcast"};
	struct span subtype = fill_text(json_object_get(message, "subtype"));

	for (size_t i = 0; i < sizeof subtypes / sizeof *subtypes; i++)
		if (span_is(subtype, subtypes[i]))
			return true;
	return subtype.len == 0;
}

static bool is_bot(const json_t *message)
{
	return fill_is(message, "subtype", "bot_message") ||
	       json_is_string(json_object_get(message, "bot_id"));
}

static void take_thread(struct sink *sink, const json_t *message)
{
	struct post *post = &sink->post;

	if (post->conversation_id.at != NULL && !span_same(post->conversation_id, post->id))
		post->in_reply_to = post->conversation_id;
	post->likes = chat_sum(json_object_get(message, "reactions"), "count");
}

static void put_said(struct sink *sink, const json_t *message, bool edited)
{
	const json_t *comment = fill_find(message, "comment.comment");
	struct post *post = sink_begin(sink, "slack");

	fill_post(sink, message_rows, message);
	if (json_is_string(comment))
		post->text = slack_text(sink, fill_text(comment));
	else
		post->text = slack_text(sink, fill_text(json_object_get(message, "text")));
	if (post->text.len == 0)
		post->text = slack_parts(sink, message);
	take_thread(sink, message);
	if (is_bot(message))
		post->author_bot = POST_ANSWER_YES;
	if (edited)
		post->op = span_of("update");
	post->kind = span_of("message");
	sink_end(sink);
}

static void put_deletion(struct sink *sink, const json_t *message)
{
	int64_t when = POST_UNKNOWN;

	fill_time(json_object_get(message, "ts"), &when);
	sink_tombstone(sink, "slack", fill_text(json_object_get(message, "deleted_ts")), when);
}

static void put_message(struct sink *sink, const json_t *message)
{
	const json_t *changed = json_object_get(message, "message");

	if (fill_is(message, "subtype", "message_deleted"))
		put_deletion(sink, message);
	else if (fill_is(message, "subtype", "tombstone"))
		sink_note(sink, NOTE_REMOVED, 1);
	else if (fill_is(message, "subtype", "message_changed") && json_is_object(changed) &&
	         is_said(changed))
		put_said(sink, changed, true);
	else if (is_said(message))
		put_said(sink, message, false);
	else
		sink_note(sink, NOTE_EVENTS, 1);
}

static bool is_message(const json_t *value)
{
	return fill_has(value, "ts") &&
	       (fill_is(value, "type", "message") || fill_is(value, "type", "app_mention") ||
	           (fill_has(value, "text") && fill_has(value, "user") && !fill_has(value, "type")));
}

/* A page of the API: conversations.history, .replies and search.messages. */
static const json_t *page(const json_t *value)
{
	const json_t *messages = json_object_get(value, "messages");

	return json_is_array(messages) ? messages : json_object_get(messages, "matches");
}

static bool is_page(const json_t *value)
{
	const json_t *list = page(value);

	return json_is_array(list) && !fill_has(value, "guild") &&
	       (json_array_size(list) > 0 ? is_message(json_array_get(list, 0))
	                                  : json_is_true(json_object_get(value, "ok")));
}

/* What the real time messaging says besides messages; all of it has a time of its own. */
static bool is_signal(const json_t *value)
{
	const char *type = json_string_value(json_object_get(value, "type"));

	return type != NULL && (fill_has(value, "event_ts") || strcmp(type, "hello") == 0 ||
	                           strcmp(type, "presence_change") == 0 ||
	                           strcmp(type, "user_typing") == 0 ||
	                           strcmp(type, "reconnect_url") == 0);
}

static bool fits(const json_t *value)
{
	return is_message(value) || is_page(value) || is_signal(value) ||
	       fill_is(value, "type", "event_callback") ||
	       (fill_is(value, "type", "url_verification") && fill_has(value, "challenge"));
}

static void put_page(struct sink *sink, const json_t *value)
{
	const json_t *list = page(value);
	json_int_t pages = json_integer_value(fill_find(value, "messages.paging.pages"));

	for (size_t i = 0; i < json_array_size(list); i++)
		put_message(sink, json_array_get(list, i));
	if (json_array_size(list) == 0)
		sink_note(sink, NOTE_EMPTY, 1);
	if (json_is_true(json_object_get(value, "has_more")) ||
	    pages > json_integer_value(fill_find(value, "messages.paging.page")))
		sink_note(sink, NOTE_PAGES, 1);
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *event = json_object_get(value, "event");

	(void)fault;
	if (is_page(value))
		put_page(sink, value);
	else if (is_message(value))
		put_message(sink, value);
	else if (is_message(event))
		put_message(sink, event);
	else
		sink_note(sink, NOTE_CONTROL, 1);
	return STATUS_OK;
}

const struct format format_slack = {
    "slack", "type message with ts, or messages of them", fits, convert};
