/*
 * Words as they are looked up: lower case, compatibility forms made plain, drawn-out letters
 * cut down.
 */
#ifndef MODEL_FOLD_H
#define MODEL_FOLD_H

#include "model/token.h"

/* FNV-1a, 32 bits. */
uint32_t fold_hash(const char *at, size_t len);

/* Adds the token's folded form to the keys and fills in what it tells of the word. wide: there
 * are characters beyond ASCII. Of an ASCII letter three or more times running two stay. */
void fold_word(struct tokens *tokens, struct token *token, bool wide);

/* The other form of a drawn-out word: "sooo" is first "soo", then "so". Writes at most size
 * bytes and returns how many, 0 when it does not fit or is not ASCII. */
size_t fold_short(const struct token *token, char *out, size_t size);

#endif
