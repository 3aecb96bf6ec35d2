/* The API of Stack Exchange: questions, answers, comments, and what a search finds. Questions
 * and answers share their ids; those of comments count apart. */
#include "base/num.h"
#include "ingest/fill.h"
#include "ingest/format.h"

#include <string.h>

static const struct fill_row post_rows[] = {
    {"creation_date", FILL_TIME, FILL_AT(created_at)},
    {"last_edit_date", FILL_TIME, FILL_AT(edited_at)},
    {"title", FILL_HTML, FILL_AT(title)},
    {"body", FILL_HTML, FILL_AT(text)},
    {"body_markdown", FILL_ESCAPED, FILL_AT(text)},
    {"excerpt", FILL_HTML, FILL_AT(text)},
    {"owner.user_id", FILL_ID, FILL_AT(author_id)},
    {"owner.display_name", FILL_HTML, FILL_AT(author_name)},
    {"owner.link", FILL_TEXT, FILL_AT(author_url)},
    {"link", FILL_TEXT, FILL_AT(url)},
    {"share_link", FILL_TEXT, FILL_AT(url)},
    {"score", FILL_COUNT, FILL_AT(likes)},
    {"view_count", FILL_COUNT, FILL_AT(views)},
    {"answer_count", FILL_COUNT, FILL_AT(replies)},
    {"comment_count", FILL_COUNT, FILL_AT(replies)},
    {"tags[]", FILL_LIST, FILL_AT(tags)},
    {NULL, 0, 0},
};

/* The site, of the post's own address or that of the question it stands under. */
static struct span site_of(struct span url)
{
	const char *at = url.len > 8 ? strstr(url.at, "://") : NULL;

	if (at == NULL)
		return (struct span){0};
	return (struct span){at + 3, strcspn(at + 3, "/")};
}

/* What stands above a post; any may be at NULL. */
struct above {
	struct span parent, question, site;
};

/* The post; its address tells the site for those below it. */
static void put_post(struct sink *sink, const json_t *value, const char *id, struct above *above)
{
	struct post *post = sink_begin(sink, "stackexchange");
	bool comment = strcmp(id, "comment_id") == 0;
	struct span own[] = {
	    span_of(comment ? "comment/" : ""), fill_id(sink, json_object_get(value, id))};

	post->id = sink_join(sink, own, 2);
	post->in_reply_to = above->parent;
	post->conversation_id = above->question;
	fill_post(sink, post_rows, value);
	if (site_of(post->url).at != NULL)
		above->site = site_of(post->url);
	else if (above->site.at != NULL && !comment)
		post->url = sink_format(sink, "https://%.*s/%c/%s", (int)above->site.len,
		    above->site.at, above->parent.at != NULL ? 'a' : 'q', post->id.at);
	post->source = above->site;
	post->kind = span_of(above->parent.at != NULL ? "comment" : "post");
	sink_end(sink);
}

/* The member by which a value is known, in the order that tells them apart: an answer names
 * its question, a comment its post. */
static const char *id_of(const json_t *value)
{
	static const char *const names[] = {"comment_id", "answer_id", "question_id", "post_id"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const json_t *id = json_object_get(value, names[i]);
		if (json_is_integer(id) || json_is_string(id))
			return names[i];
	}
	return NULL;
}

static bool is_post(const json_t *value)
{
	return id_of(value) != NULL && fill_has(value, "creation_date") &&
	       (fill_has(value, "owner") || fill_has(value, "body") || fill_has(value, "title") ||
	           fill_has(value, "score"));
}

static void put_tree(struct sink *sink, const json_t *value, struct above above);

static void put_list(struct sink *sink, const json_t *list, struct above above)
{
	for (size_t i = 0; json_is_array(list) && i < json_array_size(list); i++)
		if (is_post(json_array_get(list, i)))
			put_tree(sink, json_array_get(list, i), above);
}

/* An id's text, in the room where it is a number; at NULL where there is none. */
static struct span id_text(const json_t *id, char room[NUM_SIZE])
{
	if (json_is_integer(id))
		return (struct span){room, num_write_integer(room, json_integer_value(id))};
	return fill_text(id);
}

/* A post and what stands under it. A list cannot be deeper than question, answer, comment. */
static void put_tree(struct sink *sink, const json_t *value, struct above above)
{
	char parent[NUM_SIZE], question[NUM_SIZE];
	const char *id = id_of(value);
	bool answer = strcmp(id, "answer_id") == 0, comment = strcmp(id, "comment_id") == 0;

	above.parent = (struct span){0};
	if (answer || comment)
		above.parent =
		    id_text(json_object_get(value, answer ? "question_id" : "post_id"), parent);
	if (fill_has(value, "question_id"))
		above.question = id_text(json_object_get(value, "question_id"), question);
	put_post(sink, value, id, &above);
	if (comment)
		return;
	put_list(sink, json_object_get(value, "comments"), above);
	if (!answer)
		put_list(sink, json_object_get(value, "answers"), above);
}

static bool fits(const json_t *value)
{
	const json_t *items = json_object_get(value, "items");

	return is_post(value) || is_post(json_array_get(items, 0)) ||
	       (json_is_array(items) && fill_has(value, "quota_remaining")) ||
	       (fill_has(value, "error_id") && fill_has(value, "error_name"));
}

static enum status complaint(const json_t *value, struct fault *fault)
{
	struct span words = fill_text(json_object_get(value, "error_message"));

	return fault_set(fault, STATUS_REJECTED, "not posts, but a service's complaint: %.*s",
	    (int)(words.len < 150 ? words.len : 150), words.len > 0 ? words.at : "");
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *items = json_object_get(value, "items");
	size_t before = sink->posts;

	if (fill_has(value, "error_id"))
		return complaint(value, fault);
	if (is_post(value))
		put_tree(sink, value, (struct above){0});
	put_list(sink, items, (struct above){0});
	if (sink->posts == before)
		sink_note(sink,
		    fill_has(json_array_get(items, 0), "user_id") ? NOTE_USERS : NOTE_EMPTY, 1);
	if (json_is_true(json_object_get(value, "has_more")))
		sink_note(sink, NOTE_PAGES, 1);
	return STATUS_OK;
}

const struct format format_stackexchange = {"stackexchange",
    "question_id, answer_id or comment_id with creation_date, alone or in items", fits, convert};
