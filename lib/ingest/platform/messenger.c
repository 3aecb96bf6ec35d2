/*
 * Messenger's and Instagram's conversations as "Download your information" gives them, and as
 * Messenger gives those that were encrypted; the first of the two is written bytewise.
 */
#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/platform/bytewise.h"

#include <string.h>

static const struct fill_row message_rows[] = {
    {"timestamp_ms", FILL_TIME, FILL_AT(created_at)},
    {"timestamp", FILL_TIME, FILL_AT(created_at)},
    {"sender_name", FILL_TEXT, FILL_AT(author_name)},
    {"senderName", FILL_TEXT, FILL_AT(author_name)},
    {"created_at", FILL_TIME, FILL_AT(created_at)},
    {"sender", FILL_TEXT, FILL_AT(author_handle)},
    {"content", FILL_TEXT, FILL_AT(text)},
    {"text", FILL_TEXT, FILL_AT(text)},
    {"share.share_text", FILL_TEXT, FILL_AT(text)},
    {"share.link", FILL_LIST, FILL_AT(links)},
    {"media", FILL_LIST, FILL_AT(media)},
    {"media_share_url", FILL_LIST, FILL_AT(media)},
    {"heart", FILL_TEXT, FILL_AT(text)},
    {NULL, 0, 0},
};

static void repair_texts(struct sink *sink, struct post *post)
{
	struct span *const texts[] = {
	    &post->text, &post->author_name, &post->source, &post->conversation_id};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (texts[i]->len > 0)
			*texts[i] = bytewise(sink, *texts[i]);
}

static void take_media(struct sink *sink, const json_t *message)
{
	static const struct {
		const char *key, *mark;
	} kinds[] = {{"photos", "image"}, {"gifs", "image"}, {"videos", "video"},
	    {"audio_files", "audio"}, {"files", "file"}, {"media", "file"}};
	const char *sticker = json_string_value(fill_find(message, "sticker.uri"));

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		const json_t *list = json_object_get(message, kinds[i].key);

		for (size_t j = 0; j < json_array_size(list) && j < POST_LIST; j++) {
			const char *uri = json_string_value(
			    json_object_get(json_array_get(list, j), "uri"));

			if (uri != NULL)
				post_list_add(&sink->post.media,
				    sink_format(sink, "%s:%s", kinds[i].mark, uri));
		}
	}
	if (sticker != NULL)
		post_list_add(&sink->post.media, sink_format(sink, "image:%s", sticker));
}

/* Calls, people who come and go, and reactions that are written as messages. */
static bool is_event(const json_t *message)
{
	static const char *const types[] = {"Call", "Subscribe", "Unsubscribe", "Payment", "Plan"};
	struct span content = fill_text(json_object_get(message, "content"));

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (fill_is(message, "type", types[i]))
			return true;
	return span_is(content, "Liked a message") ||
	       (content.len > 28 && memcmp(content.at, "Reacted ", 8) == 0 &&
	           memcmp(content.at + content.len - 17, " to your message ", 17) == 0);
}

static bool is_unsent(const json_t *message)
{
	return json_is_true(json_object_get(message, "is_unsent")) ||
	       json_is_true(json_object_get(message, "isUnsent"));
}

static void put_message(struct sink *sink, const json_t *message, const json_t *chat)
{
	const json_t *reactions = json_object_get(message, "reactions");
	struct post *post;

	if (!json_is_object(message))
		return;
	if (is_event(message) || is_unsent(message)) {
		sink_note(sink, is_unsent(message) ? NOTE_REMOVED : NOTE_EVENTS, 1);
		return;
	}
	post = sink_begin(sink, "messenger");
	fill_post(sink, message_rows, message);
	post->source = fill_text(json_object_get(chat, "title"));
	post->conversation_id = fill_text(json_object_get(chat, "thread_path"));
	if (post->conversation_id.len == 0)
		post->conversation_id = fill_text(json_object_get(chat, "threadName"));
	take_media(sink, message);
	if (json_is_array(reactions))
		post->likes = (int64_t)json_array_size(reactions);
	post->kind = span_of("message");
	if (fill_has(message, "sender_name"))
		repair_texts(sink, post);
	sink_end(sink);
}

static bool is_message(const json_t *value)
{
	return (fill_has(value, "sender_name") && fill_has(value, "timestamp_ms")) ||
	       (fill_has(value, "senderName") && fill_has(value, "timestamp")) ||
	       (fill_has(value, "sender_name") && fill_has(value, "timestamp"));
}

/* Of Instagram's first downloads. */
static bool is_old(const json_t *value)
{
	return json_is_array(json_object_get(value, "conversation")) &&
	       json_is_string(fill_find(value, "conversation.0.sender")) &&
	       fill_has(value, "participants");
}

static const json_t *messages_of(const json_t *value)
{
	return json_object_get(value, is_old(value) ? "conversation" : "messages");
}

static bool is_chat(const json_t *value)
{
	const json_t *messages = messages_of(value);

	if (is_old(value))
		return true;
	return json_is_array(messages) &&
	       (is_message(json_array_get(messages, 0)) ||
	           (json_array_size(messages) == 0 && fill_has(value, "participants")));
}

static bool fits(const json_t *value)
{
	return is_chat(value) || is_message(value);
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *messages = messages_of(value);

	(void)fault;
	if (!is_chat(value))
		put_message(sink, value, NULL);
	else if (json_array_size(messages) == 0)
		sink_note(sink, NOTE_EMPTY, 1);
	for (size_t i = 0; is_chat(value) && i < json_array_size(messages); i++)
		put_message(sink, json_array_get(messages, i), value);
	return STATUS_OK;
}

const struct format format_messenger = {
    "messenger", "messages with sender_name and timestamp_ms", fits, convert};
