/*
 * DiscordChatExporter's JSON, a channel a file; messages as Discord's own API gives them, alone
 * or as a search found them; and what its gateway sends, message by message.
 */
#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/platform/chat.h"

static const struct fill_row message_rows[] = {
    {"id", FILL_ID, FILL_AT(id)},
    {"timestamp", FILL_TIME, FILL_AT(created_at)},
    {"timestampEdited", FILL_TIME, FILL_AT(edited_at)},
    {"edited_timestamp", FILL_TIME, FILL_AT(edited_at)},
    {"author.id", FILL_ID, FILL_AT(author_id)},
    {"author.username", FILL_TEXT, FILL_AT(author_handle)},
    {"author.name", FILL_TEXT, FILL_AT(author_handle)},
    {"author.nickname", FILL_TEXT, FILL_AT(author_name)},
    {"author.global_name", FILL_TEXT, FILL_AT(author_name)},
    {"author.name", FILL_TEXT, FILL_AT(author_name)},
    {"author.isBot", FILL_FLAG, FILL_AT(author_bot)},
    {"author.bot", FILL_FLAG, FILL_AT(author_bot)},
    {"channel_id", FILL_ID, FILL_AT(conversation_id)},
    {"mentions[].name", FILL_LIST, FILL_AT(mentions)},
    {"mentions[].username", FILL_LIST, FILL_AT(mentions)},
    {NULL, 0, 0},
};

/* Of what is said: of a message that is passed on, the original. */
static const struct fill_row content_rows[] = {
    {"content", FILL_TEXT, FILL_AT(text)},
    {"embeds[].url", FILL_LIST, FILL_AT(links)},
    {"attachments[].url", FILL_LIST, FILL_AT(media)},
    {NULL, 0, 0},
};

/* Types that people and bots write; all others tell of joins, pins, calls, threads. A type may
 * be a name, a number, or a number as text. */
static bool is_said(const json_t *type)
{
	static const char *const names[] = {"Default", "Reply", "0", "19"};
	struct span name = fill_text(type);

	if (json_is_integer(type))
		return json_integer_value(type) == 0 || json_integer_value(type) == 19;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (span_is(name, names[i]))
			return true;
	return name.at == NULL;
}

/* The words of a bot are often in its embeds alone. */
static void take_embeds(struct sink *sink, const json_t *embeds)
{
	struct buf words = {0};
	struct span text;

	for (size_t i = 0; i < json_array_size(embeds); i++) {
		const json_t *embed = json_array_get(embeds, i);
		const json_t *fields = json_object_get(embed, "fields");

		chat_line(&words, fill_text(json_object_get(embed, "title")));
		chat_line(&words, fill_text(json_object_get(embed, "description")));
		for (size_t j = 0; j < json_array_size(fields); j++)
			chat_pair(&words,
			    fill_text(json_object_get(json_array_get(fields, j), "name")),
			    fill_text(json_object_get(json_array_get(fields, j), "value")));
		post_list_add(&sink->post.media, fill_text(fill_find(embed, "image.url")));
	}
	text = chat_take(sink, &words);
	if (text.at != NULL)
		sink->post.text = text;
}

static void take_content(struct sink *sink, const json_t *content)
{
	const json_t *stickers = json_object_get(content, "stickers");

	fill_post(sink, content_rows, content);
	for (size_t i = 0; i < json_array_size(stickers); i++)
		post_list_add(&sink->post.media,
		    fill_text(json_object_get(json_array_get(stickers, i), "sourceUrl")));
	if (sink->post.text.len == 0)
		take_embeds(sink, json_object_get(content, "embeds"));
}

/* Old exports call a reply Default, too; but so is called what a channel takes over from another
 * one that it follows, which answers nothing. */
static bool is_reply(struct sink *sink, const json_t *message, const json_t *reference)
{
	struct span type = fill_id(sink, json_object_get(message, "type"));
	struct span there = fill_id(sink, json_object_get(reference, "channelId"));

	if (span_is(type, "Reply") || span_is(type, "19"))
		return true;
	return there.len > 0 && span_same(there, sink->post.conversation_id);
}

/* What the message answers or passes on. */
static void take_reference(struct sink *sink, const json_t *message, bool forwarded)
{
	const json_t *reference = json_object_get(message, "reference");
	struct span id = fill_id(sink, json_object_get(reference, "messageId"));

	if (id.at == NULL)
		id = fill_id(sink, fill_find(message, "message_reference.message_id"));
	if (forwarded || fill_is(reference, "type", "Forward"))
		sink->post.repost_of = id;
	else if (is_reply(sink, message, reference))
		sink->post.in_reply_to = id;
	sink->post.kind = span_of(forwarded ? "repost" : "message");
}

static struct span address(struct sink *sink, struct span guild, struct span channel)
{
	struct span id = sink->post.id;

	if (guild.len == 0 || channel.len == 0 || id.len == 0)
		return (struct span){0};
	if (span_is(guild, "0"))
		guild = span_of("@me"); /* a direct message */
	return sink_join(sink,
	    (struct span[]){span_of("https://discord.com/channels/"), guild, span_of("/"), channel,
	        span_of("/"), id},
	    6);
}

/* export holds guild and channel of the message; NULL where it stands alone. changed: it was
 * there before, with other words. */
static void put_message(
    struct sink *sink, const json_t *message, const json_t *export, bool changed)
{
	const json_t *passed = json_object_get(message, "forwardedMessage");
	const json_t *channel = json_object_get(export, "channel");
	struct span guild;
	struct post *post;

	if (!json_is_object(message))
		return;
	if (!is_said(json_object_get(message, "type"))) {
		sink_note(sink, NOTE_EVENTS, 1);
		return;
	}
	if (passed == NULL)
		passed = fill_find(message, "message_snapshots.0.message");
	post = sink_begin(sink, "discord");
	fill_post(sink, message_rows, message);
	take_content(sink, json_is_object(passed) ? passed : message);
	if (json_is_object(channel))
		post->conversation_id = fill_id(sink, json_object_get(channel, "id"));
	take_reference(sink, message, json_is_object(passed));
	post->likes = chat_sum(json_object_get(message, "reactions"), "count");
	post->source = fill_text(json_object_get(channel, "name"));
	fill_time(json_object_get(export, "exportedAt"), &post->collected_at);
	guild = fill_id(sink, fill_find(export, "guild.id"));
	if (guild.at == NULL)
		guild = fill_id(sink, json_object_get(message, "guild_id"));
	post->url = address(sink, guild, post->conversation_id);
	if (changed)
		post->op = span_of("update");
	sink_end(sink);
}

static bool is_message(const json_t *value)
{
	const json_t *author = json_object_get(value, "author");

	return fill_has(value, "content") && fill_has(value, "timestamp") &&
	       (fill_has(author, "discriminator") || fill_has(author, "isBot") ||
	           fill_has(value, "timestampEdited") || fill_has(value, "edited_timestamp"));
}

static bool is_export(const json_t *value)
{
	const json_t *messages = json_object_get(value, "messages");

	return json_is_array(messages) &&
	       ((json_is_object(json_object_get(value, "channel")) && fill_has(value, "guild")) ||
	           is_message(json_array_get(messages, 0)));
}

/* What the gateway sends: an operation, and with the one called 0 an event and its data. */
static bool is_dispatch(const json_t *value)
{
	return json_is_integer(json_object_get(value, "op")) &&
	       json_object_get(value, "d") != NULL;
}

static void put_deletions(struct sink *sink, const json_t *data)
{
	const json_t *ids = json_object_get(data, "ids");

	for (size_t i = 0; i < json_array_size(ids); i++)
		sink_tombstone(sink, "discord", fill_text(json_array_get(ids, i)), POST_UNKNOWN);
	if (!json_is_array(ids))
		sink_tombstone(sink, "discord", fill_text(json_object_get(data, "id")), POST_UNKNOWN);
}

/* An update may be of an embed alone, and then has no author. */
static void put_dispatch(struct sink *sink, const json_t *value)
{
	const json_t *data = json_object_get(value, "d");
	bool changed = fill_is(value, "t", "MESSAGE_UPDATE");

	if ((changed || fill_is(value, "t", "MESSAGE_CREATE")) && fill_has(data, "author") &&
	    fill_has(data, "content"))
		put_message(sink, data, NULL, changed);
	else if (fill_is(value, "t", "MESSAGE_DELETE") || fill_is(value, "t", "MESSAGE_DELETE_BULK"))
		put_deletions(sink, data);
	else
		sink_note(sink, NOTE_CONTROL, 1);
}

/* A search gives lists of messages: what it found, and what stands around that. */
static bool is_search(const json_t *value)
{
	return fill_has(value, "total_results") && json_is_array(fill_find(value, "messages.0"));
}

static void put_search(struct sink *sink, const json_t *value)
{
	const json_t *lists = json_object_get(value, "messages");
	json_int_t all = json_integer_value(json_object_get(value, "total_results"));

	for (size_t i = 0; i < json_array_size(lists); i++) {
		const json_t *list = json_array_get(lists, i);

		for (size_t j = 0; j < json_array_size(list); j++)
			put_message(sink, json_array_get(list, j), NULL, false);
	}
	if (all > (json_int_t)json_array_size(lists))
		sink_note(sink, NOTE_PAGES, 1);
}

static bool fits(const json_t *value)
{
	return is_export(value) || is_message(value) || is_dispatch(value) || is_search(value);
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *messages = json_object_get(value, "messages");

	(void)fault;
	if (is_dispatch(value))
		put_dispatch(sink, value);
	else if (is_search(value))
		put_search(sink, value);
	else if (!is_export(value))
		put_message(sink, value, NULL, false);
	else if (json_array_size(messages) == 0)
		sink_note(sink, NOTE_EMPTY, 1);
	for (size_t i = 0; is_export(value) && i < json_array_size(messages); i++)
		put_message(sink, json_array_get(messages, i), value, false);
	return STATUS_OK;
}

const struct format format_discord = {
    "discord", "guild, channel and messages, or a message with author and timestamp", fits, convert};
