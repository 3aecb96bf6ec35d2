/* What Facebook delivers by webhook: changes of a page's feed, its ratings and mentions. */
#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/platform/graph.h"

static const struct fill_row change_rows[] = {
    {"comment_id", FILL_ID, FILL_AT(id)},
    {"post_id", FILL_ID, FILL_AT(id)},
    {"open_graph_story_id", FILL_ID, FILL_AT(id)},
    {"share_id", FILL_ID, FILL_AT(id)},
    {"video_id", FILL_ID, FILL_AT(id)},
    {"photo_id", FILL_ID, FILL_AT(id)},
    {"message", FILL_TEXT, FILL_AT(text)},
    {"review_text", FILL_TEXT, FILL_AT(text)},
    {"created_time", FILL_TIME, FILL_AT(created_at)},
    {"from.id", FILL_ID, FILL_AT(author_id)},
    {"from.name", FILL_TEXT, FILL_AT(author_name)},
    {"sender_id", FILL_ID, FILL_AT(author_id)},
    {"sender_name", FILL_TEXT, FILL_AT(author_name)},
    {"reviewer_id", FILL_ID, FILL_AT(author_id)},
    {"reviewer_name", FILL_TEXT, FILL_AT(author_name)},
    {"user_id", FILL_ID, FILL_AT(author_id)},
    {"post.permalink_url", FILL_TEXT, FILL_AT(url)},
    {"permalink_url", FILL_TEXT, FILL_AT(url)},
    {"rating", FILL_RATING, FILL_AT(rating)},
    {"photos[]", FILL_LIST, FILL_AT(media)},
    {"photo", FILL_LIST, FILL_AT(media)},
    {"video", FILL_LIST, FILL_AT(media)},
    {NULL, 0, 0},
};

/* A comment answers another, or the post, which is then its parent as well. */
static const struct fill_row comment_rows[] = {
    {"parent_id", FILL_ID, FILL_AT(in_reply_to)},
    {"post_id", FILL_ID, FILL_AT(in_reply_to)},
    {"post_id", FILL_ID, FILL_AT(conversation_id)},
    {NULL, 0, 0},
};

static bool is_one_of(struct span text, const char *const *words)
{
	for (; *words != NULL; words++)
		if (span_is(text, *words))
			return true;
	return false;
}

static bool is_comment(const json_t *value)
{
	return fill_has(value, "comment_id") || fill_is(value, "item", "comment");
}

static bool is_review(const json_t *value, struct span field)
{
	if (is_comment(value))
		return false;
	return span_is(field, "ratings") || fill_is(value, "item", "rating") ||
	       fill_has(value, "review_text");
}

static void put_text(
    struct sink *sink, const json_t *entry, struct span field, const json_t *value)
{
	struct span verb = fill_text(json_object_get(value, "verb")), page;
	const json_t *link = json_object_get(value, "link");
	struct post *post = sink_begin(sink, "facebook");
	int64_t when = POST_UNKNOWN;

	fill_post(sink, change_rows, value);
	page = fill_id(sink, json_object_get(entry, "id"));
	fill_time(json_object_get(entry, "time"), &when);
	if (is_comment(value))
		fill_post(sink, comment_rows, value);
	post->kind = span_of(
	    is_comment(value) ? "comment" : is_review(value, field) ? "review" : "post");
	if (json_is_string(link)) /* of a photo and a video, the file itself */
		post_list_add(fill_has(value, "photo_id") || fill_has(value, "video_id")
		                  ? &post->media
		                  : &post->links,
		    fill_text(link));
	if (verb.len > 0 && !span_is(verb, "add")) {
		post->op = span_of("update");
		post->edited_at = when;
	}
	if (post->created_at == POST_UNKNOWN)
		post->created_at = when;
	if (page.len > 1 && span_same(page, post->author_id))
		post->author_staff = POST_ANSWER_YES;
	sink_end(sink);
}

/* Words, a picture, stars or a link; of an album or an event, only words. */
static bool has_content(const json_t *value, struct span field)
{
	static const char *const signs[] = {"photo", "photos", "video", "photo_id", "video_id",
	    "link", "rating", "recommendation_type"},
	    *const items[] = {"", "comment", "post", "status", "photo", "video", "share", "link",
	        "note", "rating", NULL};

	if (fill_text(json_object_get(value, "message")).len > 0 || is_review(value, field))
		return true;
	if (!is_one_of(fill_text(json_object_get(value, "item")), items))
		return false;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (fill_has(value, signs[i]))
			return true;
	return false;
}

/* A deletion of something written; likes and reactions go the same way. */
static void take_removal(struct sink *sink, const json_t *entry, const json_t *value)
{
	const json_t *id = json_object_get(value, is_comment(value) ? "comment_id" : "post_id");
	int64_t when = POST_UNKNOWN;

	fill_time(json_object_get(entry, "time"), &when);
	sink_tombstone(sink, "facebook", fill_id(sink, id), when);
}

static void take_change(
    struct sink *sink, const json_t *entry, struct span field, const json_t *value)
{
	static const char *const likes[] = {"like", "reaction", NULL},
	                         *const gone[] = {"remove", "delete", NULL},
	                         *const written[] = {"", "add", "edit", "edited", "update", NULL};
	struct span item = fill_text(json_object_get(value, "item")),
	            verb = fill_text(json_object_get(value, "verb"));

	if (is_one_of(item, likes))
		sink_note(sink, NOTE_LIKES, 1);
	else if (is_one_of(verb, gone))
		take_removal(sink, entry, value);
	else if (is_one_of(verb, written) && has_content(value, field))
		put_text(sink, entry, field, value);
	else
		sink_note(sink, NOTE_EVENTS, 1);
}

/* A change by itself, as the dashboard sends it for a trial. */
static bool is_change(const json_t *value)
{
	const json_t *change = json_object_get(value, "value");

	return fill_has(value, "field") && fill_has(change, "item") && fill_has(change, "verb");
}

static bool fits(const json_t *value)
{
	return is_change(value) || graph_is_delivery(value, "page") ||
	       graph_is_delivery(value, "user") || graph_is_delivery(value, "group");
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	(void)fault;
	if (is_change(value))
		take_change(sink, NULL, fill_text(json_object_get(value, "field")),
		    json_object_get(value, "value"));
	else
		graph_changes(sink, value, "messenger", take_change);
	return STATUS_OK;
}

const struct format format_facebook_hook = {
    "facebook-webhook", "object page or user with entry, or field and value", fits, convert};
