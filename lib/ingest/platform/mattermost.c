/* Mattermost: lists of posts of its API, events of its websocket, and lines of a bulk export. */
#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/platform/chat.h"

#include <string.h>

#include "post/json.h"

static const struct fill_row post_rows[] = {
    {"id", FILL_ID, FILL_AT(id)},
    {"create_at", FILL_TIME, FILL_AT(created_at)},
    {"edit_at", FILL_TIME, FILL_AT(edited_at)}, /* update_at also moves with reactions */
    {"message", FILL_TEXT, FILL_AT(text)},
    {"user_id", FILL_ID, FILL_AT(author_id)},
    {"user", FILL_TEXT, FILL_AT(author_handle)}, /* of a bulk export */
    {"props.override_username", FILL_TEXT, FILL_AT(author_name)},
    {"root_id", FILL_ID, FILL_AT(in_reply_to)},
    {"root_id", FILL_ID, FILL_AT(conversation_id)},
    {"id", FILL_ID, FILL_AT(conversation_id)},
    {"channel", FILL_TEXT, FILL_AT(source)},
    {"channel_id", FILL_ID, FILL_AT(source)},
    {"reply_count", FILL_COUNT, FILL_AT(replies)},
    {"metadata.embeds[].url", FILL_LIST, FILL_AT(links)},
    {NULL, 0, 0},
};

static bool is_system(const json_t *post)
{
	struct span type = fill_text(json_object_get(post, "type"));

	return type.len > 7 && memcmp(type.at, "system_", 7) == 0;
}

/* The words of a webhook may be in its attachments alone. */
static void take_attachments(struct sink *sink, const json_t *list)
{
	struct buf words = {0};

	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *item = json_array_get(list, i);
		const json_t *fields = json_object_get(item, "fields");
		size_t before = words.len;

		chat_line(&words, fill_text(json_object_get(item, "pretext")));
		chat_line(&words, fill_text(json_object_get(item, "title")));
		chat_line(&words, fill_text(json_object_get(item, "text")));
		for (size_t j = 0; j < json_array_size(fields); j++)
			chat_pair(&words,
			    fill_text(json_object_get(json_array_get(fields, j), "title")),
			    fill_text(json_object_get(json_array_get(fields, j), "value")));
		if (words.len == before)
			chat_line(&words, fill_text(json_object_get(item, "fallback")));
	}
	sink->post.text = chat_take(sink, &words);
}

/* "#one #two" */
static void take_tags(struct sink *sink, struct span tags)
{
	while (tags.len > 0) {
		const char *space = memchr(tags.at, ' ', tags.len);
		size_t len = space != NULL ? (size_t)(space - tags.at) : tags.len;
		size_t sign = *tags.at == '#';

		post_list_add(&sink->post.tags, (struct span){tags.at + sign, len - sign});
		len += space != NULL;
		tags = (struct span){tags.at + len, tags.len - len};
	}
}

static void take_files(struct sink *sink, const json_t *post)
{
	const json_t *files = json_object_get(post, "file_ids");

	for (size_t i = 0; i < json_array_size(files) && i < POST_LIST; i++) {
		const char *id = json_string_value(json_array_get(files, i));

		if (id != NULL)
			post_list_add(&sink->post.media, sink_format(sink, "file:%s", id));
	}
}

static bool says_yes(const json_t *value)
{
	return json_is_true(value) || span_is(fill_text(value), "true");
}

static void put_deletion(struct sink *sink, const json_t *post)
{
	int64_t when = POST_UNKNOWN;

	fill_time(json_object_get(post, "delete_at"), &when);
	sink_tombstone(sink, "mattermost", fill_text(json_object_get(post, "id")), when);
}

/* What a reply inside its root does not say itself. */
struct root {
	struct buf id;
	struct span channel;
};

static void take_root(struct sink *sink, const struct root *root)
{
	struct span id = {arena_copy(&sink->arena, root->id.at, root->id.len), root->id.len};

	sink->post.in_reply_to = id;
	sink->post.conversation_id = id;
	sink->post.source = root->channel;
}

/* change is NULL, or what is said of the post besides: that it is an update. root is NULL but
 * for a reply inside it. */
static void put_post(
    struct sink *sink, const json_t *value, const char *change, const struct root *root)
{
	const json_t *props = json_object_get(value, "props");
	const json_t *reactions = fill_find(value, "metadata.reactions");
	struct post *post;

	if (!json_is_object(value))
		return;
	if (is_system(value)) {
		sink_note(sink, NOTE_EVENTS, 1);
		return;
	}
	if (json_integer_value(json_object_get(value, "delete_at")) > 0) {
		put_deletion(sink, value);
		return;
	}
	post = sink_begin(sink, "mattermost");
	fill_post(sink, post_rows, value);
	if (root != NULL)
		take_root(sink, root);
	if (post->text.len == 0)
		take_attachments(sink, json_object_get(props, "attachments"));
	take_tags(sink, fill_text(json_object_get(value, "hashtags")));
	take_files(sink, value);
	if (json_is_array(reactions))
		post->likes = (int64_t)json_array_size(reactions);
	if (says_yes(json_object_get(props, "from_webhook")) ||
	    says_yes(json_object_get(props, "from_bot")))
		post->author_bot = POST_ANSWER_YES;
	post->op = span_of(change);
	post->kind = span_of("message");
	sink_end(sink);
}

/* Envelopes ------------------------------------------------------------------------------- */

static bool is_post(const json_t *value)
{
	return fill_has(value, "message") && fill_has(value, "create_at") &&
	       (fill_has(value, "channel_id") || fill_has(value, "user_id"));
}

static bool is_page(const json_t *value)
{
	json_t *posts = json_object_get(value, "posts");
	void *first = json_object_iter(posts);

	return json_is_object(posts) && (json_is_array(json_object_get(value, "order")) ||
	                                    is_post(json_object_iter_value(first)));
}

static bool is_event(const json_t *value)
{
	return json_is_string(json_object_get(value, "event")) &&
	       fill_has(value, "broadcast") && json_is_object(json_object_get(value, "data"));
}

/* A line of a bulk export: what it holds is under the name of its type. */
static bool is_bulk(const json_t *value)
{
	static const char *const types[] = {"post", "team", "channel", "user", "direct_channel",
	    "direct_post", "emoji", "role", "scheme", "bot"};
	const char *type = json_string_value(json_object_get(value, "type"));

	if (type == NULL || strcmp(type, "version") == 0)
		return type != NULL && fill_has(value, "version");
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (strcmp(types[i], type) == 0)
			return json_is_object(json_object_get(value, type));
	return false;
}

/* In the order that is given; what is not in it, as the roots of threads, follows. */
static void put_page(struct sink *sink, const json_t *value)
{
	const json_t *order = json_object_get(value, "order");
	json_t *posts = json_object_get(value, "posts"), *post, *done = json_object();
	const char *key;

	for (size_t i = 0; i < json_array_size(order); i++) {
		key = json_string_value(json_array_get(order, i));
		if (key == NULL)
			continue;
		put_post(sink, json_object_get(posts, key), NULL, NULL);
		json_object_set_new(done, key, json_null());
	}
	json_object_foreach(posts, key, post)
		if (json_object_get(done, key) == NULL)
			put_post(sink, post, NULL, NULL);
	json_decref(done);
	if (json_object_size(posts) == 0)
		sink_note(sink, NOTE_EMPTY, 1);
	if (json_is_true(json_object_get(value, "has_next")))
		sink_note(sink, NOTE_PAGES, 1);
}

/* An event holds its post as JSON text. */
static void put_event(struct sink *sink, const json_t *value)
{
	struct span text = fill_text(fill_find(value, "data.post"));
	json_t *post = NULL;
	struct fault ignored;

	if (text.len > 0 && json_read(text, &post, &ignored) != STATUS_OK)
		post = NULL;
	if (post != NULL && fill_is(value, "event", "post_deleted"))
		put_deletion(sink, post);
	else if (post != NULL && fill_is(value, "event", "posted"))
		put_post(sink, post, NULL, NULL);
	else if (post != NULL && fill_is(value, "event", "post_edited"))
		put_post(sink, post, "update", NULL);
	else
		sink_note(sink, NOTE_CONTROL, 1);
	json_decref(post);
}

static void put_bulk(struct sink *sink, const json_t *value)
{
	const json_t *post = json_object_get(value, "post");
	const json_t *replies = json_object_get(post, "replies");
	struct root root = {{0}, fill_text(json_object_get(post, "channel"))};
	struct span id;

	if (post == NULL) {
		sink_note(sink, fill_is(value, "type", "direct_post") ? NOTE_PRIVATE : NOTE_CONTROL,
		    1);
		return;
	}
	put_post(sink, post, NULL, NULL);
	id = sink->post.id;
	buf_add(&root.id, id.at, id.len);
	for (size_t i = 0; i < json_array_size(replies); i++)
		put_post(sink, json_array_get(replies, i), NULL, &root);
	buf_free(&root.id);
}

static bool fits(const json_t *value)
{
	return is_page(value) || is_post(value) || is_event(value) || is_bulk(value);
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	(void)fault;
	if (is_page(value))
		put_page(sink, value);
	else if (is_event(value))
		put_event(sink, value);
	else if (is_bulk(value))
		put_bulk(sink, value);
	else
		put_post(sink, value, NULL, NULL);
	return STATUS_OK;
}

const struct format format_mattermost = {
    "mattermost", "order and posts, or a post with message and create_at", fits, convert};
