/*
 * The words of a text, as they are gathered: what a word adds to the list, what the mark of a
 * repost takes away again, and what the whole says at last. Where a text comes from, and what
 * its letters are, is the business of words.c.
 */
#ifndef CLUSTER_WORDLIST_H
#define CLUSTER_WORDLIST_H

#include "cluster/words.h"

/* Hashes of what stands before a repost. */
struct wordlist_marks {
	uint32_t rt, mt, via;
};

void wordlist_start(struct words *words);

/* Adds a word by its hash. together: one number counts as any other, but for the facts. */
void wordlist_add(struct words *words, uint32_t hash, enum word_kind kind, bool together);

/* A hash for the sketch. */
void wordlist_element(struct words *words, uint32_t hash);

/* What is to be sketched of the last word, whose hash this is: as it was added. */
void wordlist_element_last(struct words *words, uint32_t hash);

/* "RT @ana: ...", "... via @ana": the word before a handle goes with it. */
void wordlist_drop_before(struct words *words, const struct wordlist_marks *marks);

/* "RT text", without a handle. */
void wordlist_drop_first(struct words *words, const struct wordlist_marks *marks);

/* In a headline most words have a capital, which says nothing then; names: how many had. */
void wordlist_demote(struct words *words, size_t names);

/* At the end of the text. other: of emoji and links, for a text without words. */
void wordlist_end(struct words *words, uint64_t other);

#endif
