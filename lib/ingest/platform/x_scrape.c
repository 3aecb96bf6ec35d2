/*
 * Posts of X as services that scrape it give them, which write the API's names in one word:
 * createdAt, likeCount, author.userName.
 */
#include "ingest/fill.h"
#include "ingest/format.h"

static const struct fill_row tweet_rows[] = {
    {"id", FILL_ID, FILL_AT(id)},
    {"createdAt", FILL_TIME, FILL_AT(created_at)},
    {"author.id", FILL_ID, FILL_AT(author_id)},
    {"author.userName", FILL_TEXT, FILL_AT(author_handle)},
    {"author.username", FILL_TEXT, FILL_AT(author_handle)},
    {"author.screenName", FILL_TEXT, FILL_AT(author_handle)},
    {"author.name", FILL_TEXT, FILL_AT(author_name)},
    {"author.followers", FILL_COUNT, FILL_AT(author_followers)},
    {"author.followersCount", FILL_COUNT, FILL_AT(author_followers)},
    {"author.isVerified", FILL_FLAG, FILL_AT(author_verified)},
    {"author.isBlueVerified", FILL_FLAG, FILL_AT(author_verified)},
    {"conversationId", FILL_ID, FILL_AT(conversation_id)},
    {"place.fullName", FILL_TEXT, FILL_AT(place)},
    {"place.full_name", FILL_TEXT, FILL_AT(place)},
    {NULL, 0, 0},
};

/* Of what is said: of a repost, the original. */
static const struct fill_row content_rows[] = {
    {"noteTweet.text", FILL_ESCAPED, FILL_AT(text)},
    {"fullText", FILL_ESCAPED, FILL_AT(text)},
    {"text", FILL_ESCAPED, FILL_AT(text)},
    {"lang", FILL_TEXT, FILL_AT(lang)},
    {"entities.hashtags[].text", FILL_LIST, FILL_AT(tags)},
    {"entities.user_mentions[].screen_name", FILL_LIST, FILL_AT(mentions)},
    {"entities.urls[].expanded_url", FILL_LIST, FILL_AT(links)},
    {"extendedEntities.media[].media_url_https", FILL_LIST, FILL_AT(media)},
    {"media[].url", FILL_LIST, FILL_AT(media)},
    {NULL, 0, 0},
};

static const struct fill_row own_rows[] = {
    {"inReplyToId", FILL_ID, FILL_AT(in_reply_to)},
    {"inReplyToStatusId", FILL_ID, FILL_AT(in_reply_to)},
    {"quoted_tweet.id", FILL_ID, FILL_AT(quote_of)},
    {"quotedTweet.id", FILL_ID, FILL_AT(quote_of)},
    {"quote.id", FILL_ID, FILL_AT(quote_of)},
    {"quoteId", FILL_ID, FILL_AT(quote_of)},
    {"likeCount", FILL_COUNT, FILL_AT(likes)},
    {"retweetCount", FILL_COUNT, FILL_AT(reposts)},
    {"quoteCount", FILL_COUNT, FILL_AT(quotes)},
    {"replyCount", FILL_COUNT, FILL_AT(replies)},
    {"viewCount", FILL_COUNT, FILL_AT(views)},
    {NULL, 0, 0},
};

static bool is_tweet(const json_t *value)
{
	return fill_has(value, "createdAt") && fill_has(value, "id") &&
	       (fill_has(value, "text") || fill_has(value, "fullText")) &&
	       (fill_has(value, "retweetCount") || fill_has(value, "likeCount")) &&
	       (fill_find(value, "author.userName") != NULL ||
	           fill_find(value, "author.username") != NULL ||
	           fill_find(value, "author.screenName") != NULL);
}

static const json_t *original_of(const json_t *tweet)
{
	static const char *const names[] = {"retweeted_tweet", "retweetedTweet", "retweet"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (fill_has(json_object_get(tweet, names[i]), "id"))
			return json_object_get(tweet, names[i]);
	return NULL;
}

static void put_tweet(struct sink *sink, const json_t *tweet)
{
	const json_t *original = original_of(tweet);
	struct post *post = sink_begin(sink, "x");

	fill_post(sink, tweet_rows, tweet);
	fill_post(sink, content_rows, original != NULL ? original : tweet);
	if (original != NULL)
		post->repost_of = fill_id(sink, json_object_get(original, "id"));
	else
		fill_post(sink, own_rows, tweet);
	if (post->id.at != NULL && post->author_handle.at != NULL)
		post->url = sink_format(
		    sink, "https://x.com/%s/status/%s", post->author_handle.at, post->id.at);
	sink_end(sink);
}

static const char *const lists[] = {"tweets", "replies", "data"};

static bool fits(const json_t *value)
{
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		if (is_tweet(json_array_get(json_object_get(value, lists[i]), 0)))
			return true;
	return is_tweet(value);
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	(void)fault;
	if (is_tweet(value))
		put_tweet(sink, value);
	for (size_t i = 0; !is_tweet(value) && i < sizeof lists / sizeof *lists; i++) {
		const json_t *list = json_object_get(value, lists[i]);

		for (size_t j = 0; j < json_array_size(list); j++)
			if (fill_has(json_array_get(list, j), "text") ||
			    fill_has(json_array_get(list, j), "fullText"))
				put_tweet(sink, json_array_get(list, j));
	}
	if (json_is_true(json_object_get(value, "has_next_page")))
		sink_note(sink, NOTE_PAGES, 1);
	return STATUS_OK;
}

const struct format format_x_scrape = {
    "x-scrape", "createdAt, likeCount and author.userName, alone or in tweets", fits, convert};
