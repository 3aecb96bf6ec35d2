/*
 * Activities of X as Gnip sold them, and the premium API's older form: Activity Streams 1.0, a
 * line each, or in results.
 */
#include "ingest/fill.h"
#include "ingest/format.h"

static const struct fill_row activity_rows[] = {
    {"postedTime", FILL_TIME, FILL_AT(created_at)},
    {"actor.preferredUsername", FILL_TEXT, FILL_AT(author_handle)},
    {"actor.displayName", FILL_TEXT, FILL_AT(author_name)},
    {"actor.followersCount", FILL_COUNT, FILL_AT(author_followers)},
    {"actor.verified", FILL_FLAG, FILL_AT(author_verified)},
    {"location.displayName", FILL_TEXT, FILL_AT(place)},
    {NULL, 0, 0},
};

/* Of what is said: of a repost, the original. */
static const struct fill_row content_rows[] = {
    {"long_object.body", FILL_ESCAPED, FILL_AT(text)},
    {"body", FILL_ESCAPED, FILL_AT(text)},
    {"object.summary", FILL_ESCAPED, FILL_AT(text)},
    {"twitter_lang", FILL_TEXT, FILL_AT(lang)},
    {"long_object.twitter_entities.hashtags[].text", FILL_LIST, FILL_AT(tags)},
    {"twitter_entities.hashtags[].text", FILL_LIST, FILL_AT(tags)},
    {"twitter_entities.user_mentions[].screen_name", FILL_LIST, FILL_AT(mentions)},
    {"long_object.twitter_entities.urls[].expanded_url", FILL_LIST, FILL_AT(links)},
    {"twitter_entities.urls[].expanded_url", FILL_LIST, FILL_AT(links)},
    {"twitter_extended_entities.media[].media_url_https", FILL_LIST, FILL_AT(media)},
    {"twitter_entities.media[].media_url_https", FILL_LIST, FILL_AT(media)},
    {NULL, 0, 0},
};

static const struct fill_row own_rows[] = {
    {"favoritesCount", FILL_COUNT, FILL_AT(likes)},
    {"retweetCount", FILL_COUNT, FILL_AT(reposts)},
    {NULL, 0, 0},
};

/* The digits that an id or an address ends in: tag:search.twitter.com,2005:12 */
static struct span number_of(const json_t *value)
{
	struct span text = fill_text(value);
	size_t n = 0;

	while (n < text.len && text.at[text.len - n - 1] >= '0' && text.at[text.len - n - 1] <= '9')
		n++;
	return n > 0 ? (struct span){text.at + text.len - n, n} : (struct span){0};
}

/* GeoJSON, but for its order: latitude first. */
static void place(struct post *post, const json_t *activity)
{
	const json_t *point = fill_find(activity, "geo.coordinates");

	if (json_array_size(point) != 2 || !json_is_number(json_array_get(point, 0)))
		return;
	post->latitude = json_number_value(json_array_get(point, 0));
	post->longitude = json_number_value(json_array_get(point, 1));
	post->located = true;
}

static void put_activity(struct sink *sink, const json_t *activity)
{
	const json_t *original = json_object_get(activity, "object");
	bool repost = fill_is(activity, "verb", "share");
	struct post *post = sink_begin(sink, "x");

	fill_post(sink, activity_rows, activity);
	post->id = number_of(json_object_get(activity, "id"));
	post->author_id = number_of(fill_find(activity, "actor.id"));
	fill_post(sink, content_rows, repost && fill_has(original, "body") ? original : activity);
	if (repost) {
		post->repost_of = number_of(json_object_get(original, "id"));
	} else {
		fill_post(sink, own_rows, activity);
		post->in_reply_to = number_of(fill_find(activity, "inReplyTo.link"));
		post->quote_of = number_of(fill_find(activity, "twitter_quoted_status.id"));
		place(post, activity);
	}
	sink_know_author(sink);
	if (post->id.at != NULL)
		post->url = sink_format(sink, "https://x.com/%s/status/%.*s",
		    post->author_handle.at != NULL ? post->author_handle.at : "i/web",
		    (int)post->id.len, post->id.at);
	sink_end(sink);
}

static bool is_activity(const json_t *value)
{
	return fill_is(value, "objectType", "activity") && fill_has(value, "verb") &&
	       json_is_object(json_object_get(value, "actor"));
}

/* A line about the delivery itself: how many, from when. */
static bool is_info(const json_t *value)
{
	return fill_find(value, "info.activity_count") != NULL;
}

static bool fits(const json_t *value)
{
	return is_activity(value) || is_info(value) ||
	       is_activity(json_array_get(json_object_get(value, "results"), 0));
}

static void put_one(struct sink *sink, const json_t *value)
{
	if (fill_is(value, "verb", "delete"))
		sink_tombstone(sink, "x", number_of(fill_find(value, "object.id")), POST_UNKNOWN);
	else if (is_activity(value))
		put_activity(sink, value);
	else
		sink_note(sink, NOTE_CONTROL, 1);
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *list = json_object_get(value, "results");

	(void)fault;
	if (!json_is_array(list))
		put_one(sink, value);
	for (size_t i = 0; json_is_array(list) && i < json_array_size(list); i++)
		put_one(sink, json_array_get(list, i));
	if (fill_has(value, "next"))
		sink_note(sink, NOTE_PAGES, 1);
	return STATUS_OK;
}

const struct format format_x_gnip = {
    "x-gnip", "objectType activity, verb and actor, alone or in results", fits, convert};
