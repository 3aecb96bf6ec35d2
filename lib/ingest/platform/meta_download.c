/*
 * What one has written on Facebook, Instagram and Threads oneself, as "Download your
 * information" gives it: posts and comments, whose author is whose download it is.
 */
#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/platform/bytewise.h"

/* Lists, and where they are from. An item in no such list tells by itself. */
static const struct {
	const char *name, *platform;
} lists[] = {
    {"comments_v2", "facebook"},
    {"comments", "facebook"},
    {"group_comments_v2", "facebook"},
    {"group_posts_v2", "facebook"},
    {"status_updates", "facebook"},
    {"comments_media_comments", "instagram"},
    {"comments_reels_comments", "instagram"},
    {"ig_stories", "instagram"},
    {"ig_reels_media", "instagram"},
    {"ig_archived_post_media", "instagram"},
    {"ig_other_media", "instagram"},
    {"text_post_app_text_posts", "threads"},
};

enum { LISTS = sizeof lists / sizeof *lists };

static const struct fill_row comment_rows[] = {
    {"timestamp", FILL_TIME, FILL_AT(created_at)},
    {"comment", FILL_TEXT, FILL_AT(text)},
    {"author", FILL_TEXT, FILL_AT(author_name)},
    {"group", FILL_TEXT, FILL_AT(source)},
    {NULL, 0, 0},
};

static const struct fill_row post_rows[] = {
    {"timestamp", FILL_TIME, FILL_AT(created_at)},
    {"data[].post", FILL_TEXT, FILL_AT(text)},
    {"attachments[].data[].external_context.url", FILL_LIST, FILL_AT(links)},
    {"attachments[].data[].media.uri", FILL_LIST, FILL_AT(media)},
    {"attachments[].data[].media.description", FILL_TEXT, FILL_AT(text)},
    {"attachments[].data[].place.name", FILL_TEXT, FILL_AT(place)},
    {NULL, 0, 0},
};

/* A picture has its own words; several share those of the post. */
static const struct fill_row media_rows[] = {
    {"creation_timestamp", FILL_TIME, FILL_AT(created_at)},
    {"title", FILL_TEXT, FILL_AT(text)},
    {"uri", FILL_LIST, FILL_AT(media)},
    {"media[].creation_timestamp", FILL_TIME, FILL_AT(created_at)},
    {"media[].title", FILL_TEXT, FILL_AT(text)},
    {"media[].uri", FILL_LIST, FILL_AT(media)},
    {NULL, 0, 0},
};

static const struct fill_row map_rows[] = {
    {"Comment.value", FILL_TEXT, FILL_AT(text)},
    {"Time.timestamp", FILL_TIME, FILL_AT(created_at)},
    {NULL, 0, 0},
};

static const json_t *comment_of(const json_t *item)
{
	const json_t *comment = fill_find(item, "data.0.comment");

	return fill_has(comment, "comment") || fill_has(comment, "author") ? comment : NULL;
}

static bool is_post(const json_t *item)
{
	return json_is_integer(json_object_get(item, "timestamp")) &&
	       (json_is_array(json_object_get(item, "attachments")) ||
	           fill_reaches(item, "data[].post"));
}

static bool is_media(const json_t *item)
{
	return fill_find(item, "media.0.creation_timestamp") != NULL ||
	       (fill_has(item, "uri") && fill_has(item, "creation_timestamp"));
}

static const json_t *map_of(const json_t *item)
{
	const json_t *map = json_object_get(item, "string_map_data");

	return fill_find(map, "Comment.value") != NULL ? map : NULL;
}

static bool is_item(const json_t *item)
{
	return comment_of(item) != NULL || is_post(item) || is_media(item) || map_of(item) != NULL;
}

static void put_item(struct sink *sink, const json_t *item, const char *platform)
{
	const json_t *comment = comment_of(item), *map = map_of(item);
	bool site = comment == NULL && !is_post(item);
	struct post *post;

	if (platform == NULL)
		platform = site ? "instagram" : "facebook";
	post = sink_begin(sink, platform);
	sink->value = item;
	if (comment != NULL)
		fill_post(sink, comment_rows, comment);
	else if (map != NULL)
		fill_post(sink, map_rows, map);
	else
		fill_post(sink, site ? media_rows : post_rows, item);
	post->kind = span_of(comment != NULL || map != NULL ? "comment" : "post");
	post->text = bytewise(sink, post->text);
	post->author_name = bytewise(sink, post->author_name);
	post->source = bytewise(sink, post->source);
	post->place = bytewise(sink, post->place);
	sink_own_author(sink);
	sink_end(sink);
}

static const json_t *list_of(const json_t *value, size_t i)
{
	const json_t *list = json_object_get(value, lists[i].name);

	return is_item(json_array_get(list, 0)) ? list : NULL;
}

static bool fits(const json_t *value)
{
	for (size_t i = 0; i < LISTS; i++)
		if (list_of(value, i) != NULL)
			return true;
	return is_item(value);
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	(void)fault;
	if (is_item(value))
		put_item(sink, value, NULL);
	for (size_t i = 0; i < LISTS; i++) {
		const json_t *list = list_of(value, i);

		for (size_t j = 0; j < json_array_size(list); j++)
			if (is_item(json_array_get(list, j)))
				put_item(sink, json_array_get(list, j), lists[i].platform);
	}
	return STATUS_OK;
}

const struct format format_meta_download = {"meta-download",
    "timestamp with attachments or data, media with creation_timestamp, or string_map_data",
    fits, convert};
