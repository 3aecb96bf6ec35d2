/*
 * Reviews of places on Google: the Business Profile API (v4), Places, new and legacy. The two
 * of Places give at most five, and ids only where the caller asked for names.
 */
#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/platform/review.h"

#include <ctype.h>
#include <string.h>

static const struct fill_row review_rows[] = {
    {"reviewId", FILL_ID, FILL_AT(id)},
    {"comment", FILL_TEXT, FILL_AT(text)},
    {"originalText.text", FILL_TEXT, FILL_AT(text)},
    {"originalText", FILL_TEXT, FILL_AT(text)},
    {"text.text", FILL_TEXT, FILL_AT(text)},
    {"text", FILL_TEXT, FILL_AT(text)},
    {"originalText.languageCode", FILL_TEXT, FILL_AT(lang)},
    {"text.languageCode", FILL_TEXT, FILL_AT(lang)},
    {"language", FILL_TEXT, FILL_AT(lang)},
    {"createTime", FILL_TIME, FILL_AT(created_at)},
    {"publishTime", FILL_TIME, FILL_AT(created_at)},
    {"updateTime", FILL_TIME, FILL_AT(created_at)},
    {"time", FILL_TIME, FILL_AT(created_at)},
    {"reviewer.displayName", FILL_TEXT, FILL_AT(author_name)},
    {"authorAttribution.displayName", FILL_TEXT, FILL_AT(author_name)},
    {"author_name", FILL_TEXT, FILL_AT(author_name)},
    {"authorAttribution.uri", FILL_TEXT, FILL_AT(author_url)},
    {"author_url", FILL_TEXT, FILL_AT(author_url)},
    {"googleMapsUri", FILL_TEXT, FILL_AT(url)},
    {"starRating", FILL_RATING, FILL_AT(rating)},
    {"rating", FILL_RATING, FILL_AT(rating)},
    {NULL, 0, 0},
};

/* The name of the place, of an answer about it. */
static const struct fill_row place_rows[] = {
    {"displayName.text", FILL_TEXT, FILL_AT(source)},
    {"displayName", FILL_TEXT, FILL_AT(source)},
    {"name", FILL_TEXT, FILL_AT(source)},
    {NULL, 0, 0},
};

static bool is_review(const json_t *value)
{
	struct span name = fill_text(json_object_get(value, "name"));

	if (span_find(name, "/reviews/") != NULL || fill_has(value, "authorAttribution"))
		return true;
	if (fill_has(value, "starRating"))
		return fill_has(value, "reviewer") || fill_has(value, "createTime") ||
		       fill_has(value, "comment");
	return fill_has(value, "author_name") && fill_has(value, "rating") &&
	       (fill_has(value, "relative_time_description") || fill_has(value, "time"));
}

/* ONE to FIVE; STAR_RATING_UNSPECIFIED is none. */
static void rate_by_word(struct post *post, struct span word)
{
	static const char *const words[] = {"ONE", "TWO", "THREE", "FOUR", "FIVE"};

	for (int i = 0; i < 5; i++)
		if (span_is(word, words[i])) {
			post->rating = i + 1;
			post->rating_max = 5;
		}
}

static struct span trimmed(struct span text)
{
	while (text.len > 0 && isspace((unsigned char)text.at[0]))
		text = (struct span){text.at + 1, text.len - 1};
	while (text.len > 0 && isspace((unsigned char)text.at[text.len - 1]))
		text.len--;
	return text;
}

/* A translated text holds both: what the author wrote is behind (Original), or, where that is
 * missing, before (Translated by Google). */
static struct span original(struct span text)
{
	static const char translated[] = "(Translated by Google)", marker[] = "(Original)";
	const char *first = span_find(text, translated), *end, *second;

	if (first == NULL)
		return text;
	end = text.at + text.len;
	second = span_find((struct span){first, (size_t)(end - first)}, marker);
	if (second == NULL && first > text.at)
		return trimmed((struct span){text.at, (size_t)(first - text.at)});
	first = second != NULL ? second + sizeof marker - 1 : first + sizeof translated - 1;
	return trimmed((struct span){first, (size_t)(end - first)});
}

/* A name is a path: of Business Profile its last part is the id, of Places it is one whole. */
static struct span id_of_name(struct span name)
{
	size_t start = name.len;

	if (span_find(name, "/reviews/") == NULL)
		return (struct span){0};
	if (memcmp(name.at, "places/", 7) == 0)
		return name;
	while (start > 0 && name.at[start - 1] != '/')
		start--;
	return start < name.len ? (struct span){name.at + start, name.len - start}
	                        : (struct span){0};
}

/* https://www.google.com/maps/contrib/1234/reviews */
static struct span author_of(struct span address)
{
	static const char part[] = "/contrib/";
	const char *at = span_find(address, part);
	size_t len = 0;

	if (at == NULL)
		return (struct span){0};
	at += sizeof part - 1;
	while (at + len < address.at + address.len && isdigit((unsigned char)at[len]))
		len++;
	return len > 0 ? (struct span){at, len} : (struct span){0};
}

static void put_review(struct sink *sink, const json_t *review, const json_t *page)
{
	const json_t *reply = json_object_get(review, "reviewReply");
	struct post *post = sink_begin(sink, "google");
	struct review_answer answer = {0};
	int64_t changed = POST_UNKNOWN;

	fill_post(sink, review_rows, review);
	if (page != review)
		fill_post(sink, place_rows, page);
	rate_by_word(post, fill_text(json_object_get(review, "starRating")));
	if (post->id.at == NULL)
		post->id = id_of_name(fill_text(json_object_get(review, "name")));
	post->text = original(post->text);
	post->author_id = author_of(post->author_url);
	post->kind = span_of("review");
	fill_time(json_object_get(review, "updateTime"), &changed);
	review_edited(post, changed);
	sink_end(sink);
	answer.text = original(fill_text(json_object_get(reply, "comment")));
	answer.time = json_object_get(reply, "updateTime");
	review_answered(sink, &answer);
}

/* What review_holds knows, and how the APIs put a place around it: under result, in a list of
 * places, or one by one with the location's name. */
static const json_t *inner_page(const json_t *value)
{
	const json_t *result = json_object_get(value, "result");

	if (!review_holds(value, is_review) && review_holds(result, is_review))
		return result;
	return value;
}

static const json_t *list_of_pages(const json_t *value)
{
	const json_t *places = json_object_get(value, "places");

	return places != NULL ? places : json_object_get(value, "locationReviews");
}

/* A search for places answers with places, which may hold reviews. */
static bool is_place(const json_t *value)
{
	return fill_find(value, "displayName.text") != NULL ||
	       fill_has(value, "formattedAddress") || fill_has(value, "placeUri");
}

static bool fits(const json_t *value)
{
	const json_t *pages = list_of_pages(value);

	for (size_t i = 0; json_is_array(pages) && i < json_array_size(pages); i++) {
		const json_t *page = json_array_get(pages, i);

		if (is_place(page) || review_holds(page, is_review) ||
		    is_review(json_object_get(page, "review")))
			return true;
	}
	return review_holds(inner_page(value), is_review);
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *pages = list_of_pages(value);
	size_t before = sink->posts;

	(void)fault;
	for (size_t i = 0; json_is_array(pages) && i < json_array_size(pages); i++) {
		const json_t *page = json_array_get(pages, i);
		const json_t *review = json_object_get(page, "review");

		if (is_review(review))
			put_review(sink, review, page);
		else
			review_each(sink, page, is_review, put_review);
	}
	if (!json_is_array(pages))
		review_each(sink, inner_page(value), is_review, put_review);
	if (sink->posts == before)
		sink_note(sink, NOTE_PLACES, 1);
	if (fill_text(json_object_get(value, "nextPageToken")).len > 0)
		sink_note(sink, NOTE_PAGES, 1);
	return STATUS_OK;
}

const struct format format_google = {"google",
    "starRating with reviewer, authorAttribution, or author_name with rating", fits, convert};
