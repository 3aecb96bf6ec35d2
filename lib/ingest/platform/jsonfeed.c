/* JSON Feed, versions 1 and 1.1. */
#include "ingest/fill.h"
#include "ingest/format.h"

#include <string.h>

static const struct fill_row item_rows[] = {
    {"id", FILL_ID, FILL_AT(id)},
    {"url", FILL_TEXT, FILL_AT(url)},
    {"external_url", FILL_TEXT, FILL_AT(url)},
    {"url", FILL_TEXT, FILL_AT(id)},
    {"date_published", FILL_TIME, FILL_AT(created_at)},
    {"date_modified", FILL_TIME, FILL_AT(created_at)},
    {"date_modified", FILL_TIME, FILL_AT(edited_at)},
    {"title", FILL_TEXT, FILL_AT(title)},
    {"language", FILL_TEXT, FILL_AT(lang)},
    {"authors.0.name", FILL_TEXT, FILL_AT(author_name)},
    {"authors.0.url", FILL_TEXT, FILL_AT(author_url)},
    {"author.name", FILL_TEXT, FILL_AT(author_name)},
    {"author.url", FILL_TEXT, FILL_AT(author_url)},
    {"tags[]", FILL_LIST, FILL_AT(tags)},
    {"attachments[].url", FILL_LIST, FILL_AT(media)},
    {"image", FILL_LIST, FILL_AT(media)},
    {"external_url", FILL_LIST, FILL_AT(links)},
    {NULL, 0, 0},
};

/* What the feed says for all items that do not say it. */
static const struct fill_row feed_rows[] = {
    {"title", FILL_TEXT, FILL_AT(source)},
    {"language", FILL_TEXT, FILL_AT(lang)},
    {NULL, 0, 0},
};

static const struct fill_row author_rows[] = {
    {"authors.0.name", FILL_TEXT, FILL_AT(author_name)},
    {"authors.0.url", FILL_TEXT, FILL_AT(author_url)},
    {"author.name", FILL_TEXT, FILL_AT(author_name)},
    {"author.url", FILL_TEXT, FILL_AT(author_url)},
    {NULL, 0, 0},
};

/* The first that holds more than nothing. */
static void put_text(struct sink *sink, const json_t *item)
{
	static const struct fill_row rows[] = {
	    {"content_html", FILL_HTML, 0},
	    {"content_text", FILL_TEXT, 0},
	    {"summary", FILL_TEXT, 0},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows && sink->post.text.len == 0; i++)
		fill_member(sink, rows[i].how, FILL_AT(text),
		    fill_text(json_object_get(item, rows[i].path)));
}

static void put_item(struct sink *sink, const json_t *feed, const json_t *item)
{
	struct post *post = sink_begin(sink, "feed");

	fill_post(sink, item_rows, item);
	put_text(sink, item);
	if (post->author_name.at == NULL && post->author_url.at == NULL)
		fill_post(sink, author_rows, feed);
	fill_post(sink, feed_rows, feed);
	if (post->edited_at == post->created_at)
		post->edited_at = POST_UNKNOWN;
	post->kind = span_of("article");
	sink_end(sink);
}

static bool fits(const json_t *value)
{
	const char *version = json_string_value(json_object_get(value, "version"));

	return version != NULL && strstr(version, "jsonfeed.org/version") != NULL;
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *items = json_object_get(value, "items");
	size_t before = sink->posts;

	(void)fault;
	for (size_t i = 0; json_is_array(items) && i < json_array_size(items); i++)
		if (json_is_object(json_array_get(items, i)))
			put_item(sink, value, json_array_get(items, i));
	if (sink->posts == before)
		sink_note(sink, NOTE_EMPTY, 1);
	if (json_is_string(json_object_get(value, "next_url")))
		sink_note(sink, NOTE_PAGES, 1);
	return STATUS_OK;
}

const struct format format_jsonfeed = {
    "jsonfeed", "version of jsonfeed.org, and items", fits, convert};
