#include "ingest/platform/little.h"

#include <string.h>

static bool is_reserved(char c)
{
	return c != '\0' && strchr("|{}@[]()<>#\\*_~", c) != NULL;
}

/* Copies up to the byte end, which must come, unescaped; returns what follows it, or NULL. */
static const char *until(struct buf *out, const char *at, const char *last, char end)
{
	for (; at < last && *at != end; at++) {
		if (*at == '\\' && at + 1 < last && is_reserved(at[1]))
			at++;
		buf_char(out, *at);
	}
	return at < last ? at + 1 : NULL;
}

static void remember(struct sink *sink, struct post_list *list, const struct buf *word)
{
	if (word->len > 0)
		post_list_add(list,
		    (struct span){arena_copy(&sink->arena, word->at, word->len), word->len});
}

/* @[Name](urn): at is behind the @; NULL where it is no mention. */
static const char *mention(struct sink *sink, struct buf *out, const char *at, const char *last)
{
	struct buf name = {0}, urn = {0};

	if (at >= last || *at != '[')
		return NULL;
	at = until(&name, at + 1, last, ']');
	if (at != NULL)
		at += at < last && *at == ' ';
	if (at != NULL && at < last && *at == '(')
		at = until(&urn, at + 1, last, ')');
	else
		at = NULL;
	if (at != NULL && name.len > 0) {
		buf_char(out, '@');
		buf_add(out, name.at, name.len);
		remember(sink, &sink->post.mentions, &name);
	}
	buf_free(&name);
	buf_free(&urn);
	return at;
}

/* {hashtag|\#|Word}: at is behind the brace; NULL where it is no hashtag. */
static const char *hashtag(struct sink *sink, struct buf *out, const char *at, const char *last)
{
	static const char opening[] = "hashtag|";
	struct buf sign = {0}, word = {0};

	if ((size_t)(last - at) < sizeof opening || memcmp(at, opening, sizeof opening - 1) != 0)
		return NULL;
	at = until(&sign, at + sizeof opening - 1, last, '|');
	if (at != NULL)
		at = until(&word, at, last, '}');
	if (at != NULL && word.len > 0) {
		buf_char(out, '#');
		buf_add(out, word.at, word.len);
		remember(sink, &sink->post.tags, &word);
	}
	buf_free(&sign);
	buf_free(&word);
	return at;
}

struct span little_text(struct sink *sink, struct span text)
{
	const char *at = text.at, *last;
	struct buf out = {0};
	struct span plain;

	if (text.len == 0)
		return text;
	last = at + text.len;
	while (at < last) {
		const char *next = NULL;

		if (*at == '@')
			next = mention(sink, &out, at + 1, last);
		else if (*at == '{')
			next = hashtag(sink, &out, at + 1, last);
		if (next != NULL) {
			at = next;
			continue;
		}
		at += *at == '\\' && at + 1 < last && is_reserved(at[1]);
		buf_char(&out, *at++);
	}
	plain = (struct span){arena_copy(&sink->arena, out.at, out.len), out.len};
	buf_free(&out);
	return plain;
}
