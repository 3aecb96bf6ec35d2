/* Telegram's Bot API: getUpdates, what a webhook is sent, and messages. */
#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/platform/chat.h"

#include "base/utf8.h"

static const struct fill_row message_rows[] = {
    {"message_id", FILL_ID, FILL_AT(id)},
    {"date", FILL_TIME, FILL_AT(created_at)},
    {"edit_date", FILL_TIME, FILL_AT(edited_at)},
    {"text", FILL_TEXT, FILL_AT(text)},
    {"caption", FILL_TEXT, FILL_AT(text)},
    {"poll.question", FILL_TEXT, FILL_AT(text)},
    {"chat.id", FILL_ID, FILL_AT(conversation_id)},
    {"chat.title", FILL_TEXT, FILL_AT(source)},
    {"reply_to_message.message_id", FILL_ID, FILL_AT(in_reply_to)},
    {"forward_from_message_id", FILL_ID, FILL_AT(repost_of)},
    {"forward_origin.message_id", FILL_ID, FILL_AT(repost_of)},
    {NULL, 0, 0},
};

static const struct fill_row author_rows[] = {
    {"id", FILL_ID, FILL_AT(author_id)},
    {"username", FILL_TEXT, FILL_AT(author_handle)},
    {"title", FILL_TEXT, FILL_AT(author_name)},
    {"is_bot", FILL_FLAG, FILL_AT(author_bot)},
    {NULL, 0, 0},
};

/* Members that are said, each with the mark of its medium; all else is a join, a pin, a title. */
static const struct {
	const char *key, *mark;
} contents[] = {{"text", NULL}, {"caption", NULL}, {"poll", NULL}, {"photo", "image:"},
    {"sticker", "image:"}, {"video", "video:"}, {"video_note", "video:"}, {"animation", "video:"},
    {"voice", "audio:"}, {"audio", "audio:"}, {"document", "file:"}, {"location", NULL},
    {"venue", NULL}, {"contact", NULL}, {"dice", NULL}, {"story", NULL}};

static bool is_said(const json_t *message)
{
	for (size_t i = 0; i < sizeof contents / sizeof *contents; i++)
		if (fill_has(message, contents[i].key))
			return true;
	return false;
}

static void take_media(struct sink *sink, const json_t *message)
{
	for (size_t i = 0; i < sizeof contents / sizeof *contents; i++)
		if (contents[i].mark != NULL && fill_has(message, contents[i].key))
			post_list_add(&sink->post.media, span_of(contents[i].mark));
}

/* Offsets and lengths of entities count UTF-16 units. The part of the text that is meant. */
static struct span part_of(struct span text, json_int_t offset, json_int_t length)
{
	struct span part = {text.at, 0};
	json_int_t unit = 0;
	size_t at = 0;

	while (at < text.len && unit < offset + length) {
		uint32_t code;
		size_t n = utf8_next(text.at + at, text.len - at, &code);

		if (unit < offset)
			part.at = text.at + at + n;
		else
			part.len += n;
		unit += code > 0xFFFF && code != UTF8_WRONG ? 2 : 1;
		at += n;
	}
	return part;
}

static void take_entity(struct sink *sink, const json_t *entity)
{
	json_int_t offset = json_integer_value(json_object_get(entity, "offset"));
	json_int_t length = json_integer_value(json_object_get(entity, "length"));
	struct span type = fill_text(json_object_get(entity, "type")), part;

	if (offset < 0 || length < 1 || offset > INT32_MAX || length > INT32_MAX)
		return;
	part = part_of(sink->post.text, offset, length);
	if (span_is(type, "url"))
		post_list_add(&sink->post.links, part);
	else if (span_is(type, "text_link"))
		post_list_add(&sink->post.links, fill_text(json_object_get(entity, "url")));
	else if (part.len > 1 && *part.at == '#' && span_is(type, "hashtag"))
		post_list_add(&sink->post.tags, (struct span){part.at + 1, part.len - 1});
	else if (part.len > 1 && *part.at == '@' && span_is(type, "mention"))
		post_list_add(&sink->post.mentions, (struct span){part.at + 1, part.len - 1});
}

static void take_entities(struct sink *sink, const json_t *entities)
{
	for (size_t i = 0; i < json_array_size(entities) && i < POST_LIST; i++)
		take_entity(sink, json_array_get(entities, i));
}

/* A channel, and a group's anonymous admin, speak as a chat. */
static void take_author(struct sink *sink, const json_t *message)
{
	const json_t *author = json_object_get(message, "sender_chat");

	if (!json_is_object(author))
		author = json_object_get(message, "from");
	if (!json_is_object(author))
		author = json_object_get(message, "chat");
	fill_post(sink, author_rows, author);
	if (sink->post.author_name.at == NULL)
		sink->post.author_name =
		    chat_name(sink, fill_text(json_object_get(author, "first_name")),
		        fill_text(json_object_get(author, "last_name")));
}

static bool is_forward(const json_t *message)
{
	return fill_has(message, "forward_origin") || fill_has(message, "forward_date") ||
	       fill_has(message, "forward_from");
}

static void put_message(struct sink *sink, const json_t *message, bool edited)
{
	const json_t *chat = json_object_get(message, "chat");
	const char *name = json_string_value(json_object_get(chat, "username"));
	struct post *post;

	if (!is_said(message)) {
		sink_note(sink, NOTE_EVENTS, 1);
		return;
	}
	post = sink_begin(sink, "telegram");
	fill_post(sink, message_rows, message);
	take_author(sink, message);
	take_entities(sink, json_object_get(message, "entities"));
	take_entities(sink, json_object_get(message, "caption_entities"));
	take_media(sink, message);
	chat_options(sink, fill_find(message, "poll.options"));
	if (edited)
		post->op = span_of("update");
	post->kind = span_of(is_forward(message) ? "repost" : "message");
	if (name != NULL && !fill_is(chat, "type", "private") && post->id.at != NULL)
		post->url = sink_format(
		    sink, "https://t.me/%s/%.*s", name, (int)post->id.len, post->id.at);
	sink_end(sink);
}

static bool is_message(const json_t *value)
{
	return fill_has(value, "message_id") && json_is_object(json_object_get(value, "chat")) &&
	       fill_has(value, "date");
}

/* The message of an update; NULL where it tells of something else. */
static const json_t *message_in(const json_t *update, bool *edited)
{
	static const char *const keys[] = {"message", "channel_post", "business_message",
	    "edited_message", "edited_channel_post", "edited_business_message"};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const json_t *message = json_object_get(update, keys[i]);

		*edited = i >= 3;
		if (is_message(message))
			return message;
	}
	return NULL;
}

static void put_update(struct sink *sink, const json_t *update)
{
	bool edited = false;
	const json_t *message = is_message(update) ? update : message_in(update, &edited);

	if (message != NULL)
		put_message(sink, message, edited);
	else
		sink_note(sink, NOTE_CONTROL, 1);
}

static bool fits(const json_t *value)
{
	const json_t *result = json_object_get(value, "result");

	if (json_is_true(json_object_get(value, "ok")) && result != NULL)
		return is_message(result) || (json_is_array(result) &&
		           (json_array_size(result) == 0 ||
		               fill_has(json_array_get(result, 0), "update_id") ||
		               is_message(json_array_get(result, 0))));
	return fill_has(value, "update_id") || is_message(value);
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *result = json_object_get(value, "result");

	(void)fault;
	if (!fill_has(value, "ok"))
		put_update(sink, value);
	else if (json_is_object(result))
		put_update(sink, result);
	else if (json_array_size(result) == 0)
		sink_note(sink, NOTE_EMPTY, 1);
	for (size_t i = 0; i < json_array_size(result); i++)
		put_update(sink, json_array_get(result, i));
	return STATUS_OK;
}

const struct format format_telegram_bot = {
    "telegram-bot", "update_id, or message_id with chat and date", fits, convert};
