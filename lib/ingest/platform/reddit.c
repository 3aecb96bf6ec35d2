/* Reddit's listings, comment pages and answers to "load more". */
#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/platform/reddit.h"

static const struct fill_row thing_rows[] = {
    {"name", FILL_ID, FILL_AT(id)},
    {"title", FILL_ESCAPED, FILL_AT(title)},
    {"created_utc", FILL_TIME, FILL_AT(created_at)},
    {"edited", FILL_TIME, FILL_AT(edited_at)},
    {"retrieved_on", FILL_TIME, FILL_AT(collected_at)},
    {"retrieved_utc", FILL_TIME, FILL_AT(collected_at)},
    {"author", FILL_TEXT, FILL_AT(author_handle)},
    {"author_fullname", FILL_TEXT, FILL_AT(author_id)},
    {"parent_id", FILL_ID, FILL_AT(in_reply_to)},
    {"link_id", FILL_ID, FILL_AT(conversation_id)},
    {"crosspost_parent", FILL_ID, FILL_AT(repost_of)},
    {"score", FILL_COUNT, FILL_AT(likes)},
    {"num_comments", FILL_COUNT, FILL_AT(replies)},
    {"subreddit", FILL_TEXT, FILL_AT(source)},
    {NULL, 0, 0},
};

/* Asked without raw_json=1, Reddit escapes & < > in every text; its own HTML tells which. */
static bool is_raw(const json_t *data)
{
	struct span html = fill_text(json_object_get(data, "body_html"));

	if (html.at == NULL)
		html = fill_text(json_object_get(data, "selftext_html"));
	return html.len > 0 && html.at[0] == '<';
}

static bool is_gone(struct span text)
{
	return span_is(text, "[deleted]") || span_is(text, "[removed]");
}

/* The id behind its kind, as in t3_abc; at NULL where it has none. */
static struct span bare_id(struct span id)
{
	if (id.len < 4 || id.at[0] != 't' || id.at[1] < '1' || id.at[1] > '9' || id.at[2] != '_')
		return (struct span){0};
	return (struct span){id.at + 3, id.len - 3};
}

/* Without a title, an address needs no more than the two ids. */
static struct span made_address(struct sink *sink)
{
	struct post *post = &sink->post;
	struct span link = post->conversation_id, parts[] = {
	    span_of("https://www.reddit.com/r/"), post->source, span_of("/comments/"),
	    bare_id(link), span_of("/_/"), bare_id(post->id), span_of("/")};

	if (post->source.at == NULL || parts[3].at == NULL || parts[5].at == NULL)
		return (struct span){0};
	if (span_same(link, post->id))
		parts[4] = parts[5] = (struct span){0};
	return sink_join(sink, parts, 7);
}

static struct span address(struct sink *sink, const json_t *data, bool message)
{
	struct span path = fill_text(json_object_get(data, "permalink"));

	if (path.at == NULL)
		path = fill_text(json_object_get(data, "context")); /* of a message in the inbox */
	if (path.len == 0)
		return message ? (struct span){0} : made_address(sink);
	if (*path.at != '/')
		return path;
	return sink_join(sink, (struct span[]){span_of("https://www.reddit.com"), path}, 2);
}

/* A crosspost says what its original says. */
static void take_original(struct sink *sink, const json_t *data)
{
	struct span text = fill_text(fill_find(data, "crosspost_parent_list.0.selftext"));

	sink->post.kind = span_of("repost");
	if (sink->post.text.len == 0)
		sink->post.text = is_raw(data) ? text : sink_unescaped(sink, text);
}

void reddit_put(struct sink *sink, const json_t *data, struct span type)
{
	const char *id = json_string_value(json_object_get(data, "id"));
	bool comment = span_is(type, "t1"), link = span_is(type, "t3");
	struct span text = fill_text(json_object_get(data, link ? "selftext" : "body"));
	struct post *post;

	if (!json_is_object(data))
		return;
	if (is_gone(text)) {
		sink_note(sink, NOTE_REMOVED, 1);
		return;
	}
	post = sink_begin(sink, "reddit");
	fill_post(sink, thing_rows, data);
	if (post->id.at == NULL && id != NULL)
		post->id = sink_format(sink, "%.2s_%s", type.at, id);
	post->text = is_raw(data) ? text : sink_unescaped(sink, text);
	if (is_raw(data))
		post->title = fill_text(json_object_get(data, "title"));
	if (link) {
		post->conversation_id = post->id;
		if (json_is_false(json_object_get(data, "is_self")))
			post_list_add(&post->links,
			    sink_unescaped(sink, fill_text(json_object_get(data, "url"))));
	} else if (comment) {
		post->replies = POST_UNKNOWN; /* num_comments is the submission's */
	}
	if (is_gone(post->author_handle))
		post->author_handle = (struct span){0};
	post->kind = span_of(comment ? "comment" : !link ? "message" : "post");
	if (post->repost_of.at != NULL)
		take_original(sink, data);
	post->url = address(sink, data, !comment && !link);
	sink_end(sink);
}

static void put_value(struct sink *sink, const json_t *value);

static void put_list(struct sink *sink, const json_t *list)
{
	for (size_t i = 0; json_is_array(list) && i < json_array_size(list); i++)
		put_value(sink, json_array_get(list, i));
}

static void put_value(struct sink *sink, const json_t *value)
{
	const json_t *data = json_object_get(value, "data");
	struct span kind = fill_text(json_object_get(value, "kind"));

	if (span_is(kind, "Listing")) {
		put_list(sink, json_object_get(data, "children"));
		if (json_is_string(json_object_get(data, "after")))
			sink_note(sink, NOTE_PAGES, 1);
	} else if (span_is(kind, "more")) {
		json_int_t count = json_integer_value(json_object_get(data, "count"));
		size_t named = json_array_size(json_object_get(data, "children"));

		sink_note(sink, NOTE_MORE, count > (json_int_t)named ? (size_t)count : named);
	} else if (span_is(kind, "t1") || span_is(kind, "t3") || span_is(kind, "t4")) {
		reddit_put(sink, data, kind);
		put_value(sink, json_object_get(data, "replies"));
	} else if (kind.len == 2) {
		sink_note(sink, NOTE_USERS, 1); /* t2 an account, t5 a subreddit */
	}
}

static bool is_thing(const json_t *value)
{
	struct span kind = fill_text(json_object_get(value, "kind"));

	return json_is_object(json_object_get(value, "data")) &&
	       (span_is(kind, "Listing") || span_is(kind, "more") ||
	           (kind.len == 2 && kind.at[0] == 't'));
}

static bool fits(const json_t *value)
{
	return is_thing(value) || json_is_array(fill_find(value, "json.data.things"));
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	size_t before = sink->posts, removed = sink->notes[NOTE_REMOVED];

	(void)fault;
	put_value(sink, value);
	put_list(sink, fill_find(value, "json.data.things"));
	if (sink->posts == before && sink->notes[NOTE_REMOVED] == removed &&
	    fill_is(value, "kind", "Listing"))
		sink_note(sink, NOTE_EMPTY, 1);
	return STATUS_OK;
}

const struct format format_reddit = {
    "reddit", "kind Listing, t1 or t3 with data, or json.data.things", fits, convert};
