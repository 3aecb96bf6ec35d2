/*
 * Who is worth answering: the response-assessment tree, whose questions are asked in order and
 * of which the first yes decides (after the U.S. Air Force's chart of 2008 for answering blogs).
 */
#ifndef ROUTE_ASSESS_H
#define ROUTE_ASSESS_H

#include "base/buf.h"
#include "post/record.h"
#include "post/term.h"

struct assessment {
	int step; /* the question's number; 0 where the tree does not ask of such posts */
	const char *finding, *advice;
};

struct assessment assess(enum stance stance);

/* Appends what the scorer gives for the stance, from the post's member score; nothing where it
 * gives none. why is a record of the caller's. */
void assess_evidence(const struct record *score, struct record *why, struct buf *out);

#endif
