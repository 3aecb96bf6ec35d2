/* Hacker News: the items of its own API (Firebase), and answers of the search (Algolia), whose
 * items hold their children. */
#include "ingest/fill.h"
#include "ingest/format.h"

static const struct fill_row item_rows[] = {
    {"id", FILL_ID, FILL_AT(id)},
    {"time", FILL_TIME, FILL_AT(created_at)},
    {"by", FILL_TEXT, FILL_AT(author_handle)},
    {"title", FILL_HTML, FILL_AT(title)},
    {"text", FILL_HTML, FILL_AT(text)},
    {"parent", FILL_ID, FILL_AT(in_reply_to)},
    {"poll", FILL_ID, FILL_AT(in_reply_to)},
    {"score", FILL_COUNT, FILL_AT(likes)},
    {"descendants", FILL_COUNT, FILL_AT(replies)},
    {"url", FILL_LIST, FILL_AT(links)},
    {NULL, 0, 0},
};

static const struct fill_row hit_rows[] = {
    {"objectID", FILL_ID, FILL_AT(id)},
    {"id", FILL_ID, FILL_AT(id)},
    {"created_at_i", FILL_TIME, FILL_AT(created_at)},
    {"created_at", FILL_TIME, FILL_AT(created_at)},
    {"author", FILL_TEXT, FILL_AT(author_handle)},
    {"title", FILL_HTML, FILL_AT(title)},
    {"comment_text", FILL_HTML, FILL_AT(text)},
    {"story_text", FILL_HTML, FILL_AT(text)},
    {"text", FILL_HTML, FILL_AT(text)},
    {"parent_id", FILL_ID, FILL_AT(in_reply_to)},
    {"story_id", FILL_ID, FILL_AT(conversation_id)},
    {"points", FILL_COUNT, FILL_AT(likes)},
    {"num_comments", FILL_COUNT, FILL_AT(replies)},
    {"url", FILL_LIST, FILL_AT(links)},
    {NULL, 0, 0},
};

/* Comments, and the choices of a poll, stand below something. */
static struct span kind_of(struct span type)
{
	bool below = span_is(type, "comment") || span_is(type, "pollopt");

	return span_of(below ? "comment" : "post");
}

static void tell_address(struct sink *sink)
{
	struct post *post = &sink->post;

	if (post->id.at != NULL)
		post->url = sink_join(sink,
		    (struct span[]){span_of("https://news.ycombinator.com/item?id="), post->id}, 2);
}

static bool is_kind(struct span type)
{
	static const char *const kinds[] = {"story", "comment", "job", "poll", "pollopt"};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (span_is(type, kinds[i]))
			return true;
	return false;
}

static bool is_gone(struct span text)
{
	return span_is(text, "[deleted]") || span_is(text, "[dead]") ||
	       span_is(text, "[flagged]") || span_is(text, "[delayed]");
}

/* Items. A dead one was killed by moderators. ----------------------------------------------- */

static bool fits(const json_t *value)
{
	return is_kind(fill_text(json_object_get(value, "type"))) && fill_has(value, "id") &&
	       (fill_has(value, "time") || fill_has(value, "by") || fill_has(value, "deleted") ||
	           fill_has(value, "dead")) &&
	       !fill_has(value, "created_at_i");
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	struct post *post;

	(void)fault;
	if (json_is_true(json_object_get(value, "deleted")) ||
	    json_is_true(json_object_get(value, "dead")) ||
	    is_gone(fill_text(json_object_get(value, "text")))) {
		sink_note(sink, NOTE_REMOVED, 1);
		return STATUS_OK;
	}
	post = sink_begin(sink, "hackernews");
	fill_post(sink, item_rows, value);
	post->kind = kind_of(fill_text(json_object_get(value, "type")));
	tell_address(sink);
	sink_end(sink);
	return STATUS_OK;
}

const struct format format_hackernews = {
    "hackernews", "type story, comment, job or poll, with id and time or by", fits, convert};

/* The search. ------------------------------------------------------------------------------- */

static bool is_hit(const json_t *value)
{
	if (fill_has(value, "objectID"))
		return fill_has(value, "_tags") || fill_has(value, "created_at_i");
	return fill_has(value, "created_at_i") &&
	       (fill_has(value, "children") || fill_has(value, "story_id") ||
	           fill_has(value, "parent_id"));
}

static struct span type_of(const json_t *hit)
{
	const json_t *tags = json_object_get(hit, "_tags");
	struct span type = fill_text(json_object_get(hit, "type"));

	for (size_t i = 0; type.at == NULL && i < json_array_size(tags); i++)
		if (is_kind(fill_text(json_array_get(tags, i))))
			type = fill_text(json_array_get(tags, i));
	if (type.at == NULL && fill_has(hit, "comment_text"))
		type = span_of("comment");
	return type;
}

/* Of what was deleted, author and text are null; what stands below it is still there. */
static bool is_removed(const json_t *hit)
{
	static const char *const texts[] = {"text", "comment_text", "title"};
	bool said = json_is_string(json_object_get(hit, "author"));

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct span text = fill_text(json_object_get(hit, texts[i]));

		if (is_gone(text))
			return true;
		said |= text.len > 0;
	}
	return !said;
}

static void put_hit(struct sink *sink, const json_t *hit)
{
	const json_t *children = json_object_get(hit, "children");
	struct span type = type_of(hit);

	if (is_removed(hit)) {
		sink_note(sink, NOTE_REMOVED, 1);
	} else {
		struct post *post = sink_begin(sink, "hackernews");

		fill_post(sink, hit_rows, hit);
		post->kind = kind_of(type);
		tell_address(sink);
		sink_end(sink);
	}
	for (size_t i = 0; json_is_array(children) && i < json_array_size(children); i++)
		if (is_hit(json_array_get(children, i)))
			put_hit(sink, json_array_get(children, i));
}

static bool search_fits(const json_t *value)
{
	const json_t *hits = json_object_get(value, "hits");

	return is_hit(value) || is_hit(json_array_get(hits, 0)) ||
	       (json_is_array(hits) && fill_has(value, "nbHits"));
}

static enum status search_convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *hits = json_object_get(value, "hits");

	(void)fault;
	if (!json_is_array(hits)) {
		put_hit(sink, value);
		return STATUS_OK;
	}
	for (size_t i = 0; i < json_array_size(hits); i++)
		put_hit(sink, json_array_get(hits, i));
	if (json_array_size(hits) == 0)
		sink_note(sink, NOTE_EMPTY, 1);
	if (json_integer_value(json_object_get(value, "nbPages")) >
	    json_integer_value(json_object_get(value, "page")) + 1)
		sink_note(sink, NOTE_PAGES, 1);
	return STATUS_OK;
}

const struct format format_hackernews_search = {"hackernews-algolia",
    "objectID and _tags, alone or in hits, or created_at_i with children", search_fits,
    search_convert};
