/*
 * Whether two texts that may be near-copies are: by their words in order, as far as these are
 * kept. One is a near-copy when at most a fifth of the words of the longer one are others, left
 * out or added, or when it is the beginning of the other. Texts of fewer than ALIKE_LEAST words
 * are copies only when they are the same: one word there is the statement.
 */
#ifndef CLUSTER_ALIKE_H
#define CLUSTER_ALIKE_H

#include <stdbool.h>
#include <stddef.h>

#include "cluster/sketch.h"
#include "cluster/words.h"

enum { ALIKE_LEAST = 6 };

/* ALIKE_BUT_FACTS: alike, but for a number, a name or a negation. */
enum alike { ALIKE_NOT, ALIKE_BUT_FACTS, ALIKE_SAME };

enum { ALIKE_SLOTS = 128 };

/* Where in a text each word stands, as bits: for comparing it with many others. */
struct alike_index {
	word_mark words[ALIKE_SLOTS]; /* open addressing; 0 is free */
	uint64_t places[ALIKE_SLOTS];
};

void alike_index_make(struct alike_index *index, const word_mark *kept, size_t count);

/* kept has as many words as words_kept says for count; borrowed. */
struct alike_text {
	const word_mark *kept;
	size_t count;
	uint32_t facts, tail_facts;
	bool cut;
	const struct sketch_bytes *sketch;
};

/* together: numbers and names do not tell texts apart; negations always do. index is of a. */
enum alike alike_judge(const struct alike_text *a, const struct alike_index *index,
    const struct alike_text *b, bool together);

#endif
