/*
 * Reviews of Steam's store (appreviews). They have a thumb, no stars: up is a rating of 1 of 1,
 * down of 0. The text is in Steam's markup, whose tags are dropped.
 */
#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/lang.h"
#include "ingest/platform/review.h"

#include <string.h>

static const struct fill_row review_rows[] = {
    {"recommendationid", FILL_ID, FILL_AT(id)},
    {"timestamp_created", FILL_TIME, FILL_AT(created_at)},
    {"review", FILL_TEXT, FILL_AT(text)},
    {"language", FILL_TEXT, FILL_AT(lang)},
    {"author.steamid", FILL_ID, FILL_AT(author_id)},
    {"author.personaname", FILL_TEXT, FILL_AT(author_name)},
    {"author.profile_url", FILL_TEXT, FILL_AT(author_url)},
    {"votes_up", FILL_COUNT, FILL_AT(likes)},
    {"comment_count", FILL_COUNT, FILL_AT(replies)},
    {NULL, 0, 0},
};

static bool is_review(const json_t *value)
{
	return fill_has(value, "recommendationid") && fill_has(value, "review");
}

/* The length of a tag of the markup at the text's start, [b] or [/url] or [url=...]; 0 where
 * it is none. */
static size_t tag_at(struct span text)
{
	static const char *const names[] = {"h1", "h2", "h3", "b", "u", "i", "strike", "spoiler",
	    "noparse", "hr", "url", "list", "olist", "*", "quote", "code", "table", "tr", "th",
	    "td", "img"};
	const char *end = memchr(text.at, ']', text.len);
	size_t start = text.len > 1 && text.at[1] == '/' ? 2 : 1, len = 0;

	if (end == NULL)
		return 0;
	while (text.at + start + len < end && text.at[start + len] != '=' &&
	       text.at[start + len] != ' ')
		len++;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i]) == len && memcmp(names[i], text.at + start, len) == 0)
			return (size_t)(end - text.at) + 1;
	return 0;
}

static struct span without_tags(struct sink *sink, struct span text)
{
	char *to;
	size_t len = 0;

	if (text.len == 0 || memchr(text.at, '[', text.len) == NULL)
		return text;
	to = arena_take(&sink->arena, text.len);
	for (size_t i = 0; i < text.len;) {
		size_t tag = 0;

		if (text.at[i] == '[')
			tag = tag_at((struct span){text.at + i, text.len - i});
		if (tag == 0)
			to[len++] = text.at[i++];
		i += tag;
	}
	return (struct span){to, len};
}

static void put_review(struct sink *sink, const json_t *review, const json_t *page)
{
	const json_t *up = json_object_get(review, "voted_up");
	struct post *post = sink_begin(sink, "steam");
	struct review_answer answer = {0};
	int64_t changed = POST_UNKNOWN;

	(void)page;
	fill_post(sink, review_rows, review);
	post->text = without_tags(sink, post->text);
	post->lang = lang_tag(sink, post->lang);
	if (json_is_boolean(up)) {
		post->rating = json_is_true(up) ? 1 : 0;
		post->rating_max = 1;
	}
	fill_time(json_object_get(review, "timestamp_updated"), &changed);
	review_edited(post, changed);
	post->kind = span_of("review");
	sink_end(sink);
	answer.text = fill_text(json_object_get(review, "developer_response"));
	answer.time = json_object_get(review, "timestamp_dev_responded");
	review_answered(sink, &answer);
}

static bool fits(const json_t *value)
{
	return review_holds(value, is_review) || fill_has(value, "query_summary");
}

/* A cursor is always given; only the first page says how many reviews there are. */
static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *summary = json_object_get(value, "query_summary");
	const json_t *total = json_object_get(summary, "total_reviews");
	json_int_t here = json_integer_value(json_object_get(summary, "num_reviews"));
	size_t before = sink->posts;

	(void)fault;
	review_each(sink, value, is_review, put_review);
	if (sink->posts == before)
		sink_note(sink, NOTE_EMPTY, 1);
	else if (fill_text(json_object_get(value, "cursor")).len > 0 &&
	         (total == NULL || json_integer_value(total) > here))
		sink_note(sink, NOTE_PAGES, 1);
	return STATUS_OK;
}

const struct format format_steam = {
    "steam", "recommendationid with review, or query_summary", fits, convert};
