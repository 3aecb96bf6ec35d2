/*
 * A text as the guard's patterns see it: quotes, dashes and spaces in their plain forms, each
 * code point one code point, so that places can be told in the text as it came.
 */
#ifndef REPLY_PLAIN_H
#define REPLY_PLAIN_H

#include "reply/guard.h"

/* Fills guard->plain and the ends of its sentences. */
void plain_make(struct guard *guard, struct span text);

/* The sentence, or sentences, that a run of plain stands in. */
struct span plain_sentence(const struct guard *guard, struct span run);

/* How many code points stand before a byte of the text. */
size_t plain_place(struct span text, size_t byte);

/* The bytes from one code point to another. */
struct span plain_cut(struct span text, size_t start, size_t end);

#endif
