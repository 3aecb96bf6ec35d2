/* Telegram Desktop's result.json: one chat, or the export of an account with all its chats. */
#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/platform/chat.h"

#include <string.h>

static const struct fill_row message_rows[] = {
    {"id", FILL_ID, FILL_AT(id)},
    {"date_unixtime", FILL_TIME, FILL_AT(created_at)},
    {"date", FILL_TIME, FILL_AT(created_at)}, /* local, where the app ran */
    {"edited_unixtime", FILL_TIME, FILL_AT(edited_at)},
    {"edited", FILL_TIME, FILL_AT(edited_at)},
    {"from_id", FILL_ID, FILL_AT(author_id)},
    {"from", FILL_TEXT, FILL_AT(author_name)},
    {"author", FILL_TEXT, FILL_AT(author_name)}, /* who signs for a channel */
    {"reply_to_message_id", FILL_ID, FILL_AT(in_reply_to)},
    {NULL, 0, 0},
};

/* What came without its file says so in parentheses. */
static void add_media(struct sink *sink, const char *mark, struct span file)
{
	bool missing = file.len > 0 && file.at[0] == '(';

	if (file.at != NULL)
		post_list_add(&sink->post.media,
		    sink_format(sink, "%s:%.*s", mark, missing ? 0 : (int)file.len, file.at));
}

static void take_media(struct sink *sink, const json_t *message)
{
	static const struct {
		const char *type, *mark;
	} marks[] = {{"video_file", "video"}, {"video_message", "video"}, {"animation", "video"},
	    {"sticker", "image"}, {"voice_message", "audio"}, {"audio_file", "audio"}};
	const char *mark = "file";

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (fill_is(message, "media_type", marks[i].type))
			mark = marks[i].mark;
	add_media(sink, "image", fill_text(json_object_get(message, "photo")));
	add_media(sink, mark, fill_text(json_object_get(message, "file")));
}

static struct span without_sign(struct span text, char sign)
{
	if (text.len > 0 && text.at[0] == sign)
		return (struct span){text.at + 1, text.len - 1};
	return text;
}

static void take_part(struct sink *sink, const json_t *part)
{
	struct span type = fill_text(json_object_get(part, "type"));
	struct span text = fill_text(json_object_get(part, "text"));

	if (span_is(type, "hashtag"))
		post_list_add(&sink->post.tags, without_sign(text, '#'));
	else if (span_is(type, "mention"))
		post_list_add(&sink->post.mentions, without_sign(text, '@'));
	else if (span_is(type, "link"))
		post_list_add(&sink->post.links, text);
	else if (span_is(type, "text_link"))
		post_list_add(&sink->post.links, fill_text(json_object_get(part, "href")));
}

/* Text is a string, or a list of strings and of objects that hold one. */
static void take_text(struct sink *sink, const json_t *text)
{
	struct buf words = {0};

	for (size_t i = 0; i < json_array_size(text); i++) {
		const json_t *part = json_array_get(text, i);
		struct span piece = fill_text(json_is_string(part) ? part
		                                                   : json_object_get(part, "text"));

		buf_add(&words, piece.at, piece.len);
		take_part(sink, part);
	}
	sink->post.text = json_is_array(text) ? chat_take(sink, &words) : fill_text(text);
}

static void take_poll(struct sink *sink, const json_t *poll)
{
	struct buf words = {0};

	if (!json_is_object(poll))
		return;
	chat_line(&words, sink->post.text);
	chat_line(&words, fill_text(json_object_get(poll, "question")));
	sink->post.text = chat_take(sink, &words);
	chat_options(sink, json_object_get(poll, "answers"));
}

/* Old exports give the start of 1970 as the time of an edit that never was. A day later, for
 * the zones. */
enum { FIRST_EDIT = 2 * 86400 };

/* chat is NULL where the message stands alone. */
static void put_message(struct sink *sink, const json_t *message, const json_t *chat)
{
	const json_t *entities = json_object_get(message, "text_entities");
	struct post *post;

	if (!json_is_object(message))
		return;
	if (fill_has(message, "type") && !fill_is(message, "type", "message")) {
		sink_note(sink, NOTE_EVENTS, 1);
		return;
	}
	post = sink_begin(sink, "telegram");
	fill_post(sink, message_rows, message);
	take_text(sink, json_object_get(message, "text"));
	if (post->text.at == NULL || (json_is_string(json_object_get(message, "text")) &&
	                                 json_array_size(entities) > 0))
		take_text(sink, entities);
	take_poll(sink, json_object_get(message, "poll"));
	take_media(sink, message);
	if (post->edited_at != POST_UNKNOWN && post->edited_at < FIRST_EDIT)
		post->edited_at = POST_UNKNOWN;
	post->likes = chat_sum(json_object_get(message, "reactions"), "count");
	post->conversation_id = fill_id(sink, json_object_get(chat, "id"));
	post->source = fill_text(json_object_get(chat, "name"));
	post->kind = span_of(fill_has(message, "forwarded_from") ? "repost" : "message");
	sink_end(sink);
}

static void put_chat(struct sink *sink, const json_t *chat)
{
	const json_t *messages = json_object_get(chat, "messages");

	for (size_t i = 0; i < json_array_size(messages); i++)
		put_message(sink, json_array_get(messages, i), chat);
	if (json_array_size(messages) == 0)
		sink_note(sink, NOTE_EMPTY, 1);
}

static bool is_message(const json_t *value)
{
	return (fill_is(value, "type", "message") || fill_is(value, "type", "service")) &&
	       fill_has(value, "id") &&
	       (fill_has(value, "date_unixtime") || fill_has(value, "date")) &&
	       (fill_has(value, "from_id") || fill_has(value, "actor") || fill_has(value, "from") ||
	           fill_has(value, "text"));
}

static bool is_chat(const json_t *value)
{
	static const char *const endings[] = {"_chat", "_group", "_supergroup", "_channel",
	    "saved_messages", "replies", "verification_codes"};
	const json_t *messages = json_object_get(value, "messages");
	struct span type = fill_text(json_object_get(value, "type"));

	if (!json_is_array(messages))
		return false;
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		size_t len = strlen(endings[i]);

		if (type.len >= len && memcmp(type.at + type.len - len, endings[i], len) == 0)
			return true;
	}
	return is_message(json_array_get(messages, 0));
}

static bool is_account(const json_t *value)
{
	return json_is_array(fill_find(value, "chats.list")) ||
	       json_is_array(fill_find(value, "left_chats.list"));
}

static bool fits(const json_t *value)
{
	return is_account(value) || is_chat(value) || is_message(value);
}

static void put_list(struct sink *sink, const json_t *list)
{
	for (size_t i = 0; i < json_array_size(list); i++)
		put_chat(sink, json_array_get(list, i));
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	(void)fault;
	if (is_account(value)) {
		put_list(sink, fill_find(value, "chats.list"));
		put_list(sink, fill_find(value, "left_chats.list"));
	} else if (is_chat(value)) {
		put_chat(sink, value);
	} else {
		put_message(sink, value, NULL);
	}
	return STATUS_OK;
}

const struct format format_telegram = {
    "telegram-export", "a chat's type, id and messages, or chats.list", fits, convert};
