/* Instagram's Graph API and webhooks: media with a caption, and comments. */
#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/platform/graph.h"

#include <string.h>

static const struct fill_row node_rows[] = {
    {"id", FILL_ID, FILL_AT(id)},
    {"text", FILL_TEXT, FILL_AT(text)},
    {"caption", FILL_TEXT, FILL_AT(text)},
    {"caption.text", FILL_TEXT, FILL_AT(text)},
    {"timestamp", FILL_TIME, FILL_AT(created_at)},
    {"created_time", FILL_TIME, FILL_AT(created_at)},
    {"username", FILL_TEXT, FILL_AT(author_handle)},
    {"user.username", FILL_TEXT, FILL_AT(author_handle)},
    {"from.username", FILL_TEXT, FILL_AT(author_handle)},
    {"from.id", FILL_ID, FILL_AT(author_id)},
    {"user.id", FILL_ID, FILL_AT(author_id)},
    {"owner.id", FILL_ID, FILL_AT(author_id)},
    {"user.full_name", FILL_TEXT, FILL_AT(author_name)},
    {"from.full_name", FILL_TEXT, FILL_AT(author_name)},
    {"permalink", FILL_TEXT, FILL_AT(url)},
    {"link", FILL_TEXT, FILL_AT(url)},
    {"parent_id", FILL_ID, FILL_AT(in_reply_to)},
    {"media.id", FILL_ID, FILL_AT(conversation_id)},
    {"like_count", FILL_COUNT, FILL_AT(likes)},
    {"likes.count", FILL_COUNT, FILL_AT(likes)},
    {"comments_count", FILL_COUNT, FILL_AT(replies)},
    {"comments.count", FILL_COUNT, FILL_AT(replies)},
    {"view_count", FILL_COUNT, FILL_AT(views)},
    {"tags[]", FILL_LIST, FILL_AT(tags)},
    {"children.data[].media_url", FILL_LIST, FILL_AT(media)},
    {"media_url", FILL_LIST, FILL_AT(media)},
    {"thumbnail_url", FILL_LIST, FILL_AT(media)},
    {"images.standard_resolution.url", FILL_LIST, FILL_AT(media)},
    {NULL, 0, 0},
};

/* IMAGE, VIDEO, CAROUSEL_ALBUM: others have kinds of media too, in lower case. */
static bool has_kind(const json_t *node, const char *key)
{
	const char *kind = json_string_value(json_object_get(node, key));

	return kind != NULL && kind[0] >= 'A' && kind[0] <= 'Z';
}

static bool is_media(const json_t *node)
{
	const char *link = json_string_value(json_object_get(node, "permalink"));

	if (fill_is(node, "media_product_type", "THREADS"))
		return false;
	return has_kind(node, "media_type") || has_kind(node, "media_product_type") ||
	       (fill_has(node, "comments_count") && !fill_has(node, "title")) ||
	       (link != NULL && strstr(link, "instagram.com/") != NULL) ||
	       (fill_has(node, "id") && json_is_string(json_object_get(node, "caption"))) ||
	       (fill_has(node, "caption") && fill_has(node, "images"));
}

static bool is_comment(const json_t *node)
{
	return json_is_string(json_object_get(node, "text")) && fill_has(node, "id") &&
	       !fill_has(node, "parent") && !fill_has(node, "author") &&
	       (json_is_string(json_object_get(node, "timestamp")) ||
	           fill_find(node, "from.username") != NULL || fill_find(node, "media.id") != NULL);
}

/* What accounts hold, as edges or alone. */
static const char *const edges[] = {
    "media", "business_discovery", "mentioned_comment", "mentioned_media", "tags", "stories"};

static const json_t *edge_of(const json_t *node, size_t i)
{
	const json_t *edge = json_object_get(node, edges[i]);

	if (json_is_array(json_object_get(edge, "data")) || is_media(edge) || is_comment(edge))
		return edge;
	return json_is_array(fill_find(edge, "media.data")) ? edge : NULL;
}

static bool is_node(const json_t *node)
{
	if (is_media(node) || is_comment(node))
		return true;
	for (size_t i = 0; i < sizeof edges / sizeof *edges; i++)
		if (edge_of(node, i) != NULL)
			return true;
	return false;
}

static void put_text(struct sink *sink, const json_t *node, const struct graph_place *place)
{
	struct post *post = sink_begin(sink, "instagram");
	bool comment = !is_media(node);

	fill_post(sink, node_rows, node);
	if (post->author_handle.at == NULL && !comment)
		post->author_handle = place->owner;
	if (post->in_reply_to.at == NULL)
		post->in_reply_to =
		    place->parent.at != NULL ? place->parent : post->conversation_id;
	if (post->conversation_id.at == NULL)
		post->conversation_id = place->conversation;
	post->kind = span_of(comment ? "comment" : "post");
	if (comment && place->owner.at != NULL && post->author_handle.at != NULL &&
	    span_same(place->owner, post->author_handle))
		post->author_staff = POST_ANSWER_YES;
	sink_end(sink);
}

static void put_node(struct sink *sink, const json_t *node, const struct graph_place *place)
{
	struct span id = fill_text(json_object_get(node, "id")),
	            name = fill_text(json_object_get(node, "username")),
	            thread = place->conversation.at != NULL
	                             ? place->conversation
	                             : fill_text(fill_find(node, "media.id"));
	bool media = is_media(node), comment = !media && is_comment(node);
	struct graph_place below = {.parent = id,
	    .conversation = comment ? thread : id,
	    .owner = comment ? place->owner : name};

	if (media || comment) {
		put_text(sink, node, place);
		graph_edge(sink, json_object_get(node, "comments"), put_node, &below);
		graph_edge(sink, json_object_get(node, "replies"), put_node, &below);
		return;
	}
	if (!is_node(node))
		sink_note(sink, NOTE_IDS, 1);
	for (size_t i = 0; i < sizeof edges / sizeof *edges; i++)
		if (edge_of(node, i) != NULL)
			graph_each(sink, edge_of(node, i), put_node,
			    &(struct graph_place){.owner = name});
}

static bool fits(const json_t *value)
{
	return graph_any(value, is_node);
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	(void)fault;
	graph_each(sink, value, put_node, &(struct graph_place){0});
	return STATUS_OK;
}

const struct format format_instagram = {"instagram",
    "media_type, caption or comments_count, or text and timestamp, alone, in data or by id", fits,
    convert};

/* Webhooks: a comment's text and who wrote it, the time only of the delivery. ---------------- */

static void take_change(
    struct sink *sink, const json_t *entry, struct span field, const json_t *value)
{
	struct post *post;
	struct span owner;

	(void)field;
	if (!fill_has(value, "text") || !fill_has(value, "id")) {
		sink_note(sink, NOTE_EVENTS, 1); /* a mention names the comment, no more */
		return;
	}
	post = sink_begin(sink, "instagram");
	fill_post(sink, node_rows, value);
	if (post->created_at == POST_UNKNOWN)
		fill_time(json_object_get(entry, "time"), &post->created_at);
	if (post->in_reply_to.at == NULL)
		post->in_reply_to = post->conversation_id;
	post->kind = span_of("comment");
	owner = fill_id(sink, json_object_get(entry, "id")); /* "0" in a trial */
	if (owner.len > 1 && span_same(owner, post->author_id))
		post->author_staff = POST_ANSWER_YES;
	sink_end(sink);
}

/* A change by itself, as the dashboard shows it. */
static bool is_change(const json_t *value)
{
	struct span field = fill_text(json_object_get(value, "field"));

	return json_is_object(json_object_get(value, "value")) &&
	       (span_is(field, "comments") || span_is(field, "live_comments") ||
	           span_is(field, "mentions"));
}

static bool hook_fits(const json_t *value)
{
	return graph_is_delivery(value, "instagram") || is_change(value);
}

static enum status hook_convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	(void)fault;
	if (is_change(value))
		take_change(sink, value, fill_text(json_object_get(value, "field")),
		    json_object_get(value, "value"));
	else
		graph_changes(sink, value, "instagram", take_change);
	return STATUS_OK;
}

const struct format format_instagram_hook = {"instagram-webhook",
    "object instagram with entry, or field comments with value", hook_fits, hook_convert};
