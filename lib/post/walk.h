/*
 * A walk over the bytes of a JSON text: what stands at the place is checked and passed over,
 * and nothing is built. It is what the record's index is made with.
 */
#ifndef POST_WALK_H
#define POST_WALK_H

#include <stdbool.h>

#include "base/status.h"

/* start, at and end are borrowed; at moves from start to end, over what was good. */
struct walk {
	const char *start, *at, *end;
	struct fault *fault;
};

/* Fills the fault with STATUS_REJECTED's words and the column of the place; false. */
bool walk_wrong(struct walk *walk, const char *what);

static inline void walk_space(struct walk *walk)
{
	while (walk->at < walk->end && (*walk->at == ' ' || *walk->at == '\t' ||
	    *walk->at == '\n' || *walk->at == '\r'))
		walk->at++;
}

/* Over white space and one character; otherwise says what was wrong instead. */
bool walk_expect(struct walk *walk, char c, const char *otherwise);

/* Over a string, its opening quote first. *escaped tells of a backslash in it. */
bool walk_string(struct walk *walk, bool *escaped);

/* Over any value. Of an array or object only strings, the match of brackets and the depth, below
 * RECORD_DEPTH, are looked at. */
bool walk_value(struct walk *walk);

#endif
