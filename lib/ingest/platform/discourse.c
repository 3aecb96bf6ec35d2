/* Discourse: topics with their posts, lists of posts, single posts, and what webhooks send. */
#include "ingest/fill.h"
#include "ingest/format.h"

static const struct fill_row post_rows[] = {
    {"id", FILL_ID, FILL_AT(id)},
    {"created_at", FILL_TIME, FILL_AT(created_at)},
    {"cooked", FILL_HTML, FILL_AT(text)},
    {"raw", FILL_TEXT, FILL_AT(text)},
    {"blurb", FILL_TEXT, FILL_AT(text)},
    {"user_id", FILL_ID, FILL_AT(author_id)},
    {"username", FILL_TEXT, FILL_AT(author_handle)},
    {"name", FILL_TEXT, FILL_AT(author_name)},
    {"display_username", FILL_TEXT, FILL_AT(author_name)},
    {"staff", FILL_FLAG, FILL_AT(author_staff)},
    {"topic_id", FILL_ID, FILL_AT(conversation_id)},
    {"reply_count", FILL_COUNT, FILL_AT(replies)},
    {"reads", FILL_COUNT, FILL_AT(views)},
    {"like_count", FILL_COUNT, FILL_AT(likes)},
    {NULL, 0, 0},
};

enum { KIND_ACTION = 3, KIND_WHISPER = 4, ACTION_LIKE = 2, HOLES = 1000 };

/* Why a post gives no line; NOTES where it does. */
static enum note reason(const json_t *post)
{
	json_int_t type = json_integer_value(json_object_get(post, "post_type"));

	if (type == KIND_ACTION || json_is_string(json_object_get(post, "action_code")))
		return NOTE_EVENTS;
	if (type == KIND_WHISPER)
		return NOTE_INTERNAL;
	if (json_is_true(json_object_get(post, "hidden")) ||
	    json_is_true(json_object_get(post, "user_deleted")) ||
	    json_is_string(json_object_get(post, "deleted_at")))
		return NOTE_REMOVED;
	return NOTES;
}

static json_int_t number_of(const json_t *post)
{
	return json_integer_value(json_object_get(post, "post_number"));
}

/* What was answered is told by its number in the topic. Posts are in the order of theirs, with
 * holes where some were deleted, so that a post lies no further on than its number. */
static struct span answered(struct sink *sink, const json_t *post, const json_t *posts)
{
	json_int_t wanted =
	    json_integer_value(json_object_get(post, "reply_to_post_number"));
	json_int_t place = wanted - number_of(json_array_get(posts, 0));
	json_int_t last = (json_int_t)json_array_size(posts) - 1;

	place = place < last ? place : last;
	for (int looked = 0; wanted > 0 && place >= 0 && looked < HOLES; looked++, place--) {
		const json_t *other = json_array_get(posts, (size_t)place);

		if (number_of(other) == wanted)
			return fill_id(sink, json_object_get(other, "id"));
	}
	return (struct span){0};
}

static void take_likes(struct post *to, const json_t *post)
{
	const json_t *actions = json_object_get(post, "actions_summary");

	for (size_t i = 0; i < json_array_size(actions); i++) {
		const json_t *action = json_array_get(actions, i);
		const json_t *count = json_object_get(action, "count");

		if (json_integer_value(json_object_get(action, "id")) == ACTION_LIKE &&
		    json_is_integer(count))
			to->likes = json_integer_value(count);
	}
}

/* The title and the tags are the topic's; they go with the post that opened it. Without a
 * topic a post may name its title. */
static void take_topic(struct sink *sink, const json_t *post, const json_t *topic)
{
	static const struct fill_row rows[] = {
	    {"title", FILL_TEXT, FILL_AT(title)},
	    {"topic_title", FILL_TEXT, FILL_AT(title)},
	    {"tags[]", FILL_LIST, FILL_AT(tags)},
	    {"tags[].name", FILL_LIST, FILL_AT(tags)},
	    {NULL, 0, 0},
	};

	fill_post(sink, rows, topic != NULL ? topic : post);
}

/* updated_at also moves with likes and moves; the version counts the texts. */
static void take_edit(struct post *to, const json_t *post)
{
	if (json_integer_value(json_object_get(post, "version")) > 1)
		fill_time(json_object_get(post, "updated_at"), &to->edited_at);
}

/* topic holds the post; NULL where it stands alone. posts are those beside it. */
static void put_post(
    struct sink *sink, const json_t *post, const json_t *topic, const json_t *posts)
{
	bool first = json_integer_value(json_object_get(post, "post_number")) == 1;
	struct post *to;

	if (!json_is_object(post))
		return;
	if (reason(post) != NOTES) {
		sink_note(sink, reason(post), 1);
		return;
	}
	to = sink_begin(sink, "discourse");
	fill_post(sink, post_rows, post);
	take_edit(to, post);
	take_likes(to, post);
	if (topic != NULL)
		to->in_reply_to = answered(sink, post, posts);
	if (to->conversation_id.at == NULL)
		to->conversation_id = fill_id(sink, json_object_get(topic, "id"));
	if (first)
		take_topic(sink, post, topic);
	if (json_integer_value(json_object_get(post, "user_id")) < 0)
		to->author_bot = POST_ANSWER_YES; /* the forum itself, and its guide */
	to->kind = span_of(first ? "post" : "comment");
	sink_end(sink);
}

static bool is_post(const json_t *value)
{
	return (fill_has(value, "cooked") || fill_has(value, "blurb")) &&
	       (fill_has(value, "topic_id") || fill_has(value, "post_number"));
}

static const json_t *posts_of(const json_t *value)
{
	static const char *const places[] = {"post_stream.posts", "latest_posts", "posts"};

	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		const json_t *posts = fill_find(value, places[i]);

		if (json_is_array(posts) && (i < 2 || is_post(json_array_get(posts, 0))))
			return posts;
	}
	return NULL;
}

static bool fits(const json_t *value)
{
	return is_post(value) || posts_of(value) != NULL || is_post(json_object_get(value, "post"));
}

/* A topic names the ids of all its posts and holds the first twenty. */
static void say_missing(struct sink *sink, const json_t *value, size_t loaded)
{
	size_t all = json_array_size(fill_find(value, "post_stream.stream"));

	if (all > loaded)
		sink_note(sink, NOTE_MORE, all - loaded);
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *posts = posts_of(value);
	const json_t *topic = fill_has(value, "post_stream") ? value : NULL;

	(void)fault;
	for (size_t i = 0; i < json_array_size(posts); i++)
		put_post(sink, json_array_get(posts, i), topic, posts);
	if (posts != NULL && json_array_size(posts) == 0)
		sink_note(sink, NOTE_EMPTY, 1);
	if (posts == NULL)
		put_post(sink, is_post(value) ? value : json_object_get(value, "post"), NULL, NULL);
	say_missing(sink, value, json_array_size(posts));
	return STATUS_OK;
}

const struct format format_discourse = {
    "discourse", "post_stream, or a post with cooked and topic_id", fits, convert};
