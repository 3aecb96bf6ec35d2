/* Lines of snscrape, which name their kind (_type), and gallery-dl's metadata of tweets. */
#include "ingest/fill.h"
#include "ingest/format.h"

#include <string.h>

static const char stem[] = "snscrape.modules.";

/* In order of trust: the fields differ a little from module to module, and by age. */
static const struct fill_row item_rows[] = {
    {"id", FILL_ID, FILL_AT(id)},
    {"url", FILL_TEXT, FILL_AT(url)},
    {"date", FILL_TIME, FILL_AT(created_at)},
    {"created", FILL_TIME, FILL_AT(created_at)},
    {"createdAt", FILL_TIME, FILL_AT(created_at)},
    {"lang", FILL_TEXT, FILL_AT(lang)},
    {"title", FILL_TEXT, FILL_AT(title)},
    {"user.id", FILL_ID, FILL_AT(author_id)},
    {"user.username", FILL_TEXT, FILL_AT(author_handle)},
    {"user.account", FILL_TEXT, FILL_AT(author_handle)},
    {"user.screenname", FILL_TEXT, FILL_AT(author_handle)},
    {"author", FILL_TEXT, FILL_AT(author_handle)},
    {"username", FILL_TEXT, FILL_AT(author_handle)},
    {"user.displayname", FILL_TEXT, FILL_AT(author_name)},
    {"user.displayName", FILL_TEXT, FILL_AT(author_name)},
    {"user.followersCount", FILL_COUNT, FILL_AT(author_followers)},
    {"user.verified", FILL_FLAG, FILL_AT(author_verified)},
    {"conversationId", FILL_ID, FILL_AT(conversation_id)},
    {"inReplyToTweetId", FILL_ID, FILL_AT(in_reply_to)},
    {"parentId", FILL_ID, FILL_AT(in_reply_to)},
    {"retweetedTweet.id", FILL_ID, FILL_AT(repost_of)},
    {"quotedTweet.id", FILL_ID, FILL_AT(quote_of)},
    {"subreddit", FILL_TEXT, FILL_AT(source)},
    {"place.fullName", FILL_TEXT, FILL_AT(place)},
    {NULL, 0, 0},
};

/* Of what is said: of a repost, the original. Only X escapes & < >. */
static const struct fill_row content_rows[] = {
    {"rawContent", FILL_TEXT, FILL_AT(text)},
    {"content", FILL_TEXT, FILL_AT(text)},
    {"renderedContent", FILL_TEXT, FILL_AT(text)},
    {"body", FILL_TEXT, FILL_AT(text)},
    {"selftext", FILL_TEXT, FILL_AT(text)},
    {"text", FILL_TEXT, FILL_AT(text)},
    {"likeCount", FILL_COUNT, FILL_AT(likes)},
    {"likes", FILL_COUNT, FILL_AT(likes)},
    {"retweetCount", FILL_COUNT, FILL_AT(reposts)},
    {"repostsCount", FILL_COUNT, FILL_AT(reposts)},
    {"quoteCount", FILL_COUNT, FILL_AT(quotes)},
    {"replyCount", FILL_COUNT, FILL_AT(replies)},
    {"comments", FILL_COUNT, FILL_AT(replies)},
    {"commentsCount", FILL_COUNT, FILL_AT(replies)},
    {"viewCount", FILL_COUNT, FILL_AT(views)},
    {"views", FILL_COUNT, FILL_AT(views)},
    {"hashtags[]", FILL_LIST, FILL_AT(tags)},
    {"mentionedUsers[].username", FILL_LIST, FILL_AT(mentions)},
    {"links[].url", FILL_LIST, FILL_AT(links)},
    {"outlinks[]", FILL_LIST, FILL_AT(links)},
    {"media[].fullUrl", FILL_LIST, FILL_AT(media)},
    {"media[].thumbnailUrl", FILL_LIST, FILL_AT(media)},
    {NULL, 0, 0},
};

/* The module's name, and the kind behind it: twitter and Tweet. */
static bool read_type(const json_t *value, struct span *module, struct span *kind)
{
	struct span type = fill_text(json_object_get(value, "_type"));
	const char *dot;

	if (type.len < sizeof stem || memcmp(type.at, stem, sizeof stem - 1) != 0)
		return false;
	type = (struct span){type.at + sizeof stem - 1, type.len - (sizeof stem - 1)};
	dot = memchr(type.at, '.', type.len);
	if (dot == NULL)
		return false;
	*module = (struct span){type.at, (size_t)(dot - type.at)};
	*kind = (struct span){dot + 1, type.len - module->len - 1};
	return true;
}

static bool fits(const json_t *value)
{
	struct span module, kind;

	return read_type(value, &module, &kind);
}

static void place(struct post *post, const json_t *point)
{
	if (!json_is_number(json_object_get(point, "latitude")))
		return;
	post->latitude = json_number_value(json_object_get(point, "latitude"));
	post->longitude = json_number_value(json_object_get(point, "longitude"));
	post->located = true;
}

static void put_item(struct sink *sink, const json_t *value, struct span module)
{
	const json_t *original = json_object_get(value, "retweetedTweet");
	bool x = span_is(module, "twitter");
	struct post *post = sink_begin(sink, "x");

	if (!x)
		post->platform = module;
	fill_post(sink, item_rows, value);
	fill_post(sink, content_rows, json_is_object(original) ? original : value);
	if (x)
		post->text = sink_unescaped(sink, post->text);
	place(post, json_object_get(value, "coordinates"));
	if (!x && post->kind.at == NULL && post->in_reply_to.at != NULL)
		post->kind = span_of("comment");
	sink_end(sink);
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	struct span module = {0}, kind = {0};

	(void)fault;
	read_type(value, &module, &kind);
	if (span_is(kind, "User") || span_is(kind, "Channel") || span_is(kind, "Group") ||
	    span_is(kind, "Trend"))
		sink_note(sink, NOTE_USERS, 1);
	else if (span_is(kind, "Tombstone") || span_is(kind, "TweetRef"))
		sink_note(sink, NOTE_UNAVAILABLE, 1);
	else
		put_item(sink, value, module);
	return STATUS_OK;
}

const struct format format_snscrape = {"snscrape", "_type snscrape.modules...", fits, convert};
