/* What the parts of X's API v1.1 share. */
#ifndef INGEST_PLATFORM_X_V1_H
#define INGEST_PLATFORM_X_V1_H

#include <jansson.h>
#include <stdbool.h>

#include "ingest/sink.h"

/* A status: created_at, an id and a text; of X, not of what looks like it. */
bool x_v1_is_status(const json_t *value);

/* author is who wrote it where the status names no more than an id; NULL: nobody known. */
void x_v1_put(struct sink *sink, const json_t *status, const json_t *author);

/* {"status":{"id_str":...},"timestamp_ms":...} */
void x_v1_put_delete(struct sink *sink, const json_t *delete);

#endif
