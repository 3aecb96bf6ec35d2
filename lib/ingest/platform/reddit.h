/*
 * A thing of Reddit's, wherever it comes from: t1, a comment, t3, a submission, t4, a message.
 */
#ifndef INGEST_PLATFORM_REDDIT_H
#define INGEST_PLATFORM_REDDIT_H

#include <jansson.h>

#include "base/span.h"
#include "ingest/sink.h"

/* data holds the thing's members; deleted ones are counted, not written. */
void reddit_put(struct sink *sink, const json_t *data, struct span type);

#endif
