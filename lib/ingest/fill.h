/*
 * Tables that say which member of a payload becomes which member of the post. A path is keys
 * joined by dots; a key that ends in [] is a list, each item of which is taken (into a list of
 * the post), a number is the item of that index. The first row that yields something wins: a
 * member that is known is left alone. Empty text is nothing, except for the post's text.
 */
#ifndef INGEST_FILL_H
#define INGEST_FILL_H

#include <jansson.h>
#include <stddef.h>

#include "ingest/sink.h"

enum fill {
	FILL_TEXT,    /* as it is */
	FILL_HTML,    /* HTML to text */
	FILL_ESCAPED, /* &amp; &lt; &gt; decoded once */
	FILL_ID,      /* text, or a number's digits */
	FILL_TIME,    /* any form of base/datetext.h, or a count since 1970 */
	FILL_COUNT,   /* a number, or its digits as text; as ingest/loose.h reads them */
	FILL_FLAG,    /* true or false, into an answer */
	FILL_LIST,    /* text or ids, or a list of them, into a list */
	FILL_RATING,  /* out of 5 */
};

struct fill_row {
	const char *path;
	enum fill how;
	size_t where; /* FILL_AT(text) */
};

#define FILL_AT(member) offsetof(struct post, member)

/* A table ends with a row whose path is NULL. The first value that is given for a post is the
 * one that the post is made of: the user's own mapping and --raw take it for that. */
void fill_post(struct sink *sink, const struct fill_row *rows, const json_t *value);

/* One value into one member, as text from a table gives it; empty text is nothing. */
void fill_member(struct sink *sink, enum fill how, size_t where, struct span text);

/* The value at a path, borrowed; NULL where there is none. Lists cannot be in the path. */
const json_t *fill_find(const json_t *value, const char *path);

/* True where a path, with lists or not, leads to anything but null. */
bool fill_reaches(const json_t *value, const char *path);

/* Whether the row's member is known, and making it unknown. */
bool fill_knows(const struct sink *sink, const struct fill_row *row);
void fill_forget(struct sink *sink, const struct fill_row *row);

/* The same value, for jansson's iterators: they only read, and yet do not take const. */
json_t *fill_iterable(const json_t *value);

/* A value's text, or a number's digits in the sink's arena; at NULL for all else and "". */
struct span fill_id(struct sink *sink, const json_t *value);

/* A string's text; at NULL where it is none. */
struct span fill_text(const json_t *value);

bool fill_time(const json_t *value, int64_t *when);

/* A member by its plain key, which text is_ that. */
bool fill_is(const json_t *value, const char *key, const char *text);
bool fill_has(const json_t *value, const char *key);

#endif
