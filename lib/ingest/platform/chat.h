/*
 * What the chats have in common: words that lie in parts (blocks, embeds, polls), gathered line
 * by line, and reactions.
 */
#ifndef INGEST_PLATFORM_CHAT_H
#define INGEST_PLATFORM_CHAT_H

#include <jansson.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/span.h"
#include "ingest/sink.h"

/* Adds a line of words; empty ones are none. */
void chat_line(struct buf *words, struct span line);

/* "label: words", or the one of them that there is, as a line. */
void chat_pair(struct buf *words, struct span label, struct span text);

/* What was gathered, in the sink's arena, at NULL for nothing; empties and frees the buffer. */
struct span chat_take(struct sink *sink, struct buf *words);

/* What can be voted for is part of what is said: the text of each option becomes a line. */
void chat_options(struct sink *sink, const json_t *options);

/* The sum of key over a list of objects; POST_UNKNOWN where there is no list. */
int64_t chat_sum(const json_t *list, const char *key);

/* First and last name, as far as they are known. */
struct span chat_name(struct sink *sink, struct span first, struct span last);

#endif
