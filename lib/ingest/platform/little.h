/*
 * LinkedIn's little text (learn.microsoft.com, "little Text Format"): \ before a reserved
 * character, @[Name](urn:li:person:1) for a mention, {hashtag|\#|Word} for a hashtag.
 */
#ifndef INGEST_PLATFORM_LITTLE_H
#define INGEST_PLATFORM_LITTLE_H

#include "base/span.h"
#include "ingest/sink.h"

/* The plain text, for the post at hand: @Name and #Word stay in it, and go into its lists. */
struct span little_text(struct sink *sink, struct span text);

#endif
