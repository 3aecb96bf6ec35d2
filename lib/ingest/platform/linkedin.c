/* LinkedIn's API: comments, posts and older shares, whose authors are URNs. */
#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/platform/little.h"

#include <string.h>

static const struct fill_row comment_rows[] = {
    {"id", FILL_ID, FILL_AT(id)},
    {"message.text", FILL_TEXT, FILL_AT(text)},
    {"created.time", FILL_TIME, FILL_AT(created_at)},
    {"actor", FILL_TEXT, FILL_AT(author_id)},
    {"created.actor", FILL_TEXT, FILL_AT(author_id)},
    {"actor~.vanityName", FILL_TEXT, FILL_AT(author_handle)},
    {"actor~.localizedName", FILL_TEXT, FILL_AT(author_name)},
    {"object", FILL_TEXT, FILL_AT(conversation_id)},
    {"likesSummary.totalLikes", FILL_COUNT, FILL_AT(likes)},
    {"likesSummary.aggregatedTotalLikes", FILL_COUNT, FILL_AT(likes)},
    {"commentsSummary.aggregatedTotalComments", FILL_COUNT, FILL_AT(replies)},
    {"commentsSummary.totalFirstLevelComments", FILL_COUNT, FILL_AT(replies)},
    {"content[].url", FILL_LIST, FILL_AT(media)},
    {NULL, 0, 0},
};

static const struct fill_row post_rows[] = {
    {"id", FILL_ID, FILL_AT(id)},
    {"activity", FILL_ID, FILL_AT(id)},
    {"text.text", FILL_TEXT, FILL_AT(text)},
    {"publishedAt", FILL_TIME, FILL_AT(created_at)},
    {"firstPublishedAt", FILL_TIME, FILL_AT(created_at)},
    {"createdAt", FILL_TIME, FILL_AT(created_at)},
    {"created.time", FILL_TIME, FILL_AT(created_at)},
    {"author", FILL_TEXT, FILL_AT(author_id)},
    {"owner", FILL_TEXT, FILL_AT(author_id)},
    {"created.actor", FILL_TEXT, FILL_AT(author_id)},
    {"reshareContext.parent", FILL_TEXT, FILL_AT(quote_of)},
    {"resharedShare", FILL_TEXT, FILL_AT(quote_of)},
    {"content.article.source", FILL_LIST, FILL_AT(links)},
    {"content.contentEntities[].entityLocation", FILL_LIST, FILL_AT(links)},
    {NULL, 0, 0},
};

/* urn:li:comment:(urn:li:activity:1,2) is the comment 2. */
static struct span last_part(struct span urn)
{
	size_t end = urn.len, start;

	while (end > 0 && urn.at[end - 1] == ')')
		end--;
	for (start = end; start > 0 && urn.at[start - 1] != ',' && urn.at[start - 1] != ':';)
		start--;
	return end > start ? (struct span){urn.at + start, end - start} : (struct span){0};
}

static void mark_edit(struct post *post, const json_t *modified)
{
	int64_t when;

	if (!fill_time(modified, &when) || post->created_at == POST_UNKNOWN ||
	    when <= post->created_at)
		return;
	post->op = span_of("update");
	post->edited_at = when;
}

/* Where an answer was decorated with who the actor is. */
static void add_person(struct sink *sink, const json_t *person)
{
	struct span parts[] = {fill_text(json_object_get(person, "localizedFirstName")),
	    span_of(" "), fill_text(json_object_get(person, "localizedLastName"))};

	if (sink->post.author_name.at == NULL && parts[0].len > 0 && parts[2].len > 0)
		sink->post.author_name = sink_join(sink, parts, 3);
}

static void put_comment(struct sink *sink, const json_t *comment)
{
	struct post *post = sink_begin(sink, "linkedin");

	fill_post(sink, comment_rows, comment);
	add_person(sink, json_object_get(comment, "actor~"));
	if (post->id.at == NULL)
		post->id = last_part(fill_text(json_object_get(comment, "commentUrn")));
	post->in_reply_to = last_part(fill_text(json_object_get(comment, "parentComment")));
	mark_edit(post, fill_find(comment, "lastModified.time"));
	post->kind = span_of("comment");
	sink_end(sink);
}

static void put_post(struct sink *sink, const json_t *value)
{
	struct post *post = sink_begin(sink, "linkedin");
	const json_t *share = json_object_get(
	    json_object_get(value, "specificContent"), "com.linkedin.ugc.ShareContent");

	fill_post(sink, post_rows, value);
	if (fill_has(value, "commentary"))
		post->text = little_text(sink, fill_text(json_object_get(value, "commentary")));
	else if (share != NULL)
		post->text = fill_text(fill_find(share, "shareCommentary.text"));
	if (json_is_true(fill_find(value, "lifecycleStateInfo.isEditedByAuthor")))
		mark_edit(post, json_object_get(value, "lastModifiedAt"));
	if (post->id.len > 7 && memcmp(post->id.at, "urn:li:", 7) == 0)
		post->url = sink_join(sink,
		    (struct span[]){
		        span_of("https://www.linkedin.com/feed/update/"), post->id}, 2);
	post->kind = span_of("post");
	sink_end(sink);
}

static bool is_comment(const json_t *value)
{
	return fill_find(value, "message.text") != NULL &&
	       (fill_has(value, "commentUrn") || fill_find(value, "created.time") != NULL) &&
	       (fill_has(value, "actor") || fill_has(value, "object"));
}

static bool is_post(const json_t *value)
{
	if (json_is_string(json_object_get(value, "commentary")))
		return fill_has(value, "author") || fill_has(value, "id");
	return json_is_object(json_object_get(value, "specificContent")) ||
	       (fill_find(value, "text.text") != NULL && fill_has(value, "owner") &&
	           fill_find(value, "created.time") != NULL);
}

/* What members did, as archives of compliance get it, has it one level deeper. */
static const json_t *activity_in(const json_t *value)
{
	const json_t *activity = json_object_get(value, "activity");

	return fill_has(value, "resourceName") && json_is_object(activity) ? activity : value;
}

static bool put_element(struct sink *sink, const json_t *value)
{
	value = activity_in(value);
	if (is_comment(value))
		put_comment(sink, value);
	else if (is_post(value))
		put_post(sink, value);
	else
		return false;
	return true;
}

static bool is_element(const json_t *value)
{
	value = activity_in(value);
	return is_comment(value) || is_post(value);
}

/* Elements in a list, or as the answers to several requests, by URN. */
static bool is_answer(const json_t *value)
{
	const json_t *list = json_object_get(value, "elements"), *results, *member;
	const char *key;

	for (size_t i = 0; i < json_array_size(list); i++)
		if (is_element(json_array_get(list, i)))
			return true;
	results = json_object_get(value, "results");
	json_object_foreach(fill_iterable(results), key, member)
		if (strncmp(key, "urn:li:", 7) == 0)
			return true;
	return json_is_array(list) && fill_has(value, "paging");
}

static bool fits(const json_t *value)
{
	return is_element(value) || is_answer(value);
}

static void put_other(struct sink *sink, const json_t *value)
{
	sink_note(sink,
	    fill_has(value, "reactionType") || fill_has(value, "$URN") ? NOTE_LIKES : NOTE_EVENTS,
	    1);
}

static void note_pages(struct sink *sink, const json_t *paging, size_t here)
{
	const json_t *links = json_object_get(paging, "links");
	json_int_t start = json_integer_value(json_object_get(paging, "start")),
	           total = json_integer_value(json_object_get(paging, "total"));
	bool next = !json_is_array(links) && here > 0 && total > start + (json_int_t)here;

	for (size_t i = 0; i < json_array_size(links); i++)
		next |= fill_is(json_array_get(links, i), "rel", "next");
	if (next)
		sink_note(sink, NOTE_PAGES, 1);
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *list = json_object_get(value, "elements"), *member;
	size_t n = json_array_size(list);
	const char *key;

	(void)fault;
	if (put_element(sink, value))
		return STATUS_OK;
	for (size_t i = 0; i < n; i++)
		if (!put_element(sink, json_array_get(list, i)))
			put_other(sink, json_array_get(list, i));
	if (json_is_array(list) && n == 0)
		sink_note(sink, NOTE_EMPTY, 1);
	note_pages(sink, json_object_get(value, "paging"), n);
	json_object_foreach(fill_iterable(json_object_get(value, "results")), key, member)
		if (!put_element(sink, member))
			put_other(sink, member);
	return STATUS_OK;
}

const struct format format_linkedin = {"linkedin",
    "message.text with actor, commentary with author, or those in elements", fits, convert};
