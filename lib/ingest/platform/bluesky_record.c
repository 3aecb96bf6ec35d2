/*
 * Bluesky's records as they are stored, without what the network knows of them: what
 * com.atproto.repo gives, alone or in a list, and posts somewhere inside of notifications,
 * bookmarks and the newer form of threads.
 */
#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/platform/bluesky.h"

#include <string.h>

static const struct fill_row record_rows[] = {
    {"createdAt", FILL_TIME, FILL_AT(created_at)},
    {"text", FILL_TEXT, FILL_AT(text)},
    {"langs.0", FILL_TEXT, FILL_AT(lang)},
    {"reply.parent.uri", FILL_ID, FILL_AT(in_reply_to)},
    {"reply.root.uri", FILL_ID, FILL_AT(conversation_id)},
    {"embed.record.record.uri", FILL_ID, FILL_AT(quote_of)},
    {"embed.record.uri", FILL_ID, FILL_AT(quote_of)},
    {"tags[]", FILL_LIST, FILL_AT(tags)},
    {NULL, 0, 0},
};

/* What a record is in place of a post. */
static const struct {
	const char *type;
	enum note note;
} others[] = {
    {"app.bsky.feed.like", NOTE_LIKES},
    {"app.bsky.feed.repost", NOTE_LIKES},
    {"app.bsky.graph.follow", NOTE_LIKES},
    {"app.bsky.actor.profile", NOTE_USERS},
    {"app.bsky.feed.generator", NOTE_ROOMS},
    {"app.bsky.graph.list", NOTE_ROOMS},
};

static void add_media(struct sink *sink, const json_t *record)
{
	static const char *const places[] = {"embed.images", "embed.media.images"};

	for (size_t p = 0; p < sizeof places / sizeof *places; p++) {
		const json_t *images = fill_find(record, places[p]);

		for (size_t i = 0; json_is_array(images) && i < json_array_size(images); i++) {
			struct span parts[] = {span_of("image:"),
			    fill_text(json_object_get(json_array_get(images, i), "alt"))};
			post_list_add(&sink->post.media, sink_join(sink, parts, 2));
		}
	}
	if (fill_find(record, "embed.video") != NULL ||
	    fill_find(record, "embed.media.video") != NULL)
		post_list_add(&sink->post.media, span_of("video:"));
}

static void add_card(struct post *post, const json_t *record)
{
	struct span uri = fill_text(fill_find(record, "embed.external.uri"));

	if (uri.at == NULL)
		uri = fill_text(fill_find(record, "embed.media.external.uri"));
	for (size_t i = 0; i < post->links.count; i++)
		if (span_same(post->links.at[i], uri))
			return;
	post_list_add(&post->links, uri);
}

void bluesky_record(struct sink *sink, const json_t *record)
{
	fill_post(sink, record_rows, record);
	bluesky_facets(&sink->post, record);
	add_card(&sink->post, record);
	add_media(sink, record);
}

enum note bluesky_note(struct span type)
{
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (span_is(type, others[i].type))
			return others[i].note;
	return NOTE_EVENTS;
}

static struct span type_of(const json_t *record)
{
	return fill_text(json_object_get(record, "$type"));
}

static bool is_type(struct span type)
{
	return (type.len > 9 && memcmp(type.at, "app.bsky.", 9) == 0) ||
	       (type.len > 10 && memcmp(type.at, "chat.bsky.", 10) == 0);
}

static bool is_post(const json_t *record)
{
	return span_is(type_of(record), "app.bsky.feed.post");
}

/* A record alone, or in value, with its address: at://DID/COLLECTION/KEY. */
static void put_record(struct sink *sink, const json_t *given)
{
	const json_t *value = json_object_get(given, "value");
	const json_t *record = json_is_object(value) ? value : given;
	const char *uri = json_string_value(json_object_get(given, "uri")), *did, *key;
	struct post *post;

	if (!is_post(record)) {
		sink_note(sink, bluesky_note(type_of(record)), 1);
		return;
	}
	post = sink_begin(sink, "bluesky");
	sink->value = given;
	bluesky_record(sink, record);
	if (uri != NULL && strncmp(uri, "at://", 5) == 0) {
		did = uri + 5;
		key = strrchr(did, '/');
		post->id = span_of(uri);
		post->author_id = (struct span){did, strcspn(did, "/")};
		if (key != NULL && key[1] != '\0')
			post->url = sink_format(sink, "https://bsky.app/profile/%.*s/post/%s",
			    (int)post->author_id.len, did, key + 1);
	}
	sink_end(sink);
}

static bool is_record(const json_t *value)
{
	return is_type(type_of(json_object_get(value, "value"))) ||
	       (is_type(type_of(value)) && fill_has(value, "createdAt"));
}

/* The lists, and where in an item the post is; "" for a record. A notification is a post like
 * any other where it tells of one. */
static const struct {
	const char *list, *post;
} lists[] = {
    {"records", ""},
    {"notifications", NULL},
    {"bookmarks", "item"},
    {"thread", "value.post"},
};

enum { LISTS = sizeof lists / sizeof *lists };

static const json_t *list_of(const json_t *value, size_t i)
{
	const json_t *list = json_object_get(value, lists[i].list);

	return json_is_array(list) ? list : NULL;
}

static void put_item(struct sink *sink, const json_t *item, const char *where)
{
	const json_t *view = where != NULL ? fill_find(item, where) : item;
	struct span type = type_of(json_object_get(view, "record"));

	if (where != NULL && *where == '\0')
		put_record(sink, item);
	else if (!bluesky_is_view(view))
		sink_note(sink, NOTE_UNAVAILABLE, 1);
	else if (type.at != NULL && !span_is(type, "app.bsky.feed.post"))
		sink_note(sink, bluesky_note(type), 1);
	else
		bluesky_put_view(sink, view);
}

static bool is_item(const json_t *item, const char *where)
{
	if (where != NULL && *where == '\0')
		return is_record(item);
	return bluesky_is_view(where != NULL ? fill_find(item, where) : item);
}

static bool fits(const json_t *value)
{
	for (size_t i = 0; i < LISTS; i++) {
		const json_t *list = list_of(value, i);

		for (size_t j = 0; j < json_array_size(list); j++)
			if (is_item(json_array_get(list, j), lists[i].post))
				return true;
	}
	return is_record(value) || (bluesky_is_view(value) && fill_has(value, "reason"));
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	(void)fault;
	if (is_record(value))
		put_record(sink, value);
	else if (bluesky_is_view(value))
		put_item(sink, value, NULL);
	for (size_t i = 0; i < LISTS; i++) {
		const json_t *list = list_of(value, i);

		for (size_t j = 0; j < json_array_size(list); j++)
			put_item(sink, json_array_get(list, j), lists[i].post);
	}
	if (fill_text(json_object_get(value, "cursor")).len > 0)
		sink_note(sink, NOTE_PAGES, 1);
	return STATUS_OK;
}

const struct format format_bluesky_record = {"bluesky-record",
    "$type app.bsky..., alone, in value or in records, notifications or bookmarks", fits,
    convert};
