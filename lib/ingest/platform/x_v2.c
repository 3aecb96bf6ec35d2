/* X API v2 and what twarc2 makes of it: pages, lines of a stream, flat tweets. */
#include "ingest/fill.h"
#include "ingest/format.h"

#include <string.h>

#include "base/num.h"

/* What a page includes for reference, by id; borrowed values in new objects. */
struct page {
	json_t *users, *tweets, *media, *places;
};

static const struct fill_row tweet_rows[] = {
    {"id", FILL_ID, FILL_AT(id)},
    {"created_at", FILL_TIME, FILL_AT(created_at)},
    {"lang", FILL_TEXT, FILL_AT(lang)},
    {"author_id", FILL_ID, FILL_AT(author_id)},
    {"conversation_id", FILL_ID, FILL_AT(conversation_id)},
    {"geo.full_name", FILL_TEXT, FILL_AT(place)},
    {NULL, 0, 0},
};

static const struct fill_row author_rows[] = {
    {"id", FILL_ID, FILL_AT(author_id)},
    {"username", FILL_TEXT, FILL_AT(author_handle)},
    {"name", FILL_TEXT, FILL_AT(author_name)},
    {"public_metrics.followers_count", FILL_COUNT, FILL_AT(author_followers)},
    {"verified", FILL_FLAG, FILL_AT(author_verified)},
    {NULL, 0, 0},
};

static const struct fill_row content_rows[] = {
    {"note_tweet.text", FILL_ESCAPED, FILL_AT(text)},
    {"text", FILL_ESCAPED, FILL_AT(text)},
    {"note_tweet.entities.hashtags[].tag", FILL_LIST, FILL_AT(tags)},
    {"entities.hashtags[].tag", FILL_LIST, FILL_AT(tags)},
    {"note_tweet.entities.mentions[].username", FILL_LIST, FILL_AT(mentions)},
    {"entities.mentions[].username", FILL_LIST, FILL_AT(mentions)},
    {"note_tweet.entities.urls[].expanded_url", FILL_LIST, FILL_AT(links)},
    {"entities.urls[].expanded_url", FILL_LIST, FILL_AT(links)},
    {"attachments.media[].url", FILL_LIST, FILL_AT(media)},
    {"attachments.media[].preview_image_url", FILL_LIST, FILL_AT(media)},
    {NULL, 0, 0},
};

/* A repost repeats the counts of its original: these are for all else. */
static const struct fill_row metric_rows[] = {
    {"public_metrics.like_count", FILL_COUNT, FILL_AT(likes)},
    {"public_metrics.retweet_count", FILL_COUNT, FILL_AT(reposts)},
    {"public_metrics.quote_count", FILL_COUNT, FILL_AT(quotes)},
    {"public_metrics.reply_count", FILL_COUNT, FILL_AT(replies)},
    {"public_metrics.impression_count", FILL_COUNT, FILL_AT(views)},
    {NULL, 0, 0},
};

/* A list of things by the text at key; NULL where there is no list. */
static json_t *by_key(const json_t *list, const char *key)
{
	json_t *index;

	if (!json_is_array(list))
		return NULL;
	index = json_object();
	for (size_t i = 0; i < json_array_size(list); i++) {
		json_t *item = json_array_get(list, i);
		const char *id = json_string_value(json_object_get(item, key));

		if (id != NULL)
			json_object_set_nocheck(index, id, item);
	}
	return index;
}

static const json_t *included(const json_t *index, const json_t *id)
{
	return json_is_string(id) ? json_object_get(index, json_string_value(id)) : NULL;
}

/* An X id since November 2010 holds its time: milliseconds since the service's own epoch in
 * the bits from 22 up (Twitter, "Announcing Snowflake", 2010). */
static void time_from_id(struct post *post)
{
	struct fault ignored;
	int64_t id;

	if (post->created_at == POST_UNKNOWN && post->id.at != NULL &&
	    num_integer(post->id.at, post->id.len, (int64_t)1 << 37, INT64_MAX, &id, &ignored) ==
	        STATUS_OK)
		post->created_at = ((id >> 22) + 1288834974657) / 1000;
}

/* Sets the ids that the tweet refers to; returns the tweet that it reposts, where that came
 * along. */
static const json_t *refer(struct sink *sink, const json_t *tweet, const struct page *page)
{
	const json_t *list = json_object_get(tweet, "referenced_tweets"), *original = NULL;

	for (size_t i = 0; json_is_array(list) && i < json_array_size(list); i++) {
		const json_t *to = json_array_get(list, i);
		struct span id = fill_id(sink, json_object_get(to, "id"));

		if (fill_is(to, "type", "replied_to"))
			sink->post.in_reply_to = id;
		else if (fill_is(to, "type", "quoted"))
			sink->post.quote_of = id;
		if (!fill_is(to, "type", "retweeted"))
			continue;
		sink->post.repost_of = id;
		original = fill_has(to, "text")
		               ? to
		               : included(page->tweets, json_object_get(to, "id"));
	}
	return original;
}

static void add_media(struct post *post, const json_t *tweet, const struct page *page)
{
	const json_t *keys = fill_find(tweet, "attachments.media_keys");

	for (size_t i = 0; json_is_array(keys) && i < json_array_size(keys); i++) {
		const json_t *media = included(page->media, json_array_get(keys, i));
		struct span url = fill_text(json_object_get(media, "url"));

		if (url.len == 0)
			url = fill_text(json_object_get(media, "preview_image_url"));
		post_list_add(&post->media, url);
	}
}

static void place(struct post *post, const json_t *tweet, const struct page *page)
{
	const json_t *point = fill_find(tweet, "geo.coordinates.coordinates");

	if (json_array_size(point) == 2) {
		post->longitude = json_number_value(json_array_get(point, 0));
		post->latitude = json_number_value(json_array_get(point, 1));
		post->located = true;
	}
	if (post->place.at == NULL) {
		const json_t *there = included(page->places, fill_find(tweet, "geo.place_id"));
		post->place = fill_text(json_object_get(there, "full_name"));
	}
}

/* An edit is a tweet of its own; its history names the first. */
static void mark_edit(struct post *post, const json_t *tweet)
{
	const json_t *first = fill_find(tweet, "edit_history_tweet_ids.0");

	if (json_is_string(first) && !span_same(fill_text(first), post->id))
		post->op = span_of("update");
}

static void put_tweet(struct sink *sink, const json_t *tweet, const struct page *page)
{
	struct post *post = sink_begin(sink, "x");
	const json_t *author = json_object_get(tweet, "author"), *original;

	fill_post(sink, tweet_rows, tweet);
	if (!json_is_object(author))
		author = included(page->users, json_object_get(tweet, "author_id"));
	if (author != NULL)
		fill_post(sink, author_rows, author);
	sink_know_author(sink);
	original = refer(sink, tweet, page);
	if (original == NULL)
		original = tweet;
	fill_post(sink, content_rows, original);
	if (post->media.count == 0)
		add_media(post, original, page);
	if (post->repost_of.at == NULL)
		fill_post(sink, metric_rows, tweet);
	place(post, tweet, page);
	mark_edit(post, tweet);
	time_from_id(post);
	if (post->id.at != NULL)
		post->url = sink_format(sink, "https://x.com/%s/status/%s",
		    post->author_handle.at != NULL ? post->author_handle.at : "i/web", post->id.at);
	sink_end(sink);
}

static bool is_tweet(const json_t *value)
{
	static const char *const signs[] = {"author_id", "edit_history_tweet_ids",
	    "public_metrics", "conversation_id", "referenced_tweets", "possibly_sensitive"};

	if (!json_is_string(json_object_get(value, "id")) || !fill_has(value, "text"))
		return false;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (fill_has(value, signs[i]))
			return true;
	return false;
}

/* With no more than the default fields: an id and a text, nothing else. */
static bool is_bare(const json_t *value)
{
	struct span id = fill_text(json_object_get(value, "id"));

	return json_object_size(value) == 2 && id.len > 0 && id.len < 20 &&
	       id.at[strspn(id.at, "0123456789")] == '\0' &&
	       json_is_string(json_object_get(value, "text"));
}

static const json_t *first_of(const json_t *data)
{
	return json_is_array(data) ? json_array_get(data, 0) : data;
}

static bool is_page(const json_t *value)
{
	return fill_has(value, "includes") || fill_has(value, "__twarc") ||
	       fill_has(value, "matching_rules") || fill_find(value, "meta.result_count") != NULL ||
	       fill_find(value, "meta.sent") != NULL ||
	       fill_find(value, "meta.total_tweet_count") != NULL;
}

/* A page of tweets, or of what else the API answers with: users, counts, lists, rules. */
static bool fits(const json_t *value)
{
	const json_t *data = json_object_get(value, "data");

	if (data == NULL)
		return is_tweet(value) || fill_find(value, "meta.result_count") != NULL;
	return is_tweet(first_of(data)) || is_bare(first_of(data)) ||
	       fill_has(data, "event_uuid") || is_page(value);
}

static bool note_others(struct sink *sink, const json_t *first)
{
	enum note note = NOTES;

	if (first == NULL)
		note = NOTE_EMPTY;
	else if (fill_has(first, "username"))
		note = NOTE_USERS;
	else if (fill_has(first, "tweet_count"))
		note = NOTE_COUNTS;
	else if (fill_has(first, "event_uuid"))
		note = NOTE_EVENTS;
	else if (fill_has(first, "event_type") || fill_has(first, "dm_conversation_id"))
		note = NOTE_PRIVATE;
	else if (!fill_has(first, "text"))
		note = NOTE_RULES;
	if (note != NOTES)
		sink_note(sink, note, 1);
	return note != NOTES;
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *data = json_object_get(value, "data"), *includes;
	struct page page = {0};

	(void)fault;
	if (is_tweet(json_object_get(data, "payload")))
		data = json_object_get(data, "payload"); /* an event of the activity API */
	if (data == NULL && is_tweet(value)) {
		put_tweet(sink, value, &page);
		return STATUS_OK;
	}
	if (fill_find(value, "meta.next_token") != NULL)
		sink_note(sink, NOTE_PAGES, 1);
	if (note_others(sink, first_of(data)))
		return STATUS_OK;
	includes = json_object_get(value, "includes");
	page.users = by_key(json_object_get(includes, "users"), "id");
	page.tweets = by_key(json_object_get(includes, "tweets"), "id");
	page.media = by_key(json_object_get(includes, "media"), "media_key");
	page.places = by_key(json_object_get(includes, "places"), "id");
	if (json_is_object(data))
		put_tweet(sink, data, &page);
	for (size_t i = 0; json_is_array(data) && i < json_array_size(data); i++)
		put_tweet(sink, json_array_get(data, i), &page);
	json_decref(page.users);
	json_decref(page.tweets);
	json_decref(page.media);
	json_decref(page.places);
	return STATUS_OK;
}

const struct format format_x_v2 = {"x-v2",
    "a tweet with author_id or edit_history_tweet_ids, or data with includes, meta or __twarc",
    fits, convert};
