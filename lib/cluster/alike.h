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

/* A text as it is compared; what rules most others out stands in front. */
struct alike_text {
	uint64_t seen[2]; /* which words are kept: a bit for 7 bits of each mark */
	struct sketch_bytes sketch;
	uint32_t facts, tail_facts;
	uint16_t count;   /* words, at most UINT16_MAX */
	bool cut;
	word_mark kept[WORDS_KEPT]; /* as many as count says, zeros behind */
};

void alike_text_make(
    struct alike_text *text, const struct words *words, const struct sketch_bytes *sketch);

/* False where the words that one of them lacks are too many for alike_judge to say anything but
 * ALIKE_NOT. Of both only what stands before kept is read. */
bool alike_possible(const struct alike_text *a, const struct alike_text *b);

/* together: numbers and names do not tell texts apart; negations always do. index is of a. */
enum alike alike_judge(const struct alike_text *a, const struct alike_index *index,
    const struct alike_text *b, bool together);

#endif
