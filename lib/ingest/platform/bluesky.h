/*
 * What Bluesky's records have in common, wherever they come from.
 */
#ifndef INGEST_PLATFORM_BLUESKY_H
#define INGEST_PLATFORM_BLUESKY_H

#include <jansson.h>
#include <stdbool.h>

#include "ingest/sink.h"

/* Adds links, tags and mentions: the text shows links cut short, the facets have them whole. */
void bluesky_facets(struct post *post, const json_t *record);

/* Fills the post at hand with what a record of app.bsky.feed.post says. Its pictures have no
 * address, only what describes them. */
void bluesky_record(struct sink *sink, const json_t *record);

/* What a record of the type is in place of a post. */
enum note bluesky_note(struct span type);

/* A post as the answers show it: with its author, its record and its counts. */
bool bluesky_is_view(const json_t *value);
void bluesky_put_view(struct sink *sink, const json_t *view);

#endif
