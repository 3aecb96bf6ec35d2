/*
 * Which words are names. A post must not be judged by whom it names: what people said of a
 * name in the year of the training data says nothing of the next, and of a namesake nothing at
 * all. So names are one and the same to a model.
 *
 * The table has two bits for each bucket of words: seen written small, seen as a name. A word
 * with a capital is a name unless it is known written small; any other only if it is known as
 * a name.
 */
#ifndef MODEL_NAMES_H
#define MODEL_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "model/token.h"

enum { NAMES_SMALL = 1, NAMES_NAME = 2, NAMES_BITS = 19, NAMES_SIZE = 1 << (NAMES_BITS - 2) };

/* Where a word's bits are: byte *at, shifted by the return value. */
static inline unsigned names_place(uint32_t hash, size_t *at)
{
	uint32_t bucket = (hash * 0x9E3779B1U) >> (32 - NAMES_BITS);

	*at = bucket / 4;
	return bucket % 4 * 2;
}

/* Begins with a capital that not all of its letters share. Beyond ASCII, never. */
static inline bool names_capital(const struct token *token)
{
	return token->text.len > 1 && token->text.at[0] >= 'A' && token->text.at[0] <= 'Z' &&
	    !token->capitals;
}

/* table has NAMES_SIZE bytes; NULL knows no names. The brand's own are names always. */
static inline bool names_has(const unsigned char *table, const struct token *token)
{
	size_t at;
	unsigned shift = names_place(token->hash, &at), bits;

	if (token->brand)
		return true;
	if (table == NULL || token->kind != TOKEN_WORD)
		return false;
	bits = (unsigned)table[at] >> shift;
	return names_capital(token) ? (bits & NAMES_SMALL) == 0 : (bits & NAMES_NAME) != 0;
}

#endif
