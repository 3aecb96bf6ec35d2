/* Instagram and Threads as their sites load them, which is what browser extensions and
 * instaloader keep: items of a list, and nodes of the older edges. */
#include "ingest/fill.h"
#include "ingest/format.h"

static const struct fill_row item_rows[] = {
    {"pk", FILL_ID, FILL_AT(id)},
    {"id", FILL_ID, FILL_AT(id)},
    {"caption.text", FILL_TEXT, FILL_AT(text)},
    {"edge_media_to_caption.edges.0.node.text", FILL_TEXT, FILL_AT(text)},
    {"caption", FILL_TEXT, FILL_AT(text)},
    {"taken_at", FILL_TIME, FILL_AT(created_at)},
    {"taken_at_timestamp", FILL_TIME, FILL_AT(created_at)},
    {"user.pk", FILL_ID, FILL_AT(author_id)},
    {"user.id", FILL_ID, FILL_AT(author_id)},
    {"owner.pk", FILL_ID, FILL_AT(author_id)},
    {"owner.id", FILL_ID, FILL_AT(author_id)},
    {"user.username", FILL_TEXT, FILL_AT(author_handle)},
    {"owner.username", FILL_TEXT, FILL_AT(author_handle)},
    {"user.full_name", FILL_TEXT, FILL_AT(author_name)},
    {"owner.full_name", FILL_TEXT, FILL_AT(author_name)},
    {"user.is_verified", FILL_FLAG, FILL_AT(author_verified)},
    {"like_count", FILL_COUNT, FILL_AT(likes)},
    {"edge_media_preview_like.count", FILL_COUNT, FILL_AT(likes)},
    {"edge_liked_by.count", FILL_COUNT, FILL_AT(likes)},
    {"text_post_app_info.repost_count", FILL_COUNT, FILL_AT(reposts)},
    {"text_post_app_info.quote_count", FILL_COUNT, FILL_AT(quotes)},
    {"text_post_app_info.direct_reply_count", FILL_COUNT, FILL_AT(replies)},
    {"comment_count", FILL_COUNT, FILL_AT(replies)},
    {"edge_media_to_comment.count", FILL_COUNT, FILL_AT(replies)},
    {"edge_media_preview_comment.count", FILL_COUNT, FILL_AT(replies)},
    {"play_count", FILL_COUNT, FILL_AT(views)},
    {"view_count", FILL_COUNT, FILL_AT(views)},
    {"video_view_count", FILL_COUNT, FILL_AT(views)},
    {"text_post_app_info.share_info.quoted_post.pk", FILL_ID, FILL_AT(quote_of)},
    {"text_post_app_info.link_preview_attachment.url", FILL_LIST, FILL_AT(links)},
    {"carousel_media[].image_versions2.candidates.0.url", FILL_LIST, FILL_AT(media)},
    {"image_versions2.candidates.0.url", FILL_LIST, FILL_AT(media)},
    {"video_versions.0.url", FILL_LIST, FILL_AT(media)},
    {"display_url", FILL_LIST, FILL_AT(media)},
    {"location.name", FILL_TEXT, FILL_AT(place)},
    {NULL, 0, 0},
};

static bool is_item(const json_t *value)
{
	return (fill_has(value, "code") && fill_has(value, "taken_at") &&
	           (fill_has(value, "user") || fill_has(value, "owner"))) ||
	       (fill_has(value, "shortcode") &&
	           (fill_has(value, "taken_at_timestamp") ||
	               fill_has(value, "edge_media_to_caption")));
}

static struct span address(struct sink *sink, const json_t *item, bool threads)
{
	struct span code = fill_text(json_object_get(item, "code"));

	if (code.len == 0)
		code = fill_text(json_object_get(item, "shortcode"));
	if (code.len == 0)
		return (struct span){0};
	if (!threads)
		return sink_join(
		    sink, (struct span[]){span_of("https://www.instagram.com/p/"), code}, 2);
	return sink_join(sink,
	    (struct span[]){span_of("https://www.threads.com/@"), sink->post.author_handle,
	        span_of("/post/"), code},
	    4);
}

static void put_item(struct sink *sink, const json_t *item)
{
	bool threads = json_is_object(json_object_get(item, "text_post_app_info"));
	struct post *post = sink_begin(sink, threads ? "threads" : "instagram");

	fill_post(sink, item_rows, item);
	post->url = address(sink, item, threads);
	if (threads && json_is_object(fill_find(item, "text_post_app_info.reply_to_author")))
		post->kind = span_of("comment");
	sink_end(sink);
}

/* The item that a value is, or holds; of a thread, the first that is an item. */
static const json_t *item_in(const json_t *value)
{
	const json_t *node = json_object_get(value, "node");

	if (is_item(value))
		return value;
	if (is_item(node))
		return node;
	node = json_object_get(value, "post");
	return is_item(node) ? node : NULL;
}

static const json_t *thread_in(const json_t *value)
{
	const json_t *list = json_object_get(value, "thread_items");

	if (list == NULL)
		list = fill_find(value, "node.thread_items");
	return item_in(json_array_get(list, 0)) != NULL ? list : NULL;
}

static bool fits(const json_t *value)
{
	return item_in(value) != NULL || thread_in(value) != NULL;
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *list = thread_in(value), *item = item_in(value);

	(void)fault;
	if (item != NULL)
		put_item(sink, item);
	for (size_t i = 0; item == NULL && i < json_array_size(list); i++)
		if (item_in(json_array_get(list, i)) != NULL)
			put_item(sink, item_in(json_array_get(list, i)));
	return STATUS_OK;
}

const struct format format_instagram_site = {"instagram-site",
    "code and taken_at, or shortcode and taken_at_timestamp", fits, convert};
