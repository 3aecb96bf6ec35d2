/* Trustpilot: its webhooks, the answers of its API, and the reviews of its pages' own data. */
#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/platform/review.h"

#include <string.h>

static const struct fill_row review_rows[] = {
    {"id", FILL_ID, FILL_AT(id)},
    {"link", FILL_TEXT, FILL_AT(url)},
    {"createdAt", FILL_TIME, FILL_AT(created_at)},
    {"dates.publishedDate", FILL_TIME, FILL_AT(created_at)},
    {"text", FILL_TEXT, FILL_AT(text)},
    {"title", FILL_TEXT, FILL_AT(title)},
    {"language", FILL_TEXT, FILL_AT(lang)},
    {"consumer.id", FILL_ID, FILL_AT(author_id)},
    {"consumer.name", FILL_TEXT, FILL_AT(author_name)},
    {"consumer.displayName", FILL_TEXT, FILL_AT(author_name)},
    {"numberOfLikes", FILL_COUNT, FILL_AT(likes)},
    {"likes", FILL_COUNT, FILL_AT(likes)},
    {"stars", FILL_RATING, FILL_AT(rating)},
    {"rating", FILL_RATING, FILL_AT(rating)},
    {"businessUnit.displayName", FILL_TEXT, FILL_AT(source)},
    {NULL, 0, 0},
};

static bool is_review(const json_t *value)
{
	const json_t *consumer = json_object_get(value, "consumer");

	return json_is_object(consumer) &&
	       (fill_has(value, "stars") ||
	           (fill_has(value, "rating") && fill_has(consumer, "displayName")));
}

static void put_answer(struct sink *sink, const json_t *review)
{
	const json_t *reply = json_object_get(review, "companyReply");
	struct review_answer answer = {0};

	if (!json_is_object(reply))
		reply = json_object_get(review, "reply");
	answer.text = fill_text(json_object_get(reply, "text"));
	if (answer.text.at == NULL)
		answer.text = fill_text(json_object_get(reply, "message"));
	answer.time = json_object_get(reply, "createdAt");
	if (answer.time == NULL)
		answer.time = json_object_get(reply, "publishedDate");
	answer.name = fill_text(fill_find(review, "businessUnit.displayName"));
	review_answered(sink, &answer);
}

static void put_review(struct sink *sink, const json_t *review, const json_t *page)
{
	struct post *post = sink_begin(sink, "trustpilot");
	int64_t changed = POST_UNKNOWN;

	fill_post(sink, review_rows, review);
	if (!fill_time(json_object_get(review, "updatedAt"), &changed))
		fill_time(fill_find(review, "dates.updatedDate"), &changed);
	review_edited(post, changed);
	if (fill_is(page, "eventName", "service-review-updated"))
		post->op = span_of("update");
	if (post->url.at == NULL && post->id.at != NULL)
		post->url = sink_join(sink,
		    (struct span[]){span_of("https://www.trustpilot.com/reviews/"), post->id}, 2);
	post->kind = span_of("review");
	if (post->source.at == NULL)
		post->source = fill_text(fill_find(page, "businessUnit.displayName"));
	sink_end(sink);
	put_answer(sink, review);
}

static bool ends_with(struct span text, const char *end)
{
	size_t len = strlen(end);

	return text.len >= len && memcmp(text.at + text.len - len, end, len) == 0;
}

/* Names of events come and go: what holds a review is one, whatever it is called. */
static void put_event(struct sink *sink, const json_t *event)
{
	const json_t *data = json_object_get(event, "eventData");
	struct span name = fill_text(json_object_get(event, "eventName"));
	int64_t when = POST_UNKNOWN;

	if (ends_with(name, "-deleted")) {
		fill_time(json_object_get(data, "deletedAt"), &when);
		sink_tombstone(sink, "trustpilot", fill_text(json_object_get(data, "id")), when);
	} else if (is_review(data) || (fill_has(data, "stars") && fill_has(data, "text"))) {
		put_review(sink, data, event);
	} else {
		sink_note(sink, NOTE_CONTROL, 1);
	}
}

static bool is_event(const json_t *value)
{
	return json_is_string(json_object_get(value, "eventName")) &&
	       json_is_object(json_object_get(value, "eventData"));
}

/* The data of a page of the site, where that is what was saved. */
static const json_t *page_of(const json_t *value)
{
	const json_t *props = fill_find(value, "props.pageProps");

	if (props == NULL)
		props = json_object_get(value, "pageProps");
	return props != NULL ? props : value;
}

static bool fits(const json_t *value)
{
	return is_event(value) || is_event(fill_find(value, "events.0")) ||
	       review_holds(page_of(value), is_review);
}

/* links: [{rel: next-page, href}] */
static bool has_next(const json_t *value)
{
	const json_t *links = json_object_get(value, "links");

	for (size_t i = 0; json_is_array(links) && i < json_array_size(links); i++)
		if (fill_is(json_array_get(links, i), "rel", "next-page"))
			return true;
	return false;
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *events = json_object_get(value, "events");

	(void)fault;
	if (is_event(value))
		put_event(sink, value);
	else if (!json_is_array(events))
		review_each(sink, page_of(value), is_review, put_review);
	for (size_t i = 0; json_is_array(events) && i < json_array_size(events); i++)
		put_event(sink, json_array_get(events, i));
	if (has_next(value))
		sink_note(sink, NOTE_PAGES, 1);
	return STATUS_OK;
}

const struct format format_trustpilot = {
    "trustpilot", "events with eventName, or stars with consumer", fits, convert};
