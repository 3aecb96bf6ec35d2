/*
 * What a format has left open in a post, and what the user says of all posts.
 */
#ifndef INGEST_SETTLE_H
#define INGEST_SETTLE_H

#include "ingest/sink.h"

/* The mapping, the author, platform and source, line ends, ids that cannot be, the brand's own
 * posts, the kind. The id may stay unknown. */
void settle_post(struct sink *sink);

/* Makes an id of the content: the same content gives the same, so that a second reading is
 * known as one. */
void settle_id(struct sink *sink);

#endif
