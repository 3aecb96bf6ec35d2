/*
 * What Bluesky's records have in common, wherever they come from.
 */
#ifndef INGEST_BLUESKY_H
#define INGEST_BLUESKY_H

#include <jansson.h>

#include "post/post.h"

/* Adds links, tags and mentions: the text shows links cut short, the facets have them whole. */
void bluesky_facets(struct post *post, const json_t *record);

#endif
