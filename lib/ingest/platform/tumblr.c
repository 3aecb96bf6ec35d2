/* Tumblr's API: posts of a blog, of a tag, liked ones, in its old and its new (NPF) shape, and
 * replies in notes. */
#include "ingest/fill.h"
#include "ingest/format.h"

static const struct fill_row post_rows[] = {
    {"id_string", FILL_ID, FILL_AT(id)},
    {"id", FILL_ID, FILL_AT(id)},
    {"post_url", FILL_TEXT, FILL_AT(url)},
    {"timestamp", FILL_TIME, FILL_AT(created_at)},
    {"date", FILL_TIME, FILL_AT(created_at)},
    {"blog_name", FILL_TEXT, FILL_AT(author_handle)},
    {"blog.name", FILL_TEXT, FILL_AT(author_handle)},
    {"blog.uuid", FILL_ID, FILL_AT(author_id)},
    {"blog.title", FILL_TEXT, FILL_AT(author_name)},
    {"blog.url", FILL_TEXT, FILL_AT(author_url)},
    {"title", FILL_HTML, FILL_AT(title)},
    {"body", FILL_HTML, FILL_AT(text)},
    {"caption", FILL_HTML, FILL_AT(text)},
    {"text", FILL_HTML, FILL_AT(text)},
    {"description", FILL_HTML, FILL_AT(text)},
    {"note_count", FILL_COUNT, FILL_AT(likes)},
    {"tags[]", FILL_LIST, FILL_AT(tags)},
    {"url", FILL_LIST, FILL_AT(links)},
    {"photos[].original_size.url", FILL_LIST, FILL_AT(media)},
    {"video_url", FILL_LIST, FILL_AT(media)},
    {"audio_url", FILL_LIST, FILL_AT(media)},
    {"content[].media[].url", FILL_LIST, FILL_AT(media)},
    {"content[].media.url", FILL_LIST, FILL_AT(media)},
    {NULL, 0, 0},
};

static void append(struct sink *sink, struct span line)
{
	struct span parts[] = {sink->post.text, span_of("\n"), line};

	if (line.len == 0)
		return;
	sink->post.text = sink->post.text.len == 0 ? line : sink_join(sink, parts, 3);
}

/* The new shape has plain text, block by block. */
static void add_blocks(struct sink *sink, const json_t *blocks)
{
	for (size_t i = 0; json_is_array(blocks) && i < json_array_size(blocks); i++)
		append(sink, fill_text(json_object_get(json_array_get(blocks, i), "text")));
}

/* A question and its answer, and a chat line by line, are what the post says. */
static void add_talk(struct sink *sink, const json_t *value)
{
	const json_t *lines = json_object_get(value, "dialogue");
	struct span question = fill_text(json_object_get(value, "question")),
	            answer = fill_text(json_object_get(value, "answer"));

	if (question.len > 0)
		append(sink, sink_html(sink, question));
	if (answer.len > 0)
		append(sink, sink_html(sink, answer));
	for (size_t i = 0; sink->post.text.len == 0 && i < json_array_size(lines); i++) {
		const json_t *line = json_array_get(lines, i);

		append(sink, sink_join(sink,
		                 (struct span[]){fill_text(json_object_get(line, "label")),
		                     span_of(" "), fill_text(json_object_get(line, "phrase"))},
		                 3));
	}
}

/* A reblog with words of one's own is a quote, and those words its text. Without, it is the
 * original, which the body repeats. */
static void refer(struct sink *sink, const json_t *value)
{
	struct span from = fill_id(sink, json_object_get(value, "reblogged_root_id")), own;
	struct post *post = &sink->post;

	if (from.at == NULL)
		from = fill_id(sink, json_object_get(value, "reblogged_from_id"));
	if (from.at == NULL)
		return;
	own = fill_text(fill_find(value, "reblog.comment"));
	if (own.len > 0)
		own = sink_html(sink, own);
	if (own.len == 0 && json_array_size(json_object_get(value, "content")) == 0) {
		post->repost_of = from;
		return;
	}
	post->quote_of = from;
	if (own.len > 0)
		post->text = own;
}

static void add_trail(struct sink *sink, const json_t *trail)
{
	for (size_t i = 0; json_is_array(trail) && i < json_array_size(trail); i++)
		add_blocks(sink, json_object_get(json_array_get(trail, i), "content"));
}

static void put_reply(struct sink *sink, const json_t *note, struct span to)
{
	struct post *post;

	if (!fill_is(note, "type", "reply")) {
		sink_note(sink, NOTE_LIKES, 1);
		return;
	}
	post = sink_begin(sink, "tumblr");
	fill_post(sink, post_rows, note);
	post->text = fill_text(json_object_get(note, "reply_text"));
	post->in_reply_to = post->conversation_id = to;
	post->kind = span_of("comment");
	sink_end(sink);
}

static void put_notes(struct sink *sink, const json_t *notes, struct span to)
{
	for (size_t i = 0; json_is_array(notes) && i < json_array_size(notes); i++)
		put_reply(sink, json_array_get(notes, i), to);
}

static void put_post(struct sink *sink, const json_t *value)
{
	sink_begin(sink, "tumblr");
	fill_post(sink, post_rows, value);
	if (sink->post.text.len == 0)
		add_blocks(sink, json_object_get(value, "content"));
	add_talk(sink, value);
	refer(sink, value);
	if (sink->post.repost_of.at != NULL && sink->post.text.len == 0)
		add_trail(sink, json_object_get(value, "trail"));
	if (sink->post.kind.at == NULL && sink->post.repost_of.at == NULL)
		sink->post.kind = span_of("post");
	sink_end(sink);
	put_notes(sink, json_object_get(value, "notes"),
	    fill_text(json_object_get(value, "id_string")));
}

static bool is_post(const json_t *value)
{
	return fill_has(value, "id") && fill_has(value, "blog_name") &&
	       (fill_has(value, "post_url") || fill_has(value, "note_count") ||
	           fill_has(value, "reblog_key"));
}

static const char *const lists[] = {"posts", "liked_posts"};

static const json_t *list_in(const json_t *value)
{
	const json_t *inner = json_object_get(value, "response");

	if (inner == NULL)
		inner = value;
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		if (json_is_array(json_object_get(inner, lists[i])))
			return json_object_get(inner, lists[i]);
	return json_is_array(inner) ? inner : NULL;
}

static bool fits(const json_t *value)
{
	const json_t *list = list_in(value), *meta = json_object_get(value, "meta");

	return is_post(value) || is_post(json_array_get(list, 0)) ||
	       (fill_has(value, "response") && fill_has(meta, "status") && fill_has(meta, "msg") &&
	           json_integer_value(json_object_get(meta, "status")) == 200);
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *list = list_in(value), *inner = json_object_get(value, "response");
	size_t before = sink->posts;

	(void)fault;
	if (is_post(value))
		put_post(sink, value);
	for (size_t i = 0; i < json_array_size(list); i++)
		if (is_post(json_array_get(list, i)))
			put_post(sink, json_array_get(list, i));
	put_notes(sink, json_object_get(inner, "notes"), (struct span){0});
	if (sink->posts == before)
		sink_note(
		    sink, fill_has(inner, "blog") && list == NULL ? NOTE_USERS : NOTE_EMPTY, 1);
	if (fill_find(inner, "_links.next") != NULL)
		sink_note(sink, NOTE_PAGES, 1);
	return STATUS_OK;
}

const struct format format_tumblr = {"tumblr",
    "blog_name with post_url or reblog_key, alone or in response", fits, convert};
