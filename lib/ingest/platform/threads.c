/* The API of Threads: posts, replies and reposts; and its webhooks. */
#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/platform/graph.h"

#include <string.h>

static const struct fill_row node_rows[] = {
    {"id", FILL_ID, FILL_AT(id)},
    {"text", FILL_TEXT, FILL_AT(text)},
    {"timestamp", FILL_TIME, FILL_AT(created_at)},
    {"username", FILL_TEXT, FILL_AT(author_handle)},
    {"owner.id", FILL_ID, FILL_AT(author_id)},
    {"is_verified", FILL_FLAG, FILL_AT(author_verified)},
    {"permalink", FILL_TEXT, FILL_AT(url)},
    {"replied_to.id", FILL_ID, FILL_AT(in_reply_to)},
    {"root_post.id", FILL_ID, FILL_AT(conversation_id)},
    {"quoted_post.id", FILL_ID, FILL_AT(quote_of)},
    {"reposted_post.id", FILL_ID, FILL_AT(repost_of)},
    {"topic_tag", FILL_LIST, FILL_AT(tags)},
    {"link_attachment_url", FILL_LIST, FILL_AT(links)},
    {"text_attachment.link_attachment_url", FILL_LIST, FILL_AT(links)},
    {"children.data[].media_url", FILL_LIST, FILL_AT(media)},
    {"media_url", FILL_LIST, FILL_AT(media)},
    {"gif_url", FILL_LIST, FILL_AT(media)},
    {"thumbnail_url", FILL_LIST, FILL_AT(media)},
    {"location.name", FILL_TEXT, FILL_AT(place)},
    {NULL, 0, 0},
};

static bool is_thread(const json_t *node)
{
	static const char *const signs[] = {"is_quote_post", "has_replies", "root_post",
	    "replied_to", "reposted_post", "quoted_post", "reply_audience", "hide_status",
	    "topic_tag", "poll_attachment", "text_attachment"};
	const char *link = json_string_value(json_object_get(node, "permalink"));

	if (fill_is(node, "media_product_type", "THREADS") ||
	    fill_is(node, "media_type", "TEXT_POST") ||
	    fill_is(node, "media_type", "REPOST_FACADE"))
		return true;
	if (link != NULL && strstr(link, "://www.threads.") != NULL)
		return true;
	for (size_t i = 0; fill_has(node, "id") && i < sizeof signs / sizeof *signs; i++)
		if (fill_has(node, signs[i]))
			return true;
	return false;
}

/* What is attached is said as well: a long text, and what can be voted for, a line each. */
static void add_attached(struct sink *sink, const json_t *node)
{
	static const struct {
		const char *path, *sign;
	} parts[] = {{"text_attachment.plaintext", ""}, {"poll_attachment.option_a", "- "},
	    {"poll_attachment.option_b", "- "}, {"poll_attachment.option_c", "- "},
	    {"poll_attachment.option_d", "- "}};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct span words = fill_text(fill_find(node, parts[i].path));
		struct span all[] = {sink->post.text,
		    span_of(sink->post.text.len > 0 ? "\n" : ""), span_of(parts[i].sign), words};

		if (words.len > 0)
			sink->post.text = sink_join(sink, all, 4);
	}
}

static void put_node(struct sink *sink, const json_t *node, const struct graph_place *place)
{
	const json_t *original = json_object_get(node, "reposted_post");
	struct post *post;

	(void)place;
	if (!is_thread(node) && !fill_has(node, "text")) {
		sink_note(sink, NOTE_IDS, 1);
		return;
	}
	post = sink_begin(sink, "threads");
	fill_post(sink, node_rows, node);
	if (post->text.len == 0)
		post->text = fill_text(json_object_get(original, "text"));
	add_attached(sink, node);
	if (fill_is(node, "media_type", "REPOST_FACADE"))
		post->kind = span_of("repost");
	else if (json_is_true(json_object_get(node, "is_reply")))
		post->kind = span_of("comment");
	if (json_is_true(json_object_get(node, "is_reply_owned_by_me")))
		post->author_staff = POST_ANSWER_YES;
	sink_end(sink);
}

static const json_t *delivered(const json_t *value)
{
	const json_t *node = fill_find(value, "values.value");

	return fill_has(node, "id") ? node : NULL;
}

static bool fits(const json_t *value)
{
	return graph_any(value, is_thread) ||
	       (delivered(value) != NULL && fill_has(value, "topic"));
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *node = delivered(value);

	(void)fault;
	if (node != NULL && fill_is(json_object_get(value, "values"), "field", "delete"))
		sink_tombstone(
		    sink, "threads", fill_text(json_object_get(node, "id")), POST_UNKNOWN);
	else
		graph_each(sink, node != NULL ? node : value, put_node, &(struct graph_place){0});
	return STATUS_OK;
}

const struct format format_threads = {"threads",
    "media_product_type THREADS, an address of threads, or has_replies", fits, convert};
