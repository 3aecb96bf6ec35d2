/* Dumps of Reddit (Pushshift, Arctic Shift) and what tools of its API save: bare comments and
 * submissions, with or without the comments below them. */
#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/platform/reddit.h"

static bool is_comment(const json_t *value)
{
	return json_is_string(json_object_get(value, "body")) &&
	       (fill_has(value, "link_id") || fill_has(value, "parent_id") ||
	           fill_has(value, "submission")) &&
	       (fill_has(value, "subreddit") || fill_has(value, "subreddit_id"));
}

static bool is_submission(const json_t *value)
{
	return json_is_string(json_object_get(value, "title")) && fill_has(value, "subreddit") &&
	       fill_has(value, "id") &&
	       (fill_has(value, "selftext") || fill_has(value, "num_comments") ||
	           fill_has(value, "permalink") || fill_has(value, "created_utc"));
}

static void put_value(struct sink *sink, const json_t *value);

static void put_list(struct sink *sink, const json_t *list)
{
	for (size_t i = 0; json_is_array(list) && i < json_array_size(list); i++)
		put_value(sink, json_array_get(list, i));
}

static void put_value(struct sink *sink, const json_t *value)
{
	if (is_comment(value))
		reddit_put(sink, value, span_of("t1"));
	else if (is_submission(value))
		reddit_put(sink, value, span_of("t3"));
	else
		return;
	put_list(sink, json_object_get(value, "comments"));
	put_list(sink, json_object_get(value, "replies"));
}

static bool is_thing(const json_t *value)
{
	return is_comment(value) || is_submission(value);
}

static bool fits(const json_t *value)
{
	return is_thing(value) || is_thing(json_array_get(json_object_get(value, "data"), 0));
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	(void)fault;
	if (is_thing(value))
		put_value(sink, value);
	else
		put_list(sink, json_object_get(value, "data"));
	return STATUS_OK;
}

const struct format format_pushshift = {"reddit-pushshift",
    "body with link_id or title with selftext, and subreddit, alone or in data", fits, convert};
