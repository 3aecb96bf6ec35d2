/*
 * Phrases as numbers: a vocabulary numbers the words, and a trie of these numbers holds the
 * phrases, its edges in one hash table. Numbers of words, nodes and meanings count from 1; 0 is
 * none. phrase.h finds what stands in it; the lookups are here, for they are made at each word.
 */
#ifndef MODEL_TRIE_H
#define MODEL_TRIE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/pack.h"
#include "base/span.h"
#include "model/token.h"

/* A slot holds a word's number and, above it, the upper bits of its hash: what differs in them is
 * another word, without a look at it. */
enum { TRIE_NUMBER_BITS = 24, TRIE_NUMBERS = (1 << TRIE_NUMBER_BITS) - 1 };

struct trie_word {
	uint32_t hash;
	uint32_t at, size; /* in texts */
	uint32_t node;     /* where phrases that begin with it go on */
};

struct trie_edge {
	uint32_t from, word, to;
};

struct trie_node {
	uint32_t meaning; /* the first of a list */
	uint32_t leads;   /* 1: there are edges from here */
};

struct trie_meaning {
	uint32_t index, next, kind;
};

struct trie {
	struct span texts;
	struct trie_word *words;
	struct trie_node *nodes;
	struct trie_meaning *meanings;
	uint32_t word_count, node_count, meaning_count;
	uint32_t *word_slots;
	struct trie_edge *edge_slots;
	uint32_t edge_count, word_mask, edge_mask;
	struct buf room; /* of texts */
	size_t word_room, node_room, meaning_room;
	bool borrowed; /* all tables are: nothing can be added */
};

/* New; goes to trie_free. */
struct trie *trie_new(void);
void trie_free(struct trie *trie);

/* Adds a phrase of at least one token, which means kind and index beside what it means already. */
void trie_add(
    struct trie *trie, const struct tokens *tokens, uint32_t kind, uint32_t index);

/* Writes a trie of one phrase at least; or reads one, which is new and borrows all from the
 * pack's bytes. */
void trie_pack(struct pack *pack, struct trie **trie);

/* The slot of a word, or the free one where it belongs. */
static inline uint32_t *trie_word_slot(const struct trie *trie, struct span key, uint32_t hash)
{
	uint32_t i = hash & trie->word_mask;

	for (;; i = (i + 1) & trie->word_mask) {
		uint32_t *slot = &trie->word_slots[i];
		const struct trie_word *word;

		if (*slot == 0)
			return slot;
		if ((*slot ^ hash) >> TRIE_NUMBER_BITS != 0)
			continue;
		word = &trie->words[*slot & TRIE_NUMBERS];
		if (word->hash == hash && word->size == key.len &&
		    memcmp(trie->texts.at + word->at, key.at, key.len) == 0)
			return slot;
	}
}

/* The number of a word. */
static inline uint32_t trie_word(const struct trie *trie, struct span key, uint32_t hash)
{
	return *trie_word_slot(trie, key, hash) & TRIE_NUMBERS;
}

/* The slot of the edge of a word from a node. */
static inline struct trie_edge *trie_edge_slot(
    const struct trie *trie, uint32_t from, uint32_t word)
{
	uint64_t mixed = ((uint64_t)from << 32 | word) * UINT64_C(0x9E3779B97F4A7C15);
	uint32_t i = (uint32_t)(mixed >> 32) & trie->edge_mask;

	for (;; i = (i + 1) & trie->edge_mask) {
		struct trie_edge *slot = &trie->edge_slots[i];

		if (slot->to == 0 || (slot->from == from && slot->word == word))
			return slot;
	}
}

/* The node behind a word that begins a phrase, and behind a word at a node; 0: there is none. */
static inline uint32_t trie_first(const struct trie *trie, uint32_t word)
{
	return word != 0 ? trie->words[word].node : 0;
}

static inline uint32_t trie_next(const struct trie *trie, uint32_t node, uint32_t word)
{
	return node != 0 && word != 0 && trie->nodes[node].leads
	    ? trie_edge_slot(trie, node, word)->to
	    : 0;
}

#endif
