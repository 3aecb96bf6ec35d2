#include "ingest/platform/activitypub.h"

#include <string.h>

#include "ingest/fill.h"

static const struct fill_row object_rows[] = {
    {"published", FILL_TIME, FILL_AT(created_at)},
    {"updated", FILL_TIME, FILL_AT(edited_at)},
    {"name", FILL_TEXT, FILL_AT(title)},
    {"summary", FILL_HTML, FILL_AT(title)},
    {"language.identifier", FILL_TEXT, FILL_AT(lang)},
    {"quote", FILL_ID, FILL_AT(quote_of)},
    {"quoteUrl", FILL_ID, FILL_AT(quote_of)},
    {"quoteUri", FILL_ID, FILL_AT(quote_of)},
    {"_misskey_quote", FILL_ID, FILL_AT(quote_of)},
    {"quote.id", FILL_ID, FILL_AT(quote_of)},
    {"conversation", FILL_ID, FILL_AT(conversation_id)},
    {"context", FILL_ID, FILL_AT(conversation_id)},
    {"likes.totalItems", FILL_COUNT, FILL_AT(likes)},
    {"shares.totalItems", FILL_COUNT, FILL_AT(reposts)},
    {"replies.totalItems", FILL_COUNT, FILL_AT(replies)},
    {"views", FILL_COUNT, FILL_AT(views)},
    {"rating", FILL_RATING, FILL_AT(rating)},
    {"location.name", FILL_TEXT, FILL_AT(place)},
    {"image.url", FILL_LIST, FILL_AT(media)},
    {NULL, 0, 0},
};

static const struct fill_row author_rows[] = {
    {"preferredUsername", FILL_TEXT, FILL_AT(author_handle)},
    {"name", FILL_TEXT, FILL_AT(author_name)},
    {"url", FILL_TEXT, FILL_AT(author_url)},
    {NULL, 0, 0},
};

static struct span non_empty(struct span text)
{
	return text.len > 0 ? text : (struct span){0};
}

static const json_t *first_of(const json_t *value)
{
	return json_is_array(value) ? json_array_get(value, 0) : value;
}

struct span activitypub_id(const json_t *value)
{
	value = first_of(value);
	if (json_is_object(value))
		value = json_object_get(value, "id");
	return non_empty(fill_text(value));
}

/* An address: bare, of a Link, or the page among the Links of a list. */
static struct span address(const json_t *value)
{
	const json_t *best = first_of(value);
	struct span found;

	for (size_t i = 0; json_is_array(value) && i < json_array_size(value); i++)
		if (fill_is(json_array_get(value, i), "mediaType", "text/html")) {
			best = json_array_get(value, i);
			break;
		}
	if (!json_is_object(best))
		return non_empty(fill_text(best));
	found = non_empty(fill_text(json_object_get(best, "href")));
	return found.at != NULL ? found : non_empty(fill_text(json_object_get(best, "url")));
}

/* Of several authors, the person: a video also names the channel it is in. */
static const json_t *author_of(const json_t *value)
{
	for (size_t i = 0; json_is_array(value) && i < json_array_size(value); i++)
		if (fill_is(json_array_get(value, i), "type", "Person"))
			return json_array_get(value, i);
	return first_of(value);
}

static void put_author(struct sink *sink, const json_t *value)
{
	const json_t *author = author_of(value);

	if (sink->post.author_id.at != NULL)
		return;
	sink->post.author_id = activitypub_id(author);
	if (!json_is_object(author))
		return;
	fill_post(sink, author_rows, author);
	if (fill_is(author, "type", "Service") || fill_is(author, "type", "Application"))
		sink->post.author_bot = POST_ANSWER_YES;
}

/* The language under which the map has the text; where none is the text's, the only one. */
static struct span language_of(json_t *map, const json_t *text)
{
	const char *key;
	json_t *value;

	json_object_foreach(map, key,
	    value) if (json_object_size(map) == 1 || json_equal(value, text)) return strcmp(key,
	    "und") != 0
	    ? span_of(key)
	    : (struct span){0};
	return (struct span){0};
}

static const json_t *any_of(json_t *map)
{
	return json_object_iter_value(json_object_iter(map));
}

/* HTML, unless it says that it is Markdown or plain. */
static void put_text(struct sink *sink, const json_t *object)
{
	const json_t *content = json_object_get(object, "content");
	json_t *map = json_object_get(object, "contentMap");
	json_t *names = json_object_get(object, "nameMap");
	struct post *post = &sink->post;
	bool plain = fill_is(object, "mediaType", "text/markdown") ||
	             fill_is(object, "mediaType", "text/plain");

	if (!json_is_string(content) && json_is_object(map))
		content = any_of(map);
	if (json_is_string(content))
		fill_member(sink, plain ? FILL_TEXT : FILL_HTML, FILL_AT(text), fill_text(content));
	if (post->lang.at == NULL && json_is_object(map))
		post->lang = language_of(map, content);
	if (post->lang.at == NULL && json_is_object(names))
		post->lang = language_of(names, json_object_get(object, "name"));
	if (post->title.at == NULL && json_is_object(names))
		post->title = non_empty(fill_text(any_of(names)));
}

/* What can be voted for is part of what is said: a line each. */
static void add_choices(struct sink *sink, const json_t *choices)
{
	for (size_t i = 0; json_is_array(choices) && i < json_array_size(choices); i++) {
		struct span parts[] = {sink->post.text,
		    span_of(sink->post.text.len > 0 ? "\n- " : "- "),
		    fill_text(json_object_get(json_array_get(choices, i), "name"))};

		if (parts[2].len > 0)
			sink->post.text = sink_join(sink, parts, 3);
	}
}

static void add_attachment(struct post *post, const json_t *attachment)
{
	struct span where = address(json_object_get(attachment, "url"));

	if (where.at == NULL)
		where = address(json_object_get(attachment, "href"));
	if (json_is_string(attachment))
		where = address(attachment);
	post_list_add(fill_is(attachment, "type", "Link") ? &post->links : &post->media, where);
}

/* Hashtags without #, mentions without @. */
static void add_tag(struct post *post, const json_t *tag)
{
	struct span name = fill_text(json_object_get(tag, "name"));
	bool mention = fill_is(tag, "type", "Mention");

	if (name.len > 0 && *name.at == (mention ? '@' : '#'))
		name = (struct span){name.at + 1, name.len - 1};
	if (mention)
		post_list_add(
		    &post->mentions, name.len > 0 ? name : fill_text(json_object_get(tag, "href")));
	else if (fill_is(tag, "type", "Hashtag"))
		post_list_add(&post->tags, name);
}

static void for_each(
    struct post *post, const json_t *value, void (*add)(struct post *post, const json_t *item))
{
	if (!json_is_array(value) && value != NULL)
		add(post, value);
	for (size_t i = 0; json_is_array(value) && i < json_array_size(value); i++)
		add(post, json_array_get(value, i));
}

static void put_content(struct sink *sink, const json_t *object)
{
	struct post *post = &sink->post;

	fill_post(sink, object_rows, object);
	put_text(sink, object);
	add_choices(sink, json_object_get(object, "oneOf"));
	add_choices(sink, json_object_get(object, "anyOf"));
	for_each(post, json_object_get(object, "attachment"), add_attachment);
	for_each(post, json_object_get(object, "tag"), add_tag);
	if (post->edited_at == post->created_at)
		post->edited_at = POST_UNKNOWN;
}

/* A vote in a poll is a note too: the name of a choice, without a content. */
static bool is_vote(const json_t *object)
{
	return fill_is(object, "type", "Note") && json_is_string(json_object_get(object, "name")) &&
	       !json_is_string(json_object_get(object, "content")) &&
	       !json_is_object(json_object_get(object, "contentMap")) &&
	       activitypub_id(json_object_get(object, "inReplyTo")).at != NULL;
}

static bool is_web(struct span address)
{
	return address.len > 4 && memcmp(address.at, "http", 4) == 0;
}

static const char *kind_of(const json_t *object)
{
	if (fill_is(object, "type", "Article"))
		return "article";
	return fill_is(object, "type", "Review") ? "review" : NULL;
}

void activitypub_post(struct sink *sink, const json_t *object, const json_t *activity, bool update)
{
	struct post *post;

	if (is_vote(object)) {
		sink_note(sink, NOTE_LIKES, 1);
		return;
	}
	post = sink_begin(sink, "activitypub");
	post->id = activitypub_id(object);
	post->url = address(json_object_get(object, "url"));
	if (post->url.at == NULL && is_web(post->id))
		post->url = post->id;
	post->in_reply_to = activitypub_id(json_object_get(object, "inReplyTo"));
	post->kind = span_of(kind_of(object));
	post->op = span_of(update ? "update" : NULL);
	put_author(sink, json_object_get(object, "attributedTo"));
	put_author(sink, json_object_get(object, "actor"));
	put_author(sink, json_object_get(activity, "actor"));
	put_content(sink, object);
	if (post->created_at == POST_UNKNOWN && !update)
		fill_time(json_object_get(activity, "published"), &post->created_at);
	sink_end(sink);
}

void activitypub_repost(struct sink *sink, const json_t *announce, const json_t *object)
{
	struct post *post = sink_begin(sink, "activitypub");

	post->id = activitypub_id(announce);
	post->repost_of = activitypub_id(object);
	fill_time(json_object_get(announce, "published"), &post->created_at);
	put_author(sink, json_object_get(announce, "actor"));
	post->url = is_web(post->repost_of) ? post->repost_of : (struct span){0};
	if (json_is_object(object)) {
		struct span url = address(json_object_get(object, "url"));

		post->url = url.at != NULL ? url : post->url;
		put_content(sink, object);
		post->edited_at = POST_UNKNOWN;
	}
	sink_end(sink);
}
