/*
 * A text as near-copies are told by: its words in order, plain (skeleton.h), without links,
 * handles, emoji, punctuation and the mark of a repost; and which of them are facts: numbers,
 * names, negations.
 */
#ifndef CLUSTER_WORDS_H
#define CLUSTER_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

/* Words that are kept of a text for comparing, and those that its sketch is made of. */
enum { WORDS_KEPT = 64, WORDS_SKETCHED = 512 };

/* What a word is; a number has a digit in it, a name a capital inside a sentence. */
enum word_kind { WORD_PLAIN, WORD_NUMBER, WORD_NAME, WORD_NEGATION };

/* 14 bits of the word's hash and, in the lowest two, its kind. */
typedef uint16_t word_mark;

static inline enum word_kind word_kind(word_mark mark)
{
	return (enum word_kind)(mark & 3);
}

static inline bool word_same(word_mark a, word_mark b)
{
	return ((a ^ b) >> 2) == 0;
}

struct words {
	word_mark kept[WORDS_KEPT];
	uint32_t elements[WORDS_SKETCHED]; /* hashes of words of 4 letters and more, and numbers */
	uint32_t all[WORDS_SKETCHED];      /* hashes of all words, for texts with few long ones */
	size_t count, element_count;       /* count: all words of the text, also those not kept */
	uint64_t print;      /* of all words in their order; of emoji and links if there are none */
	uint32_t facts;      /* of the numbers in their order; 0: none */
	uint32_t tail_facts; /* the same, of those behind the words kept */
	bool repost;         /* RT, MT, before a handle or at the beginning */
	bool cut;            /* ends in an ellipsis */
	bool nothing;        /* neither words nor emoji nor links */
};

struct words_reader;

/* together: one number counts as any other, in all but facts. */
struct words_reader *words_reader_new(bool together);
void words_reader_free(struct words_reader *reader);

/* text must be UTF-8. */
void words_read(struct words_reader *reader, struct span text, struct words *words);

/* How many of a text's words are kept. */
static inline size_t words_kept(const struct words *words)
{
	return words->count < WORDS_KEPT ? words->count : WORDS_KEPT;
}

#endif
