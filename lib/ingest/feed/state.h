/*
 * What the parser of feeds keeps between two elements, for its two files: parser.c follows
 * the elements, fill.c fills the slots.
 */
#ifndef INGEST_FEED_STATE_H
#define INGEST_FEED_STATE_H

#include <libxml/parser.h>

#include "ingest/feed/parser.h"

enum { FEED_SCOPES = 4 };

struct feed_parser {
	xmlParserCtxtPtr xml;
	struct feed_item head, item;
	struct feed_item *open; /* the one that is filled; NULL: none */
	unsigned depth;         /* of the element at hand, from 1 for the outermost */
	struct {
		enum feed_scope scope;
		unsigned depth;
	} scopes[FEED_SCOPES];
	size_t count;
	struct feed_slot *into; /* the slot that text goes to; NULL: none */
	unsigned into_depth;
	bool escaped;           /* its text is not HTML, but what is in it is */
	bool atom;
	bool wrapped, again;    /* the element around all documents is open; see on_start, replay */
	size_t most;
	feed_take *take;
	void *state;
	struct buf path;        /* the start tags that are open around an item */
	size_t root;            /* how much of it is the outermost */
	bool foreign, strange;  /* the outermost element is no feed's; that was not said yet */
	char wrong[160], stranger[40];
};

/* libxml2 gives five pointers for each: name, prefix, address, value, and the value's end. */
struct attributes {
	const xmlChar **at;
	int count;
};

/* The value, for feed_add_value; at NULL where there is none. prefix may be NULL. */
struct span feed_attribute(struct attributes list, const char *prefix, const char *name);

/* Appends text, within the limit; the second as XML has it. */
void feed_add(const struct feed_parser *parser, struct buf *to, const char *at, size_t len);
void feed_add_escaped(const struct feed_parser *parser, struct buf *to, const char *at, size_t len);

/* Appends an attribute's value, as what it means or, as markup, for an attribute again. */
void feed_add_value(
    const struct feed_parser *parser, struct buf *to, struct span value, bool markup);

/* Puts a value into a slot, unless it has one. */
void feed_value(struct feed_parser *parser, enum slot slot, struct span value);

void feed_open_scope(struct feed_parser *parser, enum feed_scope scope);

/* An element that starts and of which something is to be had. */
void feed_open_row(struct feed_parser *parser, const struct feed_row *row, enum feed_space space,
    struct attributes list);

/* A tag within the slot at hand; list is NULL for an end tag. */
void feed_inner_tag(struct feed_parser *parser, const char *name, const struct attributes *list);

#endif
