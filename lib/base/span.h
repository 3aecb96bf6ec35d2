/*
 * A borrowed run of bytes, not NUL-terminated. at is NULL where there is none.
 */
#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct span {
	const char *at;
	size_t len;
};

static inline struct span span_of(const char *text)
{
	return (struct span){text, text != NULL ? strlen(text) : 0};
}

static inline bool span_same(struct span a, struct span b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

static inline bool span_is(struct span span, const char *text)
{
	return span_same(span, span_of(text));
}

/* Where the words first stand in the span; NULL where they do not. */
static inline const char *span_find(struct span span, const char *words)
{
	size_t len = strlen(words);

	for (size_t i = 0; i + len <= span.len; i++)
		if (len == 0 || (span.at[i] == *words && memcmp(span.at + i, words, len) == 0))
			return span.at + i;
	return NULL;
}

/* Cuts what stands before the first mark, or all of it, off the front of rest, and the mark. */
static inline struct span span_cut(struct span *rest, char mark)
{
	const char *hit = rest->len > 0 ? (const char *)memchr(rest->at, mark, rest->len) : NULL;
	struct span part = {rest->at, hit != NULL ? (size_t)(hit - rest->at) : rest->len};
	size_t skip = part.len + (hit != NULL);

	*rest = (struct span){rest->at + skip, rest->len - skip};
	return part;
}

#endif
