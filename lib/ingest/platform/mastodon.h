/* What the parts of Mastodon share. */
#ifndef INGEST_PLATFORM_MASTODON_H
#define INGEST_PLATFORM_MASTODON_H

#include <jansson.h>
#include <stdbool.h>

#include "ingest/sink.h"

/* A status, or something that holds one, or a list of them. */
bool mastodon_fits(const json_t *value);

/* op is of the posts, a constant; NULL: they are new. */
void mastodon_put(struct sink *sink, const json_t *value, const char *op);

#endif
