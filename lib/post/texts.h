/*
 * Small sets of texts, of which one must be there: how much may be said of what a pattern
 * matches without growing without bound. All memory is an arena's.
 */
#ifndef POST_TEXTS_H
#define POST_TEXTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/span.h"

enum { TEXTS_MOST = 256, TEXTS_PRODUCT = 48, TEXTS_LONGEST = 32, TEXTS_WINDOW = 8 };

struct texts {
	const struct span *at;
	size_t count;
};

/* One text; a copy of it. */
struct texts texts_of(struct arena *arena, struct span text);

/* Each of a before each of b. False, and out as it was, where that is too much to hold. */
bool texts_join(struct arena *arena, struct texts a, struct texts b, struct texts *out);

/* The texts of both. False, and out as it was, where they are too many. */
bool texts_unite(struct arena *arena, struct texts a, struct texts b, struct texts *out);

/* True where there are none, or an empty one is among them: nothing has to be there. */
bool texts_idle(struct texts texts);

/*
 * How rarely a text of strangers holds one of them, in bits, by how common letters are; 0 for
 * idle ones. Each counts by its rarest TEXTS_WINDOW bytes.
 */
unsigned texts_rarity(struct texts texts);

/* The rarest TEXTS_WINDOW bytes of a text, or all of it where it is shorter. */
struct span texts_window(struct span text);

#endif
