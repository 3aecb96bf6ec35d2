/* Rocket.Chat: messages of its API, alone or in lists, and of its stream. */
#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/platform/chat.h"

static const struct fill_row message_rows[] = {
    {"_id", FILL_ID, FILL_AT(id)},
    {"ts", FILL_TIME, FILL_AT(created_at)},
    {"ts.$date", FILL_TIME, FILL_AT(created_at)},
    {"editedAt", FILL_TIME, FILL_AT(edited_at)},
    {"editedAt.$date", FILL_TIME, FILL_AT(edited_at)},
    {"msg", FILL_TEXT, FILL_AT(text)},
    {"u._id", FILL_ID, FILL_AT(author_id)},
    {"u.username", FILL_TEXT, FILL_AT(author_handle)},
    {"alias", FILL_TEXT, FILL_AT(author_name)},
    {"u.name", FILL_TEXT, FILL_AT(author_name)},
    {"tmid", FILL_ID, FILL_AT(in_reply_to)},
    {"tmid", FILL_ID, FILL_AT(conversation_id)},
    {"_id", FILL_ID, FILL_AT(conversation_id)},
    {"rid", FILL_ID, FILL_AT(source)},
    {"tcount", FILL_COUNT, FILL_AT(replies)},
    {"mentions[].username", FILL_LIST, FILL_AT(mentions)},
    {"urls[].url", FILL_LIST, FILL_AT(links)},
    {"attachments[].title_link", FILL_LIST, FILL_AT(media)},
    {"attachments[].image_url", FILL_LIST, FILL_AT(media)},
    {NULL, 0, 0},
};

static void take_attachments(struct sink *sink, const json_t *list)
{
	struct buf words = {0};

	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *item = json_array_get(list, i);

		chat_line(&words, fill_text(json_object_get(item, "title")));
		chat_line(&words, fill_text(json_object_get(item, "description")));
		chat_line(&words, fill_text(json_object_get(item, "text")));
	}
	sink->post.text = chat_take(sink, &words);
}

/* {":+1:":{"usernames":["a","b"]}} */
static int64_t count_reactions(json_t *reactions)
{
	const char *key;
	json_t *reaction;
	int64_t sum = 0;

	if (!json_is_object(reactions))
		return POST_UNKNOWN;
	json_object_foreach(reactions, key, reaction)
		sum += (int64_t)json_array_size(json_object_get(reaction, "usernames"));
	return sum;
}

/* t is the type of what the server itself says: uj, au, rm ... */
static void put_message(struct sink *sink, const json_t *message)
{
	const json_t *type = json_object_get(message, "t");
	struct post *post;

	if (!json_is_object(message))
		return;
	if (json_string_length(type) > 0) {
		if (fill_is(message, "t", "rm"))
			sink_tombstone(sink, "rocketchat",
			    fill_text(json_object_get(message, "_id")), POST_UNKNOWN);
		else
			sink_note(sink, NOTE_EVENTS, 1);
		return;
	}
	post = sink_begin(sink, "rocketchat");
	fill_post(sink, message_rows, message);
	if (post->text.len == 0)
		take_attachments(sink, json_object_get(message, "attachments"));
	post->likes = count_reactions(json_object_get(message, "reactions"));
	if (fill_has(message, "bot"))
		post->author_bot = POST_ANSWER_YES;
	post->kind = span_of("message");
	sink_end(sink);
}

static bool is_message(const json_t *value)
{
	return fill_has(value, "_id") && fill_has(value, "rid") && fill_has(value, "ts") &&
	       json_is_object(json_object_get(value, "u"));
}

/* The list that holds messages; NULL where there is none. */
static const json_t *list_in(const json_t *value)
{
	static const char *const places[] = {"messages", "fields.args", "result.messages"};

	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		const json_t *list = fill_find(value, places[i]);

		if (is_message(json_array_get(list, 0)))
			return list;
		if (json_is_array(list) && json_array_size(list) == 0 &&
		    json_is_true(json_object_get(value, "success")))
			return list;
	}
	return NULL;
}

static bool fits(const json_t *value)
{
	return is_message(value) || list_in(value) != NULL ||
	       is_message(json_object_get(value, "message"));
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *list = list_in(value);
	json_int_t from = json_integer_value(json_object_get(value, "offset"));
	json_int_t total = json_integer_value(json_object_get(value, "total"));

	(void)fault;
	for (size_t i = 0; i < json_array_size(list); i++)
		put_message(sink, json_array_get(list, i));
	if (list == NULL)
		put_message(sink, is_message(value) ? value : json_object_get(value, "message"));
	else if (json_array_size(list) == 0)
		sink_note(sink, NOTE_EMPTY, 1);
	if (total - (json_int_t)json_array_size(list) > from && from >= 0 && total < INT32_MAX)
		sink_note(sink, NOTE_PAGES, 1);
	return STATUS_OK;
}

const struct format format_rocketchat = {
    "rocketchat", "_id, rid, ts and u, alone or in messages", fits, convert};
