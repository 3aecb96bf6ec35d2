/* X as its site loads it (GraphQL), which is what browser extensions keep: tweets alone or
 * anywhere in an answer. */
#include "ingest/fill.h"
#include "ingest/format.h"

enum { DEPTH = 64 };

static const struct fill_row tweet_rows[] = {
    {"rest_id", FILL_ID, FILL_AT(id)},
    {"legacy.id_str", FILL_ID, FILL_AT(id)},
    {"legacy.created_at", FILL_TIME, FILL_AT(created_at)},
    {"legacy.conversation_id_str", FILL_ID, FILL_AT(conversation_id)},
    {"legacy.user_id_str", FILL_ID, FILL_AT(author_id)},
    {"core.user_results.result.rest_id", FILL_ID, FILL_AT(author_id)},
    {"core.user_results.result.legacy.screen_name", FILL_TEXT, FILL_AT(author_handle)},
    {"core.user_results.result.core.screen_name", FILL_TEXT, FILL_AT(author_handle)},
    {"core.user_results.result.legacy.name", FILL_TEXT, FILL_AT(author_name)},
    {"core.user_results.result.core.name", FILL_TEXT, FILL_AT(author_name)},
    {"core.user_results.result.legacy.followers_count", FILL_COUNT, FILL_AT(author_followers)},
    {"core.user_results.result.verification.verified", FILL_FLAG, FILL_AT(author_verified)},
    {"core.user_results.result.legacy.verified", FILL_FLAG, FILL_AT(author_verified)},
    {"user.id_str", FILL_ID, FILL_AT(author_id)},
    {"user.screen_name", FILL_TEXT, FILL_AT(author_handle)},
    {"user.name", FILL_TEXT, FILL_AT(author_name)},
    {"user.followers_count", FILL_COUNT, FILL_AT(author_followers)},
    {"legacy.place.full_name", FILL_TEXT, FILL_AT(place)},
    {NULL, 0, 0},
};

/* Of what is said: of a repost, the original. */
static const struct fill_row content_rows[] = {
    {"note_tweet.note_tweet_results.result.text", FILL_ESCAPED, FILL_AT(text)},
    {"legacy.full_text", FILL_ESCAPED, FILL_AT(text)},
    {"legacy.lang", FILL_TEXT, FILL_AT(lang)},
    {"legacy.entities.hashtags[].text", FILL_LIST, FILL_AT(tags)},
    {"legacy.entities.user_mentions[].screen_name", FILL_LIST, FILL_AT(mentions)},
    {"legacy.entities.urls[].expanded_url", FILL_LIST, FILL_AT(links)},
    {"legacy.extended_entities.media[].media_url_https", FILL_LIST, FILL_AT(media)},
    {"legacy.entities.media[].media_url_https", FILL_LIST, FILL_AT(media)},
    {NULL, 0, 0},
};

/* Of a tweet that is no repost; a repost repeats the counts of its original. */
static const struct fill_row own_rows[] = {
    {"legacy.in_reply_to_status_id_str", FILL_ID, FILL_AT(in_reply_to)},
    {"legacy.quoted_status_id_str", FILL_ID, FILL_AT(quote_of)},
    {"legacy.favorite_count", FILL_COUNT, FILL_AT(likes)},
    {"legacy.retweet_count", FILL_COUNT, FILL_AT(reposts)},
    {"legacy.quote_count", FILL_COUNT, FILL_AT(quotes)},
    {"legacy.reply_count", FILL_COUNT, FILL_AT(replies)},
    {"views.count", FILL_COUNT, FILL_AT(views)},
    {"ext_views.count", FILL_COUNT, FILL_AT(views)},
    {NULL, 0, 0},
};

static bool is_tweet(const json_t *value)
{
	return json_is_string(fill_find(value, "legacy.full_text")) &&
	       (fill_has(value, "rest_id") || fill_find(value, "legacy.id_str") != NULL);
}

/* A tweet whose visibility is limited is one level deeper. */
static const json_t *unwrapped(const json_t *result)
{
	const json_t *tweet = json_object_get(result, "tweet");

	return tweet != NULL ? tweet : result;
}

static void put_tweet(struct sink *sink, const json_t *tweet)
{
	const json_t *original =
	    unwrapped(fill_find(tweet, "legacy.retweeted_status_result.result"));
	const json_t *edits = fill_find(tweet, "edit_control.edit_tweet_ids");
	struct post *post = sink_begin(sink, "x");

	fill_post(sink, tweet_rows, tweet);
	if (is_tweet(original)) {
		post->repost_of = fill_id(sink, json_object_get(original, "rest_id"));
		if (post->repost_of.at == NULL)
			post->repost_of = fill_id(sink, fill_find(original, "legacy.id_str"));
	} else {
		original = tweet;
		fill_post(sink, own_rows, tweet);
	}
	fill_post(sink, content_rows, original);
	if (json_array_size(edits) > 1 &&
	    !span_same(fill_text(json_array_get(edits, 0)), post->id))
		post->op = span_of("update");
	if (post->id.at != NULL)
		post->url = sink_format(sink, "https://x.com/%.*s/status/%.*s",
		    post->author_handle.at != NULL ? (int)post->author_handle.len : 5,
		    post->author_handle.at != NULL ? post->author_handle.at : "i/web",
		    (int)post->id.len, post->id.at);
	sink_end(sink);
}

/* Every tweet of an answer; those that one refers to stay inside of it. */
static void put_all(struct sink *sink, const json_t *value, int depth)
{
	const json_t *member;
	const char *key;

	if (is_tweet(value)) {
		put_tweet(sink, value);
		return;
	}
	if (fill_is(value, "__typename", "TweetTombstone"))
		sink_note(sink, NOTE_UNAVAILABLE, 1);
	for (size_t i = 0; depth > 0 && i < json_array_size(value); i++)
		put_all(sink, json_array_get(value, i), depth - 1);
	json_object_foreach(fill_iterable(value), key, member)
		if (depth > 0)
			put_all(sink, member, depth - 1);
}

/* An answer holds a list of instructions a few steps down, or one tweet. */
static bool is_answer(const json_t *value, int depth)
{
	const json_t *member;
	const char *key;

	if (json_is_array(json_object_get(value, "instructions")) ||
	    fill_find(value, "tweetResult.result") != NULL)
		return true;
	json_object_foreach(fill_iterable(value), key, member)
		if (depth > 0 && json_is_object(member) && is_answer(member, depth - 1))
			return true;
	return false;
}

static bool fits(const json_t *value)
{
	return is_tweet(value) || is_tweet(json_object_get(value, "tweet")) ||
	       is_answer(json_object_get(value, "data"), 5);
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	size_t before = sink->posts;

	(void)fault;
	put_all(sink, value, DEPTH);
	if (sink->posts == before)
		sink_note(sink, NOTE_EMPTY, 1);
	return STATUS_OK;
}

const struct format format_x_web = {"x-web",
    "legacy.full_text with rest_id, alone or below instructions in data", fits, convert};
