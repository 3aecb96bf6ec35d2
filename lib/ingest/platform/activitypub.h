/*
 * The objects of ActivityPub as posts; activitypub.c finds them.
 */
#ifndef INGEST_PLATFORM_ACTIVITYPUB_H
#define INGEST_PLATFORM_ACTIVITYPUB_H

#include <jansson.h>
#include <stdbool.h>

#include "base/span.h"
#include "ingest/sink.h"

/* The id of what may be an object, a bare address or a list of them; at NULL where none is. */
struct span activitypub_id(const json_t *value);

/* Puts an object as a post. activity is what carried it, or NULL: it knows the author and the
 * time where the object does not say; update: it changes a post that there was. */
void activitypub_post(
    struct sink *sink, const json_t *object, const json_t *activity, bool update);

/* Puts an Announce; object is the post that it announces, or its address alone. */
void activitypub_repost(struct sink *sink, const json_t *announce, const json_t *object);

#endif
