/*
 * Reviews of Apple's App Store: the customer reviews feed as JSON, the App Store Connect API,
 * the answers of the store's own pages, and what the common scrapers make of them.
 */
#include "ingest/address.h"
#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/platform/review.h"

#include <stdlib.h>
#include <string.h>

/* In the feed each value is in an object, as its label. */
static const struct fill_row entry_rows[] = {
    {"id.label", FILL_ID, FILL_AT(id)},
    {"id", FILL_ID, FILL_AT(id)},
    {"title.label", FILL_TEXT, FILL_AT(title)},
    {"title", FILL_TEXT, FILL_AT(title)},
    {"content.label", FILL_TEXT, FILL_AT(text)},
    {"content.0.label", FILL_TEXT, FILL_AT(text)},
    {"content", FILL_TEXT, FILL_AT(text)},
    {"updated.label", FILL_TIME, FILL_AT(created_at)},
    {"updated", FILL_TIME, FILL_AT(created_at)},
    {"author.name.label", FILL_TEXT, FILL_AT(author_name)},
    {"author.name", FILL_TEXT, FILL_AT(author_name)},
    {"author.uri.label", FILL_TEXT, FILL_AT(author_url)},
    {"author.uri", FILL_TEXT, FILL_AT(author_url)},
    {"im:rating.label", FILL_RATING, FILL_AT(rating)},
    {"im:rating", FILL_RATING, FILL_AT(rating)},
    {"im:voteSum.label", FILL_COUNT, FILL_AT(likes)},
    {"im:voteSum", FILL_COUNT, FILL_AT(likes)},
    {NULL, 0, 0},
};

/* Of the API, of the store's pages, and of app-store-scraper in both languages. */
static const struct fill_row review_rows[] = {
    {"id", FILL_ID, FILL_AT(id)},
    {"title", FILL_TEXT, FILL_AT(title)},
    {"body", FILL_TEXT, FILL_AT(text)},
    {"review", FILL_TEXT, FILL_AT(text)},
    {"text", FILL_TEXT, FILL_AT(text)},
    {"createdDate", FILL_TIME, FILL_AT(created_at)},
    {"date", FILL_TIME, FILL_AT(created_at)},
    {"updated", FILL_TIME, FILL_AT(created_at)},
    {"reviewerNickname", FILL_TEXT, FILL_AT(author_name)},
    {"userName", FILL_TEXT, FILL_AT(author_name)},
    {"userUrl", FILL_TEXT, FILL_AT(author_url)},
    {"rating", FILL_RATING, FILL_AT(rating)},
    {"score", FILL_RATING, FILL_AT(rating)},
    {"territory", FILL_TEXT, FILL_AT(place)},
    {NULL, 0, 0},
};

/* The feed ------------------------------------------------------------------------------- */

static bool is_app(const json_t *entry)
{
	return fill_has(entry, "im:name") && !fill_has(entry, "im:rating");
}

static void put_entry(struct sink *sink, const json_t *entry)
{
	struct post *post = sink_begin(sink, "appstore");
	struct span link = fill_text(fill_find(entry, "link.attributes.href"));

	fill_post(sink, entry_rows, entry);
	post->kind = span_of("review");
	post->author_id = address_number(post->author_url, "/id");
	post->source = address_number(link, "id=");
	sink_end(sink);
}

/* The number in a page's address; the first page's has none. */
static long page_of(struct span address)
{
	struct span digits = address_number(address, "page=");

	return digits.len > 0 && digits.len < 9 ? strtol(digits.at, NULL, 10) : 1;
}

/* The last page, too, names a next one: itself. */
static bool has_next(const json_t *feed)
{
	const json_t *links = json_object_get(feed, "link");
	long self = 1, next = 0;

	for (size_t i = 0; json_is_array(links) && i < json_array_size(links); i++) {
		const json_t *link = json_object_get(json_array_get(links, i), "attributes");
		struct span address = fill_text(json_object_get(link, "href"));

		if (fill_is(link, "rel", "self"))
			self = page_of(address);
		if (fill_is(link, "rel", "next") && address.len > 0)
			next = page_of(address);
	}
	return next > self;
}

static void put_feed(struct sink *sink, const json_t *feed)
{
	const json_t *entries = json_object_get(feed, "entry");
	size_t posts = sink->posts, apps = 0;

	if (json_is_object(entries) && !is_app(entries))
		put_entry(sink, entries);
	for (size_t i = 0; json_is_array(entries) && i < json_array_size(entries); i++) {
		const json_t *entry = json_array_get(entries, i);

		apps += is_app(entry);
		if (json_is_object(entry) && !is_app(entry))
			put_entry(sink, entry);
	}
	if (apps > 1)
		sink_note(sink, NOTE_PLACES, 1);
	else if (sink->posts == posts)
		sink_note(sink, NOTE_EMPTY, 1);
	if (sink->posts > posts && has_next(feed))
		sink_note(sink, NOTE_PAGES, 1);
}

static bool is_entry(const json_t *value)
{
	return fill_has(value, "im:rating") ||
	       (fill_has(value, "im:name") && fill_has(value, "im:artist"));
}

static bool is_feed(const json_t *feed)
{
	const json_t *entry = json_object_get(feed, "entry");

	if (json_is_array(entry))
		entry = json_array_get(entry, json_array_size(entry) - 1);
	return is_entry(entry) ||
	       span_is(fill_text(fill_find(feed, "author.name.label")), "iTunes Store");
}

/* The API and scrapers ---------------------------------------------------------------------- */

/* The answer to a review comes beside it, among what is included. */
static const json_t *included(const json_t *page, const json_t *id)
{
	const json_t *list = json_object_get(page, "included");

	for (size_t i = 0; json_is_array(list) && i < json_array_size(list); i++) {
		const json_t *item = json_array_get(list, i);

		if (json_is_string(id) && json_equal(json_object_get(item, "id"), id))
			return item;
	}
	return NULL;
}

static void put_answer(struct sink *sink, const json_t *review, const json_t *page)
{
	const json_t *from = included(page, fill_find(review, "relationships.response.data.id"));
	const json_t *inner = json_object_get(review, "attributes");
	struct review_answer answer = {0};

	answer.id = fill_text(json_object_get(from, "id"));
	answer.text = fill_text(fill_find(from, "attributes.responseBody"));
	answer.time = fill_find(from, "attributes.lastModifiedDate");
	if (from == NULL) {
		from = json_object_get(inner != NULL ? inner : review, "developerResponse");
		answer.text = fill_text(json_object_get(from, "body"));
		answer.time = json_object_get(from, "modified");
	}
	review_answered(sink, &answer);
}

/* An answer by itself, of the list of them. */
static void put_response(struct sink *sink, const json_t *response)
{
	struct post *post = sink_begin(sink, "appstore");

	post->id = fill_id(sink, json_object_get(response, "id"));
	post->kind = span_of("comment");
	post->text = fill_text(fill_find(response, "attributes.responseBody"));
	fill_time(fill_find(response, "attributes.lastModifiedDate"), &post->created_at);
	post->in_reply_to = fill_text(fill_find(response, "relationships.review.data.id"));
	post->author_staff = POST_ANSWER_YES;
	sink_end(sink);
}

static bool is_review(const json_t *value)
{
	const json_t *inner = json_object_get(value, "attributes");

	if (inner == NULL)
		return fill_has(value, "userName") && fill_has(value, "title") &&
		       ((fill_has(value, "review") && fill_has(value, "rating")) ||
		           (fill_has(value, "score") && fill_has(value, "userUrl")));
	return fill_is(value, "type", "customerReviews") || fill_is(value, "type", "user-reviews") ||
	       fill_is(value, "type", "customerReviewResponses");
}

static void put_review(struct sink *sink, const json_t *review, const json_t *page)
{
	const json_t *inner = json_object_get(review, "attributes");

	if (fill_is(review, "type", "customerReviewResponses")) {
		put_response(sink, review);
		return;
	}
	sink_begin(sink, "appstore");
	fill_post(sink, review_rows, review);
	fill_post(sink, review_rows, inner);
	sink->post.author_id = address_number(sink->post.author_url, "/id");
	sink->post.kind = span_of("review");
	sink_end(sink);
	put_answer(sink, review, page);
}

static bool fits(const json_t *value)
{
	return is_feed(json_object_get(value, "feed")) || is_entry(value) ||
	       is_review(json_object_get(value, "data")) || review_holds(value, is_review);
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *feed = json_object_get(value, "feed");
	const json_t *data = json_object_get(value, "data");
	const json_t *next = fill_find(value, "links.next");

	(void)fault;
	if (feed != NULL)
		put_feed(sink, feed);
	else if (is_entry(value) && !is_app(value))
		put_entry(sink, value);
	else if (is_review(data))
		put_review(sink, data, value);
	else
		review_each(sink, value, is_review, put_review);
	if (next == NULL && is_review(json_array_get(data, 0)))
		next = json_object_get(value, "next");
	if (json_is_string(next))
		sink_note(sink, NOTE_PAGES, 1);
	return STATUS_OK;
}

const struct format format_appstore = {"appstore",
    "feed with im:rating, or data of type customerReviews", fits, convert};
