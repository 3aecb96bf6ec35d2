/* The way in which Meta's downloads write what is not ASCII. */
#ifndef INGEST_PLATFORM_BYTEWISE_H
#define INGEST_PLATFORM_BYTEWISE_H

#include "base/span.h"
#include "ingest/sink.h"

/*
 * They write UTF-8 byte by byte, each byte as the character of that number: caf\u00c3\u00a9 is a
 * word of four letters. Returns the text whose characters are the bytes; the text as it is where
 * they are not all bytes, or not UTF-8 then. No other format is read like that.
 */
struct span bytewise(struct sink *sink, struct span text);

#endif
