/*
 * Words that turn a sentence round, by the hashes of their plain forms.
 */
#ifndef CLUSTER_NEGATION_H
#define CLUSTER_NEGATION_H

#include <stdbool.h>
#include <stdint.h>

#include "cluster/skeleton.h"

enum { NEGATION_SLOTS = 256 };

/* Open addressing; 0 is free. */
struct negation {
	uint32_t latin[NEGATION_SLOTS], other[NEGATION_SLOTS];
};

void negation_fill(struct negation *negation, struct skeleton *skeleton);

/* latin: in a text of mostly Latin letters. */
bool negation_is(const struct negation *negation, uint32_t hash, bool latin);

/* The hash of one word's plain letters. */
uint32_t word_hash(struct skeleton *skeleton, const char *word, bool latin);

#endif
