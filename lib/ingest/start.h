/*
 * What a file is, by its first bytes: JSON values, a stream of events, a table, a chat, a feed,
 * or something that is not read, with the words to say so.
 */
#ifndef INGEST_START_H
#define INGEST_START_H

#include <stdbool.h>

#include "base/span.h"

enum start { START_MORE, START_EMPTY, START_JSON, START_TABLE, START_CHAT, START_FEED,
	START_EVENTS, START_MAIL, START_REFUSED };

/* START_MORE: more bytes are needed, which cannot be when ended. *why is a sentence's end for
 * START_REFUSED, borrowed for good. */
enum start start_of(struct span bytes, bool ended, const char **why);

/* True when a line of the bytes starts with a brace: JSON lines whose head was cut off. */
bool start_has_object(struct span bytes);

#endif
