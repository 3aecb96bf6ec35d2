/*
 * References to characters, as feeds have them: by number, by the five names of XML, by the names
 * of HTML, which XML does not know; and the ampersand that starts none.
 */
#ifndef INGEST_FEED_REFERENCE_H
#define INGEST_FEED_REFERENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/span.h"

/* The bytes start with an ampersand. Appends what is meant, as XML, and returns how many bytes
 * that took; 0: more are needed. Characters that XML forbids count as repairs. */
size_t feed_reference(struct span bytes, bool last, struct buf *out, size_t *repairs);

#endif
