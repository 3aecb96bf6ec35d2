/*
 * Reviews of Google Play: what google-play-scraper makes of them, for Python and for node, and
 * the Developer API. (The console's reports are tables.)
 */
#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/lang.h"
#include "ingest/platform/review.h"

#include <string.h>

static const struct fill_row scraper_rows[] = {
    {"reviewId", FILL_ID, FILL_AT(id)},
    {"id", FILL_ID, FILL_AT(id)},
    {"url", FILL_TEXT, FILL_AT(url)},
    {"at", FILL_TIME, FILL_AT(created_at)},
    {"date", FILL_TIME, FILL_AT(created_at)},
    {"content", FILL_TEXT, FILL_AT(text)},
    {"text", FILL_TEXT, FILL_AT(text)},
    {"title", FILL_TEXT, FILL_AT(title)},
    {"userName", FILL_TEXT, FILL_AT(author_name)},
    {"thumbsUpCount", FILL_COUNT, FILL_AT(likes)},
    {"thumbsUp", FILL_COUNT, FILL_AT(likes)},
    {"score", FILL_RATING, FILL_AT(rating)},
    {"lang", FILL_TEXT, FILL_AT(lang)},
    {"appId", FILL_TEXT, FILL_AT(source)},
    {"app_id", FILL_TEXT, FILL_AT(source)},
    {NULL, 0, 0},
};

static const struct fill_row author_rows[] = {
    {"reviewId", FILL_ID, FILL_AT(id)},
    {"authorName", FILL_TEXT, FILL_AT(author_name)},
    {NULL, 0, 0},
};

/* Of the API. An int64 is text there. */
static const struct fill_row comment_rows[] = {
    {"originalText", FILL_TEXT, FILL_AT(text)},
    {"text", FILL_TEXT, FILL_AT(text)},
    {"lastModified.seconds", FILL_TIME, FILL_AT(created_at)},
    {"lastModified", FILL_TIME, FILL_AT(created_at)},
    {"thumbsUpCount", FILL_COUNT, FILL_AT(likes)},
    {"starRating", FILL_RATING, FILL_AT(rating)},
    {"reviewerLanguage", FILL_TEXT, FILL_AT(lang)},
    {NULL, 0, 0},
};

static bool is_api(const json_t *value)
{
	const json_t *comments = json_object_get(value, "comments");

	return fill_has(value, "reviewId") &&
	       (fill_find(comments, "0.userComment") != NULL ||
	           fill_find(comments, "0.developerComment") != NULL);
}

static bool is_review(const json_t *value)
{
	if (is_api(value))
		return true;
	if (fill_has(value, "reviewId"))
		return fill_has(value, "score") || fill_has(value, "thumbsUpCount");
	return fill_has(value, "id") && fill_has(value, "userName") && fill_has(value, "text") &&
	       (fill_has(value, "score") || fill_has(value, "thumbsUp"));
}

/* An old review has a title, and a tab behind it; a newer one the tab alone, or nothing. */
static void split_title(struct post *post)
{
	const char *tab = post->text.len > 0 ? memchr(post->text.at, '\t', post->text.len) : NULL;
	size_t title;

	if (tab == NULL)
		return;
	title = (size_t)(tab - post->text.at);
	if (title > 0)
		post->title = (struct span){post->text.at, title};
	post->text = (struct span){tab + 1, post->text.len - title - 1};
}

static const json_t *either(const json_t *first, const json_t *second)
{
	return first != NULL && !json_is_null(first) ? first : second;
}

/* The last comment of each side counts: what was there before, the API does not keep. */
static void put_api(struct sink *sink, const json_t *review)
{
	const json_t *comments = json_object_get(review, "comments");
	struct review_answer answer = {0};
	struct post *post = sink_begin(sink, "googleplay");
	bool written = false;

	fill_post(sink, author_rows, review);
	post->kind = span_of("review");
	for (size_t i = 0; json_is_array(comments) && i < json_array_size(comments); i++) {
		const json_t *comment = json_array_get(comments, i);
		const json_t *theirs = json_object_get(comment, "userComment");
		const json_t *ours = json_object_get(comment, "developerComment");

		fill_post(sink, comment_rows, theirs);
		written = written || json_is_object(theirs);
		if (ours == NULL)
			continue;
		answer.text = fill_text(json_object_get(ours, "text"));
		answer.time = either(fill_find(ours, "lastModified.seconds"),
		    json_object_get(ours, "lastModified"));
	}
	split_title(post);
	post->lang = lang_tag(sink, post->lang);
	if (written)
		sink_end(sink);
	review_answered(sink, &answer);
}

static void put_review(struct sink *sink, const json_t *review, const json_t *page)
{
	struct review_answer answer = {0};

	(void)page;
	if (is_api(review)) {
		put_api(sink, review);
		return;
	}
	sink_begin(sink, "googleplay");
	fill_post(sink, scraper_rows, review);
	sink->post.kind = span_of("review");
	sink_end(sink);
	answer.text = fill_text(either(json_object_get(review, "replyContent"),
	    json_object_get(review, "replyText")));
	answer.time = either(json_object_get(review, "repliedAt"),
	    json_object_get(review, "replyDate"));
	review_answered(sink, &answer);
}

static bool fits(const json_t *value)
{
	return review_holds(value, is_review) ||
	       fill_find(value, "tokenPagination.nextPageToken") != NULL;
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	(void)fault;
	review_each(sink, value, is_review, put_review);
	if (json_is_string(fill_find(value, "tokenPagination.nextPageToken")) ||
	    json_is_string(json_object_get(value, "nextPaginationToken")))
		sink_note(sink, NOTE_PAGES, 1);
	return STATUS_OK;
}

const struct format format_googleplay = {"googleplay",
    "reviewId with comments, or with score; userName, text and score", fits, convert};
