/* Weibo: the open API, whose texts are plain, and what its sites load, whose texts are HTML. */
#include "ingest/fill.h"
#include "ingest/format.h"

#include <string.h>

enum { DEPTH = 8 };

static const struct fill_row status_rows[] = {
    {"idstr", FILL_ID, FILL_AT(id)},
    {"id", FILL_ID, FILL_AT(id)},
    {"mid", FILL_ID, FILL_AT(id)},
    {"created_at", FILL_TIME, FILL_AT(created_at)},
    {"edit_at", FILL_TIME, FILL_AT(edited_at)},
    {"user.idstr", FILL_ID, FILL_AT(author_id)},
    {"user.id", FILL_ID, FILL_AT(author_id)},
    {"user.screen_name", FILL_TEXT, FILL_AT(author_handle)},
    {"user.name", FILL_TEXT, FILL_AT(author_name)},
    {"user.followers_count", FILL_COUNT, FILL_AT(author_followers)},
    {"user.verified", FILL_FLAG, FILL_AT(author_verified)},
    {"in_reply_to_status_id", FILL_ID, FILL_AT(in_reply_to)},
    {"attitudes_count", FILL_COUNT, FILL_AT(likes)},
    {"reposts_count", FILL_COUNT, FILL_AT(reposts)},
    {"comments_count", FILL_COUNT, FILL_AT(replies)},
    {"region_name", FILL_TEXT, FILL_AT(place)},
    {"pic_urls[].thumbnail_pic", FILL_LIST, FILL_AT(media)},
    {"pics[].large.url", FILL_LIST, FILL_AT(media)},
    {"pics[].url", FILL_LIST, FILL_AT(media)},
    {"original_pic", FILL_LIST, FILL_AT(media)},
    {NULL, 0, 0},
};

static const struct fill_row comment_rows[] = {
    {"reply_comment.idstr", FILL_ID, FILL_AT(in_reply_to)},
    {"reply_comment.id", FILL_ID, FILL_AT(in_reply_to)},
    {"status.idstr", FILL_ID, FILL_AT(conversation_id)},
    {"status.id", FILL_ID, FILL_AT(conversation_id)},
    {"like_counts", FILL_COUNT, FILL_AT(likes)},
    {"like_count", FILL_COUNT, FILL_AT(likes)},
    {"total_number", FILL_COUNT, FILL_AT(replies)},
    {NULL, 0, 0},
};

/* The sites wrap links and smileys in tags, the API never does. */
static struct span plain(struct sink *sink, struct span text)
{
	bool marked = text.len > 0 &&
	              (strstr(text.at, "</") != NULL || strstr(text.at, "<br") != NULL ||
	                  strstr(text.at, "<img") != NULL);

	return marked ? sink_html(sink, text) : text;
}

static struct span text_of(struct sink *sink, const json_t *status)
{
	static const char *const places[] = {
	    "longText.longTextContent", "longText.content", "text_raw", "text"};

	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		struct span text = fill_text(fill_find(status, places[i]));

		if (text.len > 0)
			return plain(sink, text);
	}
	return span_of("");
}

/* What stands in place of words when somebody only passes a post on. */
static bool is_bare_repost(struct span text)
{
	static const char *const words[] = {
	    "", "转发微博", "轉發微博", "转发微博。", "Repost", "repost"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (span_is(text, words[i]))
			return true;
	return false;
}

/* Passed on with words of one's own it is a quote; without, the original speaks. */
static void refer(struct sink *sink, const json_t *status)
{
	const json_t *original = json_object_get(status, "retweeted_status");
	struct post *post = &sink->post;
	struct span id;

	if (!json_is_object(original))
		return;
	id = fill_id(sink, json_object_get(original, "idstr"));
	if (id.at == NULL)
		id = fill_id(sink, json_object_get(original, "id"));
	if (!is_bare_repost(post->text)) {
		post->quote_of = id;
		return;
	}
	post->repost_of = id;
	post->kind = span_of("repost");
	post->text = text_of(sink, original);
}

static struct span address(struct sink *sink, const json_t *status)
{
	struct span name = fill_text(json_object_get(status, "mblogid"));

	if (name.len == 0)
		name = fill_text(json_object_get(status, "bid"));
	if (name.len > 0 && sink->post.author_id.at != NULL)
		return sink_join(sink,
		    (struct span[]){span_of("https://weibo.com/"), sink->post.author_id,
		        span_of("/"), name},
		    4);
	if (sink->post.id.at == NULL)
		return (struct span){0};
	return sink_join(
	    sink, (struct span[]){span_of("https://m.weibo.cn/detail/"), sink->post.id}, 2);
}

/* geo is a point, latitude first. */
static void place(struct post *post, const json_t *point)
{
	if (json_array_size(point) != 2)
		return;
	post->latitude = json_number_value(json_array_get(point, 0));
	post->longitude = json_number_value(json_array_get(point, 1));
	post->located = true;
}

static void put_text(struct sink *sink, const json_t *value, bool comment)
{
	struct post *post;

	if (fill_is(value, "deleted", "1") || json_is_true(json_object_get(value, "deleted"))) {
		sink_note(sink, NOTE_REMOVED, 1);
		return;
	}
	post = sink_begin(sink, "weibo");
	fill_post(sink, status_rows, value);
	post->text = text_of(sink, value);
	if (comment) {
		fill_post(sink, comment_rows, value);
		post->kind = span_of("comment");
	} else {
		refer(sink, value);
		post->url = address(sink, value);
	}
	if (span_is(post->in_reply_to, "0"))
		post->in_reply_to = (struct span){0};
	place(post, fill_find(value, "geo.coordinates"));
	sink_end(sink);
}

static bool is_text(const json_t *value)
{
	return fill_has(value, "created_at") && fill_has(value, "id") &&
	       (fill_has(value, "text") || fill_has(value, "text_raw"));
}

static bool is_status(const json_t *value)
{
	return is_text(value) &&
	       (fill_has(value, "reposts_count") || fill_has(value, "attitudes_count") ||
	           fill_has(value, "mblogid") || fill_is(value, "deleted", "1"));
}

static bool is_comment(const json_t *value)
{
	return is_text(value) && json_is_object(json_object_get(value, "user")) &&
	       (fill_has(value, "rootid") || fill_has(value, "floor_number") ||
	           fill_has(value, "reply_comment") || fill_has(value, "like_counts") ||
	           fill_find(value, "status.reposts_count") != NULL ||
	           (fill_has(value, "idstr") && fill_has(value, "mid")));
}

/* Puts the texts of a value, or of what its answers are wrapped in; false where there is none.
 * Without a sink it only looks. */
static bool put_value(struct sink *sink, const json_t *value, int depth)
{
	static const char *const wraps[] = {"mblog", "statuses", "reposts", "comments", "data",
	    "list", "cards", "card_group", "hot_data"};
	bool any = false;

	if (value == NULL || depth == 0)
		return false;
	if (is_status(value) || is_comment(value)) {
		if (sink != NULL)
			put_text(sink, value, !is_status(value));
		if (sink != NULL && json_is_array(json_object_get(value, "comments")))
			put_value(sink, json_object_get(value, "comments"), depth - 1);
		return true;
	}
	for (size_t i = 0; (sink != NULL || !any) && i < json_array_size(value); i++)
		any |= put_value(sink, json_array_get(value, i), depth - 1);
	for (size_t i = 0; (sink != NULL || !any) && i < sizeof wraps / sizeof *wraps; i++)
		any |= put_value(sink, json_object_get(value, wraps[i]), depth - 1);
	return any;
}

static bool fits(const json_t *value)
{
	return put_value(NULL, value, DEPTH);
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	(void)fault;
	put_value(sink, value, DEPTH);
	if (json_integer_value(json_object_get(value, "next_cursor")) > 0)
		sink_note(sink, NOTE_PAGES, 1);
	return STATUS_OK;
}

const struct format format_weibo = {"weibo",
    "text with reposts_count or attitudes_count, alone or in statuses, cards, list", fits, convert};
