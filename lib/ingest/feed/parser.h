/*
 * The elements of feeds, as they come out of mend.h, to items: each is handed over when its
 * end tag was read. Nothing is fetched, no entity is expanded, depth and lengths are bounded.
 */
#ifndef INGEST_FEED_PARSER_H
#define INGEST_FEED_PARSER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"
#include "ingest/feed/item.h"

struct feed_parser;

/* item is NULL at the end of a document. */
typedef void feed_take(void *state, const struct feed_item *item, const struct feed_item *head);

/* New; most is how many bytes a slot may have. */
struct feed_parser *feed_parser_new(size_t most, feed_take *take, void *state);
void feed_parser_free(struct feed_parser *parser);

void feed_parse(struct feed_parser *parser, struct span text);

/* After something wrong: as if the document had begun anew, with what its outermost element
 * declares, and stood before an item. */
void feed_parser_restart(struct feed_parser *parser);

/* What was wrong in the text, which then gave no items any more; NULL: nothing. */
const char *feed_parser_wrong(const struct feed_parser *parser);

/* Within an item; within a document. */
bool feed_parser_in_item(const struct feed_parser *parser);
bool feed_parser_inside(const struct feed_parser *parser);

/* The name of an outermost element that is no feed's, once for each; NULL: there was none. */
const char *feed_parser_stranger(struct feed_parser *parser);

#endif
