/*
 * How long a platform takes a text to be.
 */
#ifndef REPLY_LENGTH_H
#define REPLY_LENGTH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"
#include "plan/plan.h"

/*
 * The length of UTF-8 text by the way of counting:
 * LIMIT_X: X's weighted length: after NFC, code points U+0000-10FF, U+2000-200D, U+2010-201F
 * and U+2032-2037 count 1, all others 2; an emoji sequence 2; any URL 23. A name with a dot in
 * it, which X may take for a URL, counts as the longer of the two.
 * LIMIT_URL23: characters, with a URL as 23 (Mastodon). LIMIT_GRAPHEMES: user-perceived
 * characters (Bluesky). LIMIT_CHARACTERS: code points.
 */
size_t reply_length(struct span text, enum limit_count count);

/* The platform's limit, else that of "other", which the built-in plan has. */
const struct plan_limit *reply_limit(const struct plan *plan, struct span platform);

/* Within the limit, bytes included. */
bool reply_fits(struct span text, const struct plan_limit *limit, size_t *length);

#endif
