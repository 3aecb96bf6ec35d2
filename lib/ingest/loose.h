/*
 * Numbers and answers as exports write them, for people rather than for programs.
 */
#ifndef INGEST_LOOSE_H
#define INGEST_LOOSE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "post/post.h"

/* Digits, perhaps with a sign and commas between groups, or a decimal number cut to whole, or
 * a rounded one (1.2K). False, and count untouched, where it is none of these. */
bool loose_count(struct span text, int64_t *count);

/* true, yes, 1, t, y and their opposites, in any case. */
enum post_answer loose_answer(struct span text);

#endif
