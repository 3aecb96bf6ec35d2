/* Facebook's Graph API: posts, comments and recommendations of pages. */
#include "ingest/address.h"
#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/platform/graph.h"

#include <ctype.h>
#include <string.h>

static const struct fill_row node_rows[] = {
    {"id", FILL_ID, FILL_AT(id)},
    {"open_graph_story.id", FILL_ID, FILL_AT(id)},
    {"message", FILL_TEXT, FILL_AT(text)},
    {"review_text", FILL_TEXT, FILL_AT(text)},
    {"open_graph_story.message", FILL_TEXT, FILL_AT(text)},
    {"created_time", FILL_TIME, FILL_AT(created_at)},
    {"from.id", FILL_ID, FILL_AT(author_id)},
    {"from.name", FILL_TEXT, FILL_AT(author_name)},
    {"from.username", FILL_TEXT, FILL_AT(author_handle)},
    {"reviewer.id", FILL_ID, FILL_AT(author_id)},
    {"reviewer.name", FILL_TEXT, FILL_AT(author_name)},
    {"permalink_url", FILL_TEXT, FILL_AT(url)},
    {"actions.0.link", FILL_TEXT, FILL_AT(url)},
    {"parent.id", FILL_ID, FILL_AT(in_reply_to)},
    {"object.id", FILL_ID, FILL_AT(conversation_id)},
    {"parent_id", FILL_ID, FILL_AT(quote_of)},
    {"like_count", FILL_COUNT, FILL_AT(likes)},
    {"reactions.summary.total_count", FILL_COUNT, FILL_AT(likes)},
    {"likes.summary.total_count", FILL_COUNT, FILL_AT(likes)},
    {"likes.count", FILL_COUNT, FILL_AT(likes)},
    {"likes", FILL_COUNT, FILL_AT(likes)},
    {"shares.count", FILL_COUNT, FILL_AT(reposts)},
    {"comment_count", FILL_COUNT, FILL_AT(replies)},
    {"comments.summary.total_count", FILL_COUNT, FILL_AT(replies)},
    {"comments.count", FILL_COUNT, FILL_AT(replies)},
    {"link", FILL_LIST, FILL_AT(links)},
    {"attachments.data[].unshimmed_url", FILL_LIST, FILL_AT(links)},
    {"attachments.data[].url", FILL_LIST, FILL_AT(links)},
    {"shares.data[].link", FILL_LIST, FILL_AT(links)}, /* of a message */
    {"attachment.url", FILL_LIST, FILL_AT(links)},
    {"attachments.data[].subattachments.data[].media.image.src", FILL_LIST, FILL_AT(media)},
    {"attachments.data[].media.image.src", FILL_LIST, FILL_AT(media)},
    {"attachment.media.image.src", FILL_LIST, FILL_AT(media)},
    {"attachments.data[].image_data.url", FILL_LIST, FILL_AT(media)}, /* of a message */
    {"attachments.data[].video_data.url", FILL_LIST, FILL_AT(media)},
    {"attachments.data[].file_url", FILL_LIST, FILL_AT(media)},
    {"full_picture", FILL_LIST, FILL_AT(media)},
    {"images.0.source", FILL_LIST, FILL_AT(media)},
    {"picture", FILL_LIST, FILL_AT(media)},
    {"place.name", FILL_TEXT, FILL_AT(place)},
    {NULL, 0, 0},
};

/* The edges of a page, or of a search, that hold posts. */
static const char *const edges[] = {"feed", "posts", "published_posts", "visitor_posts", "tagged",
    "promotable_posts", "ratings", "photos", "videos", "messages"};

static bool has_one(const json_t *node, const char *const *keys)
{
	for (; *keys != NULL; keys++)
		if (fill_has(node, *keys))
			return true;
	return false;
}

static bool is_review(const json_t *node)
{
	static const char *const signs[] = {
	    "recommendation_type", "has_review", "open_graph_story", NULL};

	return has_one(node, signs) ||
	       (fill_has(node, "created_time") &&
	           (fill_has(node, "reviewer") || fill_has(node, "review_text")));
}

/* Two ids, of the page and of what is on it, joined. */
static bool is_double_id(struct span id)
{
	const char *sign = id.len > 0 ? memchr(id.at, '_', id.len) : NULL;

	return sign != NULL && isdigit((unsigned char)*id.at) && sign + 1 < id.at + id.len &&
	       isdigit((unsigned char)sign[1]);
}

/* Photos and videos have their words elsewhere. */
static const char *caption_of(const json_t *node)
{
	if (fill_has(node, "message") || fill_has(node, "story") || !fill_has(node, "id"))
		return NULL;
	if (json_is_array(json_object_get(node, "images")))
		return "name";
	return json_is_string(json_object_get(node, "description")) &&
	               (fill_has(node, "updated_time") || fill_has(node, "length") ||
	                   fill_has(node, "source") || fill_has(node, "embed_html")) &&
	               !fill_has(node, "type") && !fill_has(node, "link")
	           ? "description"
	           : NULL;
}

/* Messages of a page's conversations come by this API, too. */
static bool is_message(struct span id)
{
	return id.len > 2 && (memcmp(id.at, "m_", 2) == 0 || memcmp(id.at, "m-", 2) == 0);
}

static bool is_text(const json_t *node)
{
	static const char *const signs[] = {"message", "story", "from", "permalink_url",
	    "attachments", "full_picture", "status_type", "comment_count", "id", NULL};

	if (caption_of(node) != NULL)
		return true;
	if (fill_has(node, "images"))
		return false;
	if (fill_has(node, "created_time"))
		return has_one(node, signs) && (!fill_has(node, "name") || fill_has(node, "from"));
	return json_is_string(json_object_get(node, "message")) &&
	       is_double_id(fill_text(json_object_get(node, "id")));
}

static const json_t *edge_of(const json_t *node, size_t i)
{
	const json_t *edge = json_object_get(node, edges[i]);

	return json_is_array(json_object_get(edge, "data")) ? edge : NULL;
}

static bool is_node(const json_t *node)
{
	for (size_t i = 0; i < sizeof edges / sizeof *edges; i++)
		if (fill_has(node, "id") && edge_of(node, i) != NULL)
			return true;
	return is_text(node) || is_review(node) || is_text(fill_find(node, "comments.data.0")) ||
	       (is_message(fill_text(json_object_get(node, "id"))) &&
	           (fill_has(node, "attachments") || fill_has(node, "message")));
}

/* The part of an id before its first underscore: the page, or the post. */
static struct span first_part(struct span id)
{
	const char *sign = id.len > 0 ? memchr(id.at, '_', id.len) : NULL;

	return sign != NULL ? (struct span){id.at, (size_t)(sign - id.at)} : (struct span){0};
}

/* An address names what was not asked for: the comment's own id, the one it answers, the post,
 * the page. */
static void learn_from_address(struct sink *sink, struct span *owner)
{
	struct post *post = &sink->post;
	struct span comment = address_number(post->url, "?comment_id="),
	            reply = address_number(post->url, "reply_comment_id="),
	            story = address_number(post->url, "/posts/"),
	            page = address_number(post->url, "facebook.com/"),
	            before = first_part(post->id);

	if (comment.at == NULL)
		comment = address_number(post->url, "&comment_id=");
	if (post->in_reply_to.at == NULL && reply.at != NULL && comment.at != NULL)
		post->in_reply_to =
		    before.at == NULL
		        ? comment
		        : sink_join(sink, (struct span[]){before, span_of("_"), comment}, 3);
	if (post->id.at == NULL)
		post->id = reply.at != NULL ? reply : comment.at != NULL ? comment : story;
	if (page.at == NULL || story.at == NULL)
		return;
	if (comment.at != NULL && post->conversation_id.at == NULL)
		post->conversation_id =
		    sink_join(sink, (struct span[]){page, span_of("_"), story}, 3);
	if (owner->at == NULL)
		*owner = page;
}

/* What only comments have; the shortest answers are told by having an author. */
static bool is_comment(const json_t *node, const struct graph_place *place, struct span url)
{
	static const char *const signs[] = {"comment_count", "parent", "user_likes", "can_remove",
	    "can_hide", "can_reply_privately", "attachment", "like_count", "object", NULL};
	struct span from = fill_text(fill_find(node, "from.id"));

	if (place->comments || has_one(node, signs) || address_number(url, "comment_id=").at != NULL)
		return true;
	return json_object_size(node) == 4 && from.at != NULL && fill_has(node, "message") &&
	       fill_has(node, "id") &&
	       !span_same(from, first_part(fill_text(json_object_get(node, "id"))));
}

/* Those whom the text names; hashtags are among them. */
static void add_names(struct post *post, const json_t *tags)
{
	for (size_t i = 0; json_is_array(tags) && i < json_array_size(tags); i++) {
		struct span name = fill_text(json_object_get(json_array_get(tags, i), "name"));

		if (name.len > 1 && *name.at == '#')
			post_list_add(&post->tags, (struct span){name.at + 1, name.len - 1});
		else if (name.len > 0)
			post_list_add(&post->mentions, name);
	}
}

static void put_text(struct sink *sink, const json_t *node, const struct graph_place *place)
{
	struct post *post = sink_begin(sink, "facebook");
	struct span owner = place->owner;

	fill_post(sink, node_rows, node);
	if (caption_of(node) != NULL)
		post->text = fill_text(json_object_get(node, caption_of(node)));
	add_names(post, json_object_get(node, "message_tags"));
	learn_from_address(sink, &owner);
	if (post->in_reply_to.at == NULL)
		post->in_reply_to = place->parent;
	if (post->conversation_id.at == NULL)
		post->conversation_id = place->conversation;
	if (is_review(node)) {
		post->kind = span_of("review");
		fill_post(sink,
		    (const struct fill_row[]){
		        {"rating", FILL_RATING, FILL_AT(rating)}, {NULL, 0, 0}},
		    node);
	} else if (post->in_reply_to.at != NULL || is_comment(node, place, post->url)) {
		post->kind = span_of("comment");
		if (owner.at != NULL && span_same(owner, post->author_id))
			post->author_staff = POST_ANSWER_YES;
	}
	sink_end(sink);
}

static void put_message(struct sink *sink, const json_t *node)
{
	struct post *post = sink_begin(sink, "messenger");

	fill_post(sink, node_rows, node);
	post->kind = span_of("message");
	sink_end(sink);
}

static void put_node(struct sink *sink, const json_t *node, const struct graph_place *place)
{
	struct span id = fill_text(json_object_get(node, "id"));
	struct graph_place below = {.parent = id,
	    .conversation = place->conversation.at != NULL ? place->conversation : id,
	    .owner = place->owner.at != NULL ? place->owner : first_part(id),
	    .comments = true};
	bool known = is_text(node) || is_review(node);

	if (is_message(id))
		put_message(sink, node);
	else if (known)
		put_text(sink, node, place);
	for (size_t i = 0; i < sizeof edges / sizeof *edges; i++)
		if (edge_of(node, i) != NULL) {
			graph_each(sink, edge_of(node, i), put_node, &(struct graph_place){0});
			known = true;
		}
	graph_edge(sink, json_object_get(node, "comments"), put_node, &below);
	if (!known && !is_message(id) && !fill_has(node, "comments"))
		sink_note(sink, NOTE_EVENTS, 1);
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

const struct format format_facebook = {
    "facebook", "created_time with message, story or from, alone, in data or by id", fits, convert};
