/* X API v1.1 and the archive of one's own account, whose numbers are text. */
#include "ingest/platform/x_v1.h"

#include "ingest/fill.h"
#include "ingest/format.h"

#include <string.h>

/* Of the status itself, repost or not. */
static const struct fill_row status_rows[] = {
    {"id_str", FILL_ID, FILL_AT(id)},
    {"id", FILL_ID, FILL_AT(id)},
    {"created_at", FILL_TIME, FILL_AT(created_at)},
    {"user.id_str", FILL_ID, FILL_AT(author_id)},
    {"user.id", FILL_ID, FILL_AT(author_id)},
    {"user.screen_name", FILL_TEXT, FILL_AT(author_handle)},
    {"user.name", FILL_TEXT, FILL_AT(author_name)},
    {"user.followers_count", FILL_COUNT, FILL_AT(author_followers)},
    {"user.verified", FILL_FLAG, FILL_AT(author_verified)},
    {"from_user_id_str", FILL_ID, FILL_AT(author_id)}, /* the first search API */
    {"from_user", FILL_TEXT, FILL_AT(author_handle)},
    {"from_user_name", FILL_TEXT, FILL_AT(author_name)},
    {"retweeted_status.id_str", FILL_ID, FILL_AT(repost_of)},
    {"retweeted_status.id", FILL_ID, FILL_AT(repost_of)},
    {"lang", FILL_TEXT, FILL_AT(lang)},
    {NULL, 0, 0},
};

/* Where the user is apart from the status. */
static const struct fill_row author_rows[] = {
    {"id_str", FILL_ID, FILL_AT(author_id)},
    {"screen_name", FILL_TEXT, FILL_AT(author_handle)},
    {"name", FILL_TEXT, FILL_AT(author_name)},
    {"followers_count", FILL_COUNT, FILL_AT(author_followers)},
    {"verified", FILL_FLAG, FILL_AT(author_verified)},
    {NULL, 0, 0},
};

/* Of what is said: for a repost, the original, since its own text is cut at 140. */
static const struct fill_row content_rows[] = {
    {"extended_tweet.full_text", FILL_ESCAPED, FILL_AT(text)},
    {"full_text", FILL_ESCAPED, FILL_AT(text)},
    {"text", FILL_ESCAPED, FILL_AT(text)},
    {"extended_tweet.entities.hashtags[].text", FILL_LIST, FILL_AT(tags)},
    {"entities.hashtags[].text", FILL_LIST, FILL_AT(tags)},
    {"extended_tweet.entities.user_mentions[].screen_name", FILL_LIST, FILL_AT(mentions)},
    {"entities.user_mentions[].screen_name", FILL_LIST, FILL_AT(mentions)},
    {"extended_tweet.entities.urls[].expanded_url", FILL_LIST, FILL_AT(links)},
    {"entities.urls[].expanded_url", FILL_LIST, FILL_AT(links)},
    {"extended_tweet.extended_entities.media[].media_url_https", FILL_LIST, FILL_AT(media)},
    {"extended_entities.media[].media_url_https", FILL_LIST, FILL_AT(media)},
    {"entities.media[].media_url_https", FILL_LIST, FILL_AT(media)},
    {NULL, 0, 0},
};

/* Of a status that is no repost; a repost repeats the counts of its original. */
static const struct fill_row own_rows[] = {
    {"in_reply_to_status_id_str", FILL_ID, FILL_AT(in_reply_to)},
    {"in_reply_to_status_id", FILL_ID, FILL_AT(in_reply_to)},
    {"quoted_status_id_str", FILL_ID, FILL_AT(quote_of)},
    {"quoted_status_id", FILL_ID, FILL_AT(quote_of)},
    {"favorite_count", FILL_COUNT, FILL_AT(likes)},
    {"retweet_count", FILL_COUNT, FILL_AT(reposts)},
    {"quote_count", FILL_COUNT, FILL_AT(quotes)},
    {"reply_count", FILL_COUNT, FILL_AT(replies)},
    {"place.full_name", FILL_TEXT, FILL_AT(place)},
    {NULL, 0, 0},
};

/* coordinates is GeoJSON, longitude first; the older geo has latitude first. */
static void place(struct post *post, const json_t *status)
{
	const json_t *point = fill_find(status, "coordinates.coordinates");
	bool turned = json_array_size(point) != 2;

	if (turned)
		point = fill_find(status, "geo.coordinates");
	if (json_array_size(point) != 2)
		return;
	post->latitude = json_number_value(json_array_get(point, turned ? 0 : 1));
	post->longitude = json_number_value(json_array_get(point, turned ? 1 : 0));
	post->located = true;
}

void x_v1_put(struct sink *sink, const json_t *status, const json_t *author)
{
	struct post *post = sink_begin(sink, "x");
	const json_t *original = json_object_get(status, "retweeted_status");

	fill_post(sink, status_rows, status);
	if (author != NULL)
		fill_post(sink, author_rows, author);
	fill_post(sink, content_rows, json_is_object(original) ? original : status);
	if (post->repost_of.at == NULL) {
		fill_post(sink, own_rows, status);
		place(post, status);
	}
	if (!fill_has(status, "user") && post->author_handle.at == NULL)
		sink_own_author(sink);
	/* In an archive a repost is told by its text alone. */
	if (post->repost_of.at == NULL && !fill_has(status, "user") && post->text.len > 4 &&
	    memcmp(post->text.at, "RT @", 4) == 0)
		post->kind = span_of("repost");
	sink_know_author(sink);
	if (post->id.at != NULL)
		post->url = sink_format(sink, "https://x.com/%s/status/%s",
		    post->author_handle.at != NULL ? post->author_handle.at : "i/web", post->id.at);
	sink_end(sink);
}

bool x_v1_is_status(const json_t *value)
{
	return fill_has(value, "created_at") &&
	       (fill_has(value, "id_str") || fill_has(value, "id")) &&
	       (fill_has(value, "text") || fill_has(value, "full_text")) &&
	       !fill_has(value, "reposts_count") && !fill_has(value, "account");
}

/* The list in an answer: search, or the premium search. */
static const json_t *statuses_in(const json_t *value)
{
	const json_t *list = json_object_get(value, "statuses");

	if (!json_is_array(list))
		list = json_object_get(value, "results");
	return json_is_array(list) ? list : NULL;
}

static bool is_control(const json_t *value)
{
	static const char *const names[] = {"delete", "limit", "scrub_geo", "warning", "disconnect",
	    "status_withheld", "user_withheld", "friends", "friends_str"};

	for (size_t i = 0; json_object_size(value) == 1 && i < sizeof names / sizeof *names; i++)
		if (fill_has(value, names[i]))
			return true;
	return false;
}

static bool fits(const json_t *value)
{
	const json_t *list = statuses_in(value);

	if (list == NULL)
		return is_control(value) ||
		       (x_v1_is_status(value) && json_is_object(json_object_get(value, "user")));
	return x_v1_is_status(json_array_get(list, 0)) ||
	       (json_array_size(list) == 0 &&
	           (fill_has(value, "search_metadata") || fill_has(value, "requestParameters")));
}

static enum status put_one(struct sink *sink, const json_t *value, struct fault *fault)
{
	if (!fill_has(value, "text") && !fill_has(value, "full_text"))
		return fault_set(fault, STATUS_REJECTED, "no status: text is missing");
	x_v1_put(sink, value, NULL);
	return STATUS_OK;
}

void x_v1_put_delete(struct sink *sink, const json_t *delete)
{
	const json_t *status = json_object_get(delete, "status");
	struct span id = fill_id(sink, json_object_get(status, "id_str"));
	int64_t when = POST_UNKNOWN;

	if (id.at == NULL)
		id = fill_id(sink, json_object_get(status, "id"));
	fill_time(json_object_get(delete, "timestamp_ms"), &when);
	sink_tombstone(sink, "x", id, when);
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *list = statuses_in(value);

	if (list == NULL && fill_has(value, "delete"))
		x_v1_put_delete(sink, json_object_get(value, "delete"));
	else if (list == NULL && is_control(value))
		sink_note(sink, NOTE_CONTROL, 1);
	else if (list == NULL)
		return put_one(sink, value, fault);
	for (size_t i = 0; i < json_array_size(list); i++)
		x_v1_put(sink, json_array_get(list, i), NULL);
	if (list != NULL && json_array_size(list) == 0)
		sink_note(sink, NOTE_EMPTY, 1);
	if (fill_find(value, "search_metadata.next_results") != NULL || fill_has(value, "next"))
		sink_note(sink, NOTE_PAGES, 1);
	return STATUS_OK;
}

const struct format format_x_v1 = {
    "x-v1", "created_at, id and user, or a list of those in statuses or results", fits, convert};

/* A text beyond 280 characters is in a file of its own, under an id of its own. */
static const struct fill_row note_rows[] = {
    {"noteTweetId", FILL_ID, FILL_AT(id)},
    {"createdAt", FILL_TIME, FILL_AT(created_at)},
    {"core.text", FILL_ESCAPED, FILL_AT(text)},
    {"core.hashtags[].text", FILL_LIST, FILL_AT(tags)},
    {"core.urls[].expandedUrl", FILL_LIST, FILL_AT(links)},
    {NULL, 0, 0},
};

static bool is_note(const json_t *value)
{
	return fill_find(value, "noteTweet.core.text") != NULL;
}

static void put_note(struct sink *sink, const json_t *value)
{
	sink_begin(sink, "x");
	fill_post(sink, note_rows, json_object_get(value, "noteTweet"));
	sink_own_author(sink);
	sink_end(sink);
}

/* The archive also lists what was written when, without the words. */
static bool is_header(const json_t *tweet)
{
	return fill_has(tweet, "tweet_id") && fill_has(tweet, "user_id") &&
	       !fill_has(tweet, "full_text");
}

static bool archive_fits(const json_t *value)
{
	const json_t *inner = json_object_get(value, "tweet");

	if (is_note(value) || is_header(inner))
		return true;
	return x_v1_is_status(inner != NULL ? inner : value) && !fill_has(value, "user");
}

static enum status archive_convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *inner = json_object_get(value, "tweet");

	if (is_note(value))
		put_note(sink, value);
	else if (is_header(inner))
		sink_note(sink, NOTE_IDS, 1);
	if (is_note(value) || is_header(inner))
		return STATUS_OK;
	return put_one(sink, inner != NULL ? inner : value, fault);
}

const struct format format_x_archive = {
    "x-archive", "tweet, as in an account's archive", archive_fits, archive_convert};
