/*
 * XML as strangers write it, made into XML that a parser takes, piece by piece: a stray & or <
 * becomes the character it was meant as, names that only HTML knows are decoded, characters
 * that XML forbids go. What comes out is elements and text alone: prologs, comments, processing
 * instructions and document types are left out, unread, so that nothing they declare or name is
 * ever expanded or fetched, and documents may follow one another.
 */
#ifndef INGEST_FEED_MEND_H
#define INGEST_FEED_MEND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/span.h"

/* A zeroed struct is at the start of a document. */
struct mend {
	int state, outer; /* outer: around a comment */
	char quote;       /* in a tag or document type: the one that is open, or 0 */
	unsigned nested;  /* in a document type: open brackets */
	bool announced;   /* the item that starts here was */
	size_t lines;     /* that went by */
	size_t repairs;   /* characters that went */
	bool entities;    /* a document type declared some */
};

/*
 * Appends what the bytes mean and returns how many were taken; what is not taken must be given
 * again, with more behind it, unless the bytes are the last. *item: the next tag starts an item
 * of a feed (item, entry), and nothing of it was taken; the next call will.
 */
size_t mend_put(struct mend *mend, struct span bytes, bool last, struct buf *out, bool *item);

#endif
