/* Bluesky's XRPC answers: search, feeds, threads, lists of posts. */
#include "ingest/platform/bluesky.h"

#include "ingest/fill.h"
#include "ingest/format.h"

#include <string.h>

static const struct fill_row post_rows[] = {
    {"uri", FILL_ID, FILL_AT(id)},
    {"record.createdAt", FILL_TIME, FILL_AT(created_at)},
    {"indexedAt", FILL_TIME, FILL_AT(created_at)},
    {"indexedAt", FILL_TIME, FILL_AT(collected_at)},
    {"author.did", FILL_TEXT, FILL_AT(author_id)},
    {"author.handle", FILL_TEXT, FILL_AT(author_handle)},
    {"author.displayName", FILL_TEXT, FILL_AT(author_name)},
    {NULL, 0, 0},
};

/* A repost: by whom and when. */
static const struct fill_row reason_rows[] = {
    {"uri", FILL_ID, FILL_AT(id)},
    {"indexedAt", FILL_TIME, FILL_AT(created_at)},
    {"by.did", FILL_TEXT, FILL_AT(author_id)},
    {"by.handle", FILL_TEXT, FILL_AT(author_handle)},
    {"by.displayName", FILL_TEXT, FILL_AT(author_name)},
    {NULL, 0, 0},
};

static const struct fill_row content_rows[] = {
    {"record.text", FILL_TEXT, FILL_AT(text)},
    {"record.langs.0", FILL_TEXT, FILL_AT(lang)},
    {"embed.record.record.uri", FILL_ID, FILL_AT(quote_of)},
    {"embed.record.uri", FILL_ID, FILL_AT(quote_of)},
    {"record.embed.record.record.uri", FILL_ID, FILL_AT(quote_of)},
    {"record.embed.record.uri", FILL_ID, FILL_AT(quote_of)},
    {"likeCount", FILL_COUNT, FILL_AT(likes)},
    {"repostCount", FILL_COUNT, FILL_AT(reposts)},
    {"quoteCount", FILL_COUNT, FILL_AT(quotes)},
    {"replyCount", FILL_COUNT, FILL_AT(replies)},
    {"embed.images[].fullsize", FILL_LIST, FILL_AT(media)},
    {"embed.media.images[].fullsize", FILL_LIST, FILL_AT(media)},
    {"embed.playlist", FILL_LIST, FILL_AT(media)},
    {"embed.media.playlist", FILL_LIST, FILL_AT(media)},
    {NULL, 0, 0},
};

static const struct fill_row reply_rows[] = {
    {"record.reply.parent.uri", FILL_ID, FILL_AT(in_reply_to)},
    {"record.reply.root.uri", FILL_ID, FILL_AT(conversation_id)},
    {NULL, 0, 0},
};

void bluesky_facets(struct post *post, const json_t *record)
{
	const json_t *facets = json_object_get(record, "facets");

	for (size_t i = 0; json_is_array(facets) && i < json_array_size(facets); i++) {
		const json_t *features = json_object_get(json_array_get(facets, i), "features");

		for (size_t k = 0; json_is_array(features) && k < json_array_size(features); k++) {
			const json_t *feature = json_array_get(features, k);

			post_list_add(&post->links, fill_text(json_object_get(feature, "uri")));
			post_list_add(&post->tags, fill_text(json_object_get(feature, "tag")));
			post_list_add(&post->mentions, fill_text(json_object_get(feature, "did")));
		}
	}
}

/* A link card's address, unless the text links to it as well. */
static void add_card(struct post *post, const json_t *view)
{
	struct span uri = fill_text(fill_find(view, "embed.external.uri"));

	if (uri.at == NULL)
		uri = fill_text(fill_find(view, "embed.media.external.uri"));
	for (size_t i = 0; i < post->links.count; i++)
		if (span_same(post->links.at[i], uri))
			return;
	post_list_add(&post->links, uri);
}

/* at://DID/app.bsky.feed.post/KEY is shown at bsky.app/profile/HANDLE/post/KEY. */
static struct span address(struct sink *sink, const json_t *view)
{
	const char *uri = json_string_value(json_object_get(view, "uri"));
	const char *who = json_string_value(fill_find(view, "author.handle"));
	const char *key = uri != NULL ? strrchr(uri, '/') : NULL;

	if (key == NULL || key[1] == '\0' || who == NULL)
		return (struct span){0};
	return sink_format(sink, "https://bsky.app/profile/%s/post/%s", who, key + 1);
}

bool bluesky_is_view(const json_t *value)
{
	struct span uri = fill_text(json_object_get(value, "uri"));

	return uri.len > 5 && memcmp(uri.at, "at://", 5) == 0 &&
	       json_is_object(json_object_get(value, "record")) && fill_has(value, "author");
}

/* view is a post; reason, where there is one, says why the feed shows it. */
static void put_view(struct sink *sink, const json_t *view, const json_t *reason)
{
	struct post *post = sink_begin(sink, "bluesky");
	bool repost = fill_has(reason, "by");

	if (repost) {
		post->repost_of = fill_text(json_object_get(view, "uri"));
		fill_post(sink, reason_rows, reason);
		if (post->id.at == NULL)
			post->reposted_by = post->author_handle;
	}
	if (!repost || post->id.at == NULL)
		fill_post(sink, post_rows, view);
	else
		post->collected_at = post->created_at;
	fill_post(sink, content_rows, view);
	if (!repost)
		fill_post(sink, reply_rows, view);
	bluesky_facets(post, json_object_get(view, "record"));
	add_card(post, view);
	post->url = address(sink, view);
	sink_end(sink);
}

void bluesky_put_view(struct sink *sink, const json_t *view)
{
	put_view(sink, view, NULL);
}

/* One that the feed or thread names, or that it cannot show. */
static void put_maybe(struct sink *sink, const json_t *view, const json_t *reason)
{
	if (bluesky_is_view(view))
		put_view(sink, view, reason);
	else if (fill_has(view, "notFound") || fill_has(view, "blocked"))
		sink_note(sink, NOTE_UNAVAILABLE, 1);
}

/* A thread from its root down: what came before, the post, what was answered. */
static void put_thread(struct sink *sink, const json_t *node)
{
	const json_t *parent = json_object_get(node, "parent");
	const json_t *replies = json_object_get(node, "replies");

	if (json_is_object(parent))
		put_thread(sink, parent);
	put_maybe(sink, fill_has(node, "post") ? json_object_get(node, "post") : node, NULL);
	for (size_t i = 0; json_is_array(replies) && i < json_array_size(replies); i++)
		put_thread(sink, json_array_get(replies, i));
}

static bool is_node(const json_t *value)
{
	struct span type = fill_text(json_object_get(value, "$type"));

	return bluesky_is_view(json_object_get(value, "post")) ||
	       (type.len > 9 && memcmp(type.at, "app.bsky.", 9) == 0 &&
	           (fill_has(value, "notFound") || fill_has(value, "blocked")));
}

static bool is_list_of(const json_t *list, bool (*is)(const json_t *value))
{
	return json_is_array(list) && json_array_size(list) > 0 && is(json_array_get(list, 0));
}

static bool fits(const json_t *value)
{
	const json_t *posts = json_object_get(value, "posts"),
	             *feed = json_object_get(value, "feed");

	return bluesky_is_view(value) || is_node(value) ||
	       is_node(json_object_get(value, "thread")) ||
	       is_list_of(posts, bluesky_is_view) || is_list_of(feed, is_node) ||
	       (json_is_array(feed) && json_array_size(feed) == 0) ||
	       (json_is_array(posts) && json_array_size(posts) == 0);
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *thread = json_object_get(value, "thread");
	const json_t *posts = json_object_get(value, "posts"),
	             *feed = json_object_get(value, "feed");
	size_t before = sink->posts;

	(void)fault;
	for (size_t i = 0; json_is_array(posts) && i < json_array_size(posts); i++)
		put_maybe(sink, json_array_get(posts, i), NULL);
	for (size_t i = 0; json_is_array(feed) && i < json_array_size(feed); i++) {
		const json_t *item = json_array_get(feed, i);
		put_maybe(sink, json_object_get(item, "post"), json_object_get(item, "reason"));
	}
	if (json_is_object(thread))
		put_thread(sink, thread);
	else if (bluesky_is_view(value))
		put_view(sink, value, NULL);
	else if (is_node(value) && fill_has(value, "reason"))
		put_maybe(sink, json_object_get(value, "post"), json_object_get(value, "reason"));
	else if (is_node(value))
		put_thread(sink, value);
	if (sink->posts == before)
		sink_note(sink, NOTE_EMPTY, 1);
	if (fill_has(value, "cursor"))
		sink_note(sink, NOTE_PAGES, 1);
	return STATUS_OK;
}

const struct format format_bluesky = {"bluesky",
    "at:// uri, record and author, alone or in posts, feed or thread", fits, convert};
