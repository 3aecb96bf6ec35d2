/* Lemmy's API, versions 3 and 4: posts and comments, alone, in lists, searches and inboxes.
 * Their ids count each for itself, so that the id says which it is: post/12, comment/12. */
#include "ingest/fill.h"
#include "ingest/format.h"

/* Of a view: {"post":{...},"creator":{...},"community":{...},"counts":{...}}. */
static const struct fill_row view_rows[] = {
    {"creator.id", FILL_ID, FILL_AT(author_id)},
    {"creator.name", FILL_TEXT, FILL_AT(author_handle)},
    {"creator.display_name", FILL_TEXT, FILL_AT(author_name)},
    {"creator.actor_id", FILL_TEXT, FILL_AT(author_url)},
    {"creator.ap_id", FILL_TEXT, FILL_AT(author_url)},
    {"creator.bot_account", FILL_FLAG, FILL_AT(author_bot)},
    {"community.name", FILL_TEXT, FILL_AT(source)},
    {"counts.score", FILL_COUNT, FILL_AT(likes)},
    {"counts.comments", FILL_COUNT, FILL_AT(replies)},
    {"counts.child_count", FILL_COUNT, FILL_AT(replies)},
    {NULL, 0, 0},
};

static const struct fill_row content_rows[] = {
    {"ap_id", FILL_TEXT, FILL_AT(url)},
    {"published", FILL_TIME, FILL_AT(created_at)},
    {"published_at", FILL_TIME, FILL_AT(created_at)},
    {"updated", FILL_TIME, FILL_AT(edited_at)},
    {"updated_at", FILL_TIME, FILL_AT(edited_at)},
    {"content", FILL_TEXT, FILL_AT(text)},
    {"body", FILL_TEXT, FILL_AT(text)},
    {"name", FILL_TEXT, FILL_AT(title)},
    {"creator_id", FILL_ID, FILL_AT(author_id)},
    {"url", FILL_LIST, FILL_AT(links)},
    {"score", FILL_COUNT, FILL_AT(likes)},
    {"comments", FILL_COUNT, FILL_AT(replies)},
    {"child_count", FILL_COUNT, FILL_AT(replies)},
    {NULL, 0, 0},
};

static struct span named(struct sink *sink, const char *kind, const json_t *id)
{
	struct span parts[] = {span_of(kind), fill_id(sink, id)};

	return parts[1].len > 0 ? sink_join(sink, parts, 2) : (struct span){0};
}

/* path is 0.12.34: from the post down to the comment itself; before 0.17 there was parent_id. */
static struct span parent_of(struct sink *sink, const json_t *comment)
{
	struct span path = fill_text(json_object_get(comment, "path"));
	const char *last = NULL, *before = NULL;
	struct span parts[2] = {span_of("comment/")};

	for (size_t i = 0; i < path.len; i++)
		if (path.at[i] == '.') {
			before = last;
			last = path.at + i;
		}
	if (before != NULL) {
		parts[1] = (struct span){before + 1, (size_t)(last - before) - 1};
		return sink_join(sink, parts, 2);
	}
	parts[1] = named(sink, "comment/", json_object_get(comment, "parent_id"));
	if (parts[1].at != NULL)
		return parts[1];
	return named(sink, "post/", json_object_get(comment, "post_id"));
}

static bool is_gone(const json_t *content)
{
	return json_is_true(json_object_get(content, "deleted")) ||
	       json_is_true(json_object_get(content, "removed"));
}

static void put_content(struct sink *sink, const json_t *view, const json_t *content, bool comment)
{
	struct post *post;

	if (is_gone(content)) {
		sink_note(sink, NOTE_REMOVED, 1);
		return;
	}
	post = sink_begin(sink, "lemmy");
	post->id = named(sink, comment ? "comment/" : "post/", json_object_get(content, "id"));
	post->kind = span_of(comment ? "comment" : "post");
	post->conversation_id =
	    comment ? named(sink, "post/", json_object_get(content, "post_id")) : post->id;
	if (comment)
		post->in_reply_to = parent_of(sink, content);
	fill_post(sink, view_rows, view);
	fill_post(sink, content_rows, content);
	sink_end(sink);
}

static bool is_comment(const json_t *value)
{
	return fill_has(value, "content") && fill_has(value, "post_id");
}

static bool is_post(const json_t *value)
{
	return fill_has(value, "name") && fill_has(value, "ap_id") &&
	       fill_has(value, "community_id");
}

static bool is_view(const json_t *value)
{
	return (is_comment(json_object_get(value, "comment")) ||
	           is_post(json_object_get(value, "post"))) &&
	       (fill_has(value, "creator") || fill_has(value, "community"));
}

/* Views or bare posts and comments; false where it is neither. A comment's view also has the
 * post, for context. */
static bool put_any(struct sink *sink, const json_t *value)
{
	const json_t *comment = json_object_get(value, "comment");
	const json_t *post = json_object_get(value, "post");

	if (is_view(value) && is_comment(comment))
		put_content(sink, value, comment, true);
	else if (is_view(value))
		put_content(sink, value, post, false);
	else if (is_comment(value))
		put_content(sink, NULL, value, true);
	else if (is_post(value))
		put_content(sink, NULL, value, false);
	else
		return false;
	return true;
}

/* Where answers have views: one, or a list of them. */
static const char *const places[] = {"post_view", "comment_view", "posts", "comments", "replies",
    "mentions", "items", "results", "post", "comment", "cross_posts"};

enum { PLACES = sizeof places / sizeof *places };

static bool is_any(const json_t *value)
{
	return is_view(value) || is_post(value) || (is_comment(value) && fill_has(value, "ap_id"));
}

static bool fits(const json_t *value)
{
	if (is_any(value))
		return true;
	for (size_t i = 0; i < PLACES; i++) {
		const json_t *at = json_object_get(value, places[i]);
		if (is_any(at) || is_any(json_array_get(at, 0)))
			return true;
	}
	return json_is_array(json_object_get(value, "posts")) && fill_has(value, "comments") &&
	       (fill_has(value, "type_") || fill_has(value, "person_view"));
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	size_t found = 0;

	(void)fault;
	if (put_any(sink, value))
		return STATUS_OK;
	for (size_t i = 0; i < PLACES; i++) {
		const json_t *at = json_object_get(value, places[i]);

		found += put_any(sink, at);
		for (size_t k = 0; json_is_array(at) && k < json_array_size(at); k++)
			found += put_any(sink, json_array_get(at, k));
	}
	if (found == 0)
		sink_note(sink, NOTE_EMPTY, 1);
	if (json_is_string(json_object_get(value, "next_page")))
		sink_note(sink, NOTE_PAGES, 1);
	return STATUS_OK;
}

const struct format format_lemmy = {
    "lemmy", "a post or comment with creator and community, alone or in lists", fits, convert};
