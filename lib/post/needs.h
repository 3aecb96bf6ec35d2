/*
 * What a text must hold for a pattern to match at all: sets of literal texts, one of each of
 * which must be there. Read from the pattern's own syntax, carefully: what is not understood
 * to the last detail gives no needs, and a pattern without needs must always be tried.
 *
 * Needs are compared with folded text (base/letter.h), whether or not the pattern regards case.
 */
#ifndef POST_NEEDS_H
#define POST_NEEDS_H

#include "base/mem.h"
#include "base/span.h"
#include "post/texts.h"

enum { NEEDS_MOST = 4 };

struct needs {
	struct texts at[NEEDS_MOST]; /* the rarest first; all hold one text at least, none empty */
	unsigned rarity[NEEDS_MOST]; /* theirs, by texts_rarity */
	size_t count;
};

/* pattern is what PCRE2 compiled, as UTF-8, without slashes and flags; extended is PCRE2's
 * option x. What needs point to is in the arena. */
void needs_read(struct span pattern, bool extended, struct arena *arena, struct needs *needs);

#endif
