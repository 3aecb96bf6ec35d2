/*
 * Hashes of words and of the runs of characters within them: the numbers that a model knows
 * features by. They are part of a model's file, since a model made with others is useless.
 */
#ifndef MODEL_GRAM_H
#define MODEL_GRAM_H

#include <stddef.h>
#include <stdint.h>

#include "base/hash.h"
#include "base/span.h"

enum {
	GRAM_LEAST = 3,  /* characters in a run */
	GRAM_MOST = 5,
	GRAM_WORD = 32,  /* characters of a word that are looked at */
	GRAM_ROOM = (GRAM_WORD + 2) * (GRAM_MOST - GRAM_LEAST + 1),
};

/* Spreads a number over 32 bits. */
static inline uint32_t gram_mix(uint64_t number)
{
	return (uint32_t)(hash_mix(number) >> 32);
}

/* Fills hashes (room for GRAM_ROOM) with those of the runs of three to five characters in the
 * word, which counts as having a mark before and behind it; returns how many. */
size_t gram_read(struct span word, uint32_t *hashes);

/* The same for runs of least to most characters of any text of up to GRAM_WORD characters;
 * hashes has room for (GRAM_WORD + 2) times as many as there are lengths. */
size_t gram_read_lengths(struct span word, size_t least, size_t most, uint32_t *hashes);

#endif
