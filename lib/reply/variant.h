/*
 * Which of a template's variants a post gets: one that fills, fits and passes the guard, by a
 * hash of the post, so that a hundred answers do not read as one.
 */
#ifndef REPLY_VARIANT_H
#define REPLY_VARIANT_H

#include "reply/draft.h"

/* Text on a drill begins with it, so that it is never taken for the real thing. */
#define VARIANT_DRILL DRILL_MARK

/* Fills text and the draft's variant, length, slots and findings, or its trouble. */
void variant_choose(const struct draft_order *order, const struct slots *slots,
    struct draft *draft, struct buf *text);

/* By which number a post gets its variant. */
uint64_t variant_post(const struct draft_order *order);

/* True where the post's variant, if it can be, quotes the person. */
bool variant_wants_words(const struct draft *draft);

/* What the guard is told of a text for the post, but for the text itself. */
struct guard_text variant_told(const struct draft_order *order, const struct draft *draft);

#endif
