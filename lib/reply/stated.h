/*
 * One statement for a cluster of near-copies, instead of a hundred answers, where the plan says so.
 */
#ifndef REPLY_STATED_H
#define REPLY_STATED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "post/record.h"

enum { STATED_PLACES = 1 << 14 };

/* The clusters that had theirs, in a table in which later ones push out earlier ones. A zeroed
 * struct is empty. */
struct stated {
	uint64_t *places; /* STATED_PLACES hashes of ids, or NULL */
};

enum stated_as {
	STATED_ALONE,  /* the post is answered by itself */
	STATED_NOW,    /* it gets the statement */
	STATED_ALREADY /* its cluster has it */
};

/* What the post gets where clusters of so many posts get a statement, 0 for none; kase may be
 * empty. Fills id, in the post's arena, and size for the last two. The first to ask in a run gets
 * it, unless the case was told a statement before. */
enum stated_as stated_for(struct stated *stated, int64_t from, struct record *post,
    struct record *kase, struct span *id, int64_t *size);

void stated_free(struct stated *stated);

#endif
