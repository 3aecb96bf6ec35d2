/*
 * MinHash (A. Broder, "On the resemblance and containment of documents"): of each of a number of
 * hash functions the least value over a text's elements. The share of values in which two
 * sketches agree estimates the share of elements that the texts have in common (Jaccard); the
 * standard error is at most 0.5 / sqrt(SKETCH_SIZE) = 0.11.
 *
 * Keys are what like texts are found by: bands of values (banding: J. Leskovec and others, "Mining
 * of Massive Datasets", 3.4), the first words, the last words, and a value with the numbers.
 */
#ifndef CLUSTER_SKETCH_H
#define CLUSTER_SKETCH_H

#include <stddef.h>
#include <stdint.h>

#include "cluster/words.h"

enum { SKETCH_BANDS = 10, SKETCH_ROWS = 2, SKETCH_SIZE = SKETCH_BANDS * SKETCH_ROWS };
enum { SKETCH_FACTS = 2, SKETCH_KEYS = SKETCH_BANDS + SKETCH_FACTS + 2 };

struct sketch {
	uint32_t least[SKETCH_SIZE];
};

/* One byte of each value is enough to compare by (b-bit MinHash: P. Li and C. Koenig). */
struct sketch_bytes {
	uint8_t at[SKETCH_SIZE];
};

/* Elements are taken as they are: hashes of 32 bits. No element at all is a sketch as well. */
void sketch_make(struct sketch *sketch, const uint32_t *elements, size_t count);

struct sketch_bytes sketch_bytes(const struct sketch *sketch);

/* In how many values they agree. */
static inline unsigned sketch_agreeing(const struct sketch_bytes *a, const struct sketch_bytes *b)
{
	unsigned same = 0;

	for (size_t k = 0; k < SKETCH_SIZE; k++)
		same += a->at[k] == b->at[k];
	return same;
}

/* The estimate, 0 to 1. */
double sketch_likeness(const struct sketch_bytes *a, const struct sketch_bytes *b);

/* Fills keys, the bands first and then, where the text has numbers, SKETCH_FACTS with these, and
 * returns how many there are; seed sets texts apart that never go together. */
size_t sketch_keys(const struct sketch *sketch, const struct words *words, uint64_t seed,
    uint64_t keys[SKETCH_KEYS]);

#endif
