/* Yelp: the lines of its Open Dataset (reviews and tips), and the reviews of the Fusion API. */
#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/platform/review.h"

#include <string.h>

static const struct fill_row review_rows[] = {
    {"review_id", FILL_ID, FILL_AT(id)},
    {"id", FILL_ID, FILL_AT(id)},
    {"url", FILL_TEXT, FILL_AT(url)},
    {"date", FILL_TIME, FILL_AT(created_at)},
    {"time_created", FILL_TIME, FILL_AT(created_at)},
    {"text", FILL_TEXT, FILL_AT(text)},
    {"user_id", FILL_ID, FILL_AT(author_id)},
    {"user.id", FILL_ID, FILL_AT(author_id)},
    {"user.name", FILL_TEXT, FILL_AT(author_name)},
    {"user.profile_url", FILL_TEXT, FILL_AT(author_url)},
    {"useful", FILL_COUNT, FILL_AT(likes)},
    {"compliment_count", FILL_COUNT, FILL_AT(likes)},
    {"stars", FILL_RATING, FILL_AT(rating)},
    {"rating", FILL_RATING, FILL_AT(rating)},
    {"business_id", FILL_ID, FILL_AT(source)},
    {NULL, 0, 0},
};

static bool is_tip(const json_t *value)
{
	return fill_has(value, "business_id") && fill_has(value, "text") &&
	       fill_has(value, "user_id") && !fill_has(value, "review_id");
}

static bool is_review(const json_t *value)
{
	if (fill_has(value, "business_id"))
		return fill_has(value, "text") &&
		       (fill_has(value, "review_id") || fill_has(value, "user_id"));
	return fill_has(value, "time_created") && fill_has(value, "rating") &&
	       fill_has(value, "user");
}

static bool ends_in_dots(struct span text)
{
	return (text.len >= 3 && memcmp(text.at + text.len - 3, "...", 3) == 0) ||
	       (text.len >= 3 && memcmp(text.at + text.len - 3, "\xE2\x80\xA6", 3) == 0);
}

static void put_review(struct sink *sink, const json_t *review, const json_t *page)
{
	struct post *post = sink_begin(sink, "yelp");

	(void)page;
	fill_post(sink, review_rows, review);
	/* Fusion gives 160 characters of each. */
	if (fill_has(review, "time_created") && ends_in_dots(post->text))
		sink_note(sink, NOTE_CUT, 1);
	if (post->url.at == NULL && post->source.at != NULL && post->id.at != NULL)
		post->url = sink_join(sink, (struct span[]){span_of("https://www.yelp.com/biz/"),
		    post->source, span_of("?hrid="), post->id}, 4);
	post->kind = span_of(is_tip(review) ? "post" : "review");
	sink_end(sink);
}

static bool fits(const json_t *value)
{
	return review_holds(value, is_review);
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *reviews = json_object_get(value, "reviews");
	const json_t *total = json_object_get(value, "total");

	(void)fault;
	review_each(sink, value, is_review, put_review);
	if (json_is_array(reviews) &&
	    json_integer_value(total) > (json_int_t)json_array_size(reviews))
		sink_note(sink, NOTE_PAGES, 1);
	return STATUS_OK;
}

const struct format format_yelp = {
    "yelp", "business_id with text, or time_created with rating and user", fits, convert};
