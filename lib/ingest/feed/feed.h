/*
 * Feeds: RSS, RDF, Atom, App Store reviews, in any encoding, one document or several that follow
 * one another, item by item, in memory bounded by the largest item. What is broken is rejected
 * with its item; reading goes on at the next.
 */
#ifndef INGEST_FEED_FEED_H
#define INGEST_FEED_FEED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"
#include "base/status.h"
#include "ingest/sink.h"
#include "io/reader.h"

struct feed;

/* What was rejected: the item as it came, in UTF-8, borrowed until the next call. */
struct feed_reject {
	struct span bytes;
	bool goes_on; /* more of what was rejected last */
};

/* New; free it with feed_free. Reader and sink are borrowed. */
struct feed *feed_new(struct reader *reader, struct sink *sink, size_t most);
void feed_free(struct feed *feed);

/*
 * Reads on; whole items go to the sink. *more is false at the end. STATUS_REJECTED: something
 * was, and the next call goes on behind it; STATUS_USAGE: this is no feed.
 */
enum status feed_next(
    struct feed *feed, struct feed_reject *reject, bool *more, struct fault *fault);

/* How many items there were, posts or not. */
size_t feed_items(const struct feed *feed);

#endif
