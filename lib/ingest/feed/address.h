/*
 * Addresses as feeds have them. What is returned is in the sink's arena, or what was given.
 */
#ifndef INGEST_FEED_ADDRESS_H
#define INGEST_FEED_ADDRESS_H

#include <stdbool.h>

#include "base/span.h"
#include "ingest/sink.h"

bool feed_is_web(struct span address);

/* The address in the light of another (RFC 3986, section 5), either of which may be at NULL. */
struct span feed_resolved(struct sink *sink, struct span address, struct span base);

/* Google's alerts link to www.google.com/url?...&url=REAL&...: the real one. */
struct span feed_behind_google(struct sink *sink, struct span address);

#endif
