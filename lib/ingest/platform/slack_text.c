#include "ingest/platform/slack_text.h"

#include <string.h>

#include "ingest/fill.h"
#include "ingest/platform/chat.h"

enum {
	LONGEST = 8192, /* a mark: addresses are shorter */
	DEEPEST = 16,   /* blocks in blocks: Slack's own go to 4 */
};

static struct span after(struct span text, size_t n)
{
	return (struct span){text.at + n, text.len - n};
}

static struct span kept(struct sink *sink, struct span text)
{
	text = sink_unescaped(sink, text);
	return (struct span){arena_copy(&sink->arena, text.at, text.len), text.len};
}

/* Whoever is mentioned: by the label, by -u, else by the id. */
static struct span name_of(struct sink *sink, struct span id, struct span label)
{
	const struct user *user = label.len == 0 ? sink_user(sink, id) : NULL;

	if (user != NULL && (user->handle.len > 0 || user->name.len > 0))
		return user->handle.len > 0 ? user->handle : user->name;
	return label.len > 0 ? label : id;
}

/* What a mark shows: inside is what stands between < and >, label what follows its bar. */
static void put_mark(struct sink *sink, struct buf *out, struct span inside, struct span label)
{
	char sign = inside.len > 0 ? inside.at[0] : '\0';

	if (sign == '@' || sign == '#') {
		struct span name = name_of(sink, after(inside, 1), label);

		if (name.at[0] != sign)
			buf_char(out, sign);
		buf_add(out, name.at, name.len);
		if (sign == '@')
			post_list_add(&sink->post.mentions,
			    kept(sink, name.at[0] == '@' ? after(name, 1) : name));
	} else if (sign == '!') {
		struct span name = label.len > 0 ? label : after(inside, 1);

		if (label.len == 0)
			buf_char(out, '@');
		buf_add(out, name.at, name.len);
	} else {
		buf_add(out, label.len > 0 ? label.at : inside.at,
		    label.len > 0 ? label.len : inside.len);
		if (memchr(inside.at, '/', inside.len) != NULL)
			post_list_add(&sink->post.links, kept(sink, inside));
	}
}

/* The length of the mark at the text's start, over what it shows; 0 where it is none. */
static size_t take_mark(struct sink *sink, struct buf *out, struct span text)
{
	const char *end = memchr(text.at, '>', text.len < LONGEST ? text.len : LONGEST);
	const char *bar, *other;
	struct span inside, label = {0};

	if (end == NULL || end == text.at + 1)
		return 0;
	inside = (struct span){text.at + 1, (size_t)(end - text.at) - 1};
	other = memchr(inside.at, '<', inside.len);
	if (other != NULL || memchr(inside.at, '\n', inside.len) != NULL)
		return 0;
	bar = memchr(inside.at, '|', inside.len);
	if (bar != NULL) {
		label = (struct span){bar + 1, (size_t)(end - bar) - 1};
		inside.len = (size_t)(bar - inside.at);
	}
	if (inside.len < 2)
		return 0;
	put_mark(sink, out, inside, label);
	return (size_t)(end - text.at) + 1;
}

struct span slack_text(struct sink *sink, struct span text)
{
	struct buf out = {0};
	const char *mark;
	struct span made;

	if (text.len == 0 || memchr(text.at, '<', text.len) == NULL)
		return sink_unescaped(sink, text);
	while (text.len > 0 && (mark = memchr(text.at, '<', text.len)) != NULL) {
		size_t before = (size_t)(mark - text.at), n;

		buf_add(&out, text.at, before);
		text = after(text, before);
		n = take_mark(sink, &out, text);
		if (n == 0)
			buf_char(&out, '<');
		text = after(text, n > 0 ? n : 1);
	}
	buf_add(&out, text.at, text.len);
	made = sink_unescaped(sink, (struct span){out.at, out.len});
	made = (struct span){arena_copy(&sink->arena, made.at, made.len), made.len};
	buf_free(&out);
	return made;
}

/* Blocks ---------------------------------------------------------------------------------- */

/* An element of rich text, within its line. */
static void put_element(struct sink *sink, struct buf *words, const json_t *element)
{
	enum { USER = 1 };
	static const struct {
		const char *type, *key, *before, *after;
	} kinds[] = {{"text", "text", "", ""}, {"user", "user_id", "@", ""},
	    {"channel", "channel_id", "#", ""}, {"usergroup", "usergroup_id", "@", ""},
	    {"broadcast", "range", "@", ""}, {"emoji", "name", ":", ":"}, {"link", "text", "", ""},
	    {"link", "url", "", ""}};
	struct span url = fill_text(json_object_get(element, "url"));

	if (fill_is(element, "type", "link"))
		post_list_add(&sink->post.links, url);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct span text = fill_text(json_object_get(element, kinds[i].key));

		if (!fill_is(element, "type", kinds[i].type) || text.len == 0)
			continue;
		if (i == USER)
			text = name_of(sink, text, (struct span){0});
		buf_text(words, kinds[i].before);
		buf_add(words, text.at, text.len);
		buf_text(words, kinds[i].after);
		return;
	}
}

static void put_block(struct sink *sink, struct buf *words, const json_t *block, int depth);

static void put_blocks(struct sink *sink, struct buf *words, const json_t *list, int depth)
{
	bool in_line = false; /* elements of one line follow one another */

	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *item = json_array_get(list, i);
		bool element = depth > 0 && !json_is_object(json_object_get(item, "text")) &&
		               !fill_has(item, "elements") && !fill_is(item, "type", "mrkdwn") &&
		               !fill_is(item, "type", "plain_text");

		if (!element)
			put_block(sink, words, item, depth);
		else if (!in_line && words->len > 0)
			buf_char(words, '\n');
		if (element)
			put_element(sink, words, item);
		in_line = element;
	}
}

/* A block's words are an object or a string in text, and what its fields and elements hold. */
static void put_block(struct sink *sink, struct buf *words, const json_t *block, int depth)
{
	const json_t *text = json_object_get(block, "text");

	if (depth == DEEPEST)
		return;
	if (json_is_object(text))
		text = json_object_get(text, "text");
	chat_line(words, slack_text(sink, fill_text(text)));
	put_blocks(sink, words, json_object_get(block, "fields"), depth + 1);
	put_blocks(sink, words, json_object_get(block, "elements"), depth + 1);
}

/* Attachments ----------------------------------------------------------------------------- */

static void put_attachment(struct sink *sink, struct buf *words, const json_t *attachment)
{
	static const char *const keys[] = {"pretext", "title", "text"};
	const json_t *fields = json_object_get(attachment, "fields");
	size_t before = words->len;

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		chat_line(words,
		    slack_text(sink, fill_text(json_object_get(attachment, keys[i]))));
	for (size_t i = 0; i < json_array_size(fields); i++)
		chat_pair(words,
		    slack_text(sink,
		        fill_text(json_object_get(json_array_get(fields, i), "title"))),
		    slack_text(sink,
		        fill_text(json_object_get(json_array_get(fields, i), "value"))));
	if (words->len == before)
		put_blocks(sink, words, json_object_get(attachment, "blocks"), 0);
	if (words->len == before)
		chat_line(words,
		    slack_text(sink, fill_text(json_object_get(attachment, "fallback"))));
}

struct span slack_parts(struct sink *sink, const json_t *message)
{
	const json_t *attachments = json_object_get(message, "attachments");
	struct buf words = {0};

	put_blocks(sink, &words, json_object_get(message, "blocks"), 0);
	for (size_t i = 0; words.len == 0 && i < json_array_size(attachments); i++)
		put_attachment(sink, &words, json_array_get(attachments, i));
	return chat_take(sink, &words);
}
