/*
 * What the answers of Meta's platforms (Facebook, Instagram, Threads) have in common: nodes in
 * a list called data, alone, or keyed by their ids (?ids=), with edges (comments, replies)
 * inside of nodes; and what their webhooks deliver. Values are borrowed; the spans of a place
 * must be of the payload or constants, since each post gives back what was made for the last.
 */
#ifndef INGEST_PLATFORM_GRAPH_H
#define INGEST_PLATFORM_GRAPH_H

#include <jansson.h>
#include <stdbool.h>

#include "base/span.h"
#include "ingest/sink.h"

/* Where a node stands: below which others. */
struct graph_place {
	struct span parent, conversation; /* at NULL: at the top */
	struct span owner; /* the account whose page this is: its id, or its handle; at NULL */
	bool comments;     /* in an answer that is known to hold comments */
};

typedef bool graph_test(const json_t *node);
typedef void graph_put(struct sink *sink, const json_t *node, const struct graph_place *place);

/* All members are objects, and all keys ids: digits, perhaps in two parts, or what the member
 * says is its id. */
bool graph_is_keyed(const json_t *answer);

/* Whether a node of the answer passes the test. */
bool graph_any(const json_t *answer, graph_test *test);

/* Puts every node of the answer, and says so where it names a next page. */
void graph_each(struct sink *sink, const json_t *answer, graph_put *put,
    const struct graph_place *place);

/* The same for the edge of a node, NULL for none: what it counts beyond what it holds is said. */
void graph_edge(struct sink *sink, const json_t *edge, graph_put *put,
    const struct graph_place *place);

/* Webhooks: object is what the delivery is about; NULL takes any. */
bool graph_is_delivery(const json_t *value, const char *object);

typedef void graph_change(
    struct sink *sink, const json_t *entry, struct span field, const json_t *value);

/* Calls put for each change of each entry, and writes the messages as posts of platform. */
void graph_changes(
    struct sink *sink, const json_t *delivery, const char *platform, graph_change *put);

#endif
