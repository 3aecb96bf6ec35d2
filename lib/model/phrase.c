#include "model/phrase.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/fold.h"

enum { LONGEST_SHORT = 64, FIRST_SLOTS = 1024, SPARE = 1024, MOST = 1 << 24 };

/* Numbers of words, nodes and meanings count from 1; 0 is none. */
struct word {
	uint32_t hash;
	uint32_t at, size; /* in texts */
	uint32_t node;     /* where phrases that begin with it go on */
};

struct edge {
	uint32_t from, word, to;
};

struct node {
	uint32_t meaning; /* the first of a list */
	uint32_t leads;   /* 1: there are edges from here */
};

struct meaning {
	uint32_t index, next, kind;
};

struct phrases {
	struct buf texts;
	struct word *words;
	struct node *nodes;
	struct meaning *meanings;
	uint32_t word_count, node_count, meaning_count;
	size_t word_room, node_room, meaning_room;
	uint32_t *word_slots;
	struct edge *edge_slots;
	uint32_t edge_count, word_mask, edge_mask;
};

struct phrases *phrases_new(void)
{
	struct phrases *phrases = mem_new(1, sizeof *phrases);

	phrases->word_mask = phrases->edge_mask = FIRST_SLOTS - 1;
	phrases->word_slots = mem_new(FIRST_SLOTS, sizeof *phrases->word_slots);
	phrases->edge_slots = mem_new(FIRST_SLOTS, sizeof *phrases->edge_slots);
	return phrases;
}

void phrases_free(struct phrases *phrases)
{
	if (phrases == NULL)
		return;
	buf_free(&phrases->texts);
	free(phrases->words);
	free(phrases->nodes);
	free(phrases->meanings);
	free(phrases->word_slots);
	free(phrases->edge_slots);
	free(phrases);
}

static struct span word_text(const struct phrases *phrases, const struct word *word)
{
	return (struct span){phrases->texts.at + word->at, word->size};
}

/* The slot of a word, or the free one where it belongs. */
static uint32_t *word_slot(const struct phrases *phrases, struct span key, uint32_t hash)
{
	uint32_t i = hash & phrases->word_mask;

	for (;; i = (i + 1) & phrases->word_mask) {
		uint32_t *slot = &phrases->word_slots[i];
		const struct word *word;

		if (*slot == 0)
			return slot;
		word = &phrases->words[*slot];
		if (word->hash == hash && span_same(word_text(phrases, word), key))
			return slot;
	}
}

static uint32_t edge_hash(uint32_t from, uint32_t word)
{
	uint64_t mixed = ((uint64_t)from << 32 | word) * UINT64_C(0x9E3779B97F4A7C15);

	return (uint32_t)(mixed >> 32);
}

static struct edge *edge_slot(const struct phrases *phrases, uint32_t from, uint32_t word)
{
	uint32_t i = edge_hash(from, word) & phrases->edge_mask;

	for (;; i = (i + 1) & phrases->edge_mask) {
		struct edge *slot = &phrases->edge_slots[i];

		if (slot->to == 0 || (slot->from == from && slot->word == word))
			return slot;
	}
}

static void more_word_slots(struct phrases *phrases)
{
	free(phrases->word_slots);
	phrases->word_mask = phrases->word_mask * 2 + 1;
	phrases->word_slots = mem_new((size_t)phrases->word_mask + 1, sizeof *phrases->word_slots);
	for (uint32_t i = 1; i <= phrases->word_count; i++) {
		const struct word *word = &phrases->words[i];
		*word_slot(phrases, word_text(phrases, word), word->hash) = i;
	}
}

static void more_edge_slots(struct phrases *phrases)
{
	struct edge *old = phrases->edge_slots;
	size_t count = (size_t)phrases->edge_mask + 1;

	phrases->edge_mask = phrases->edge_mask * 2 + 1;
	phrases->edge_slots = mem_new(count * 2, sizeof *phrases->edge_slots);
	for (size_t i = 0; i < count; i++)
		if (old[i].to != 0)
			*edge_slot(phrases, old[i].from, old[i].word) = old[i];
	free(old);
}

static uint32_t new_node(struct phrases *phrases)
{
	uint32_t number = ++phrases->node_count;

	phrases->nodes =
	    mem_room(phrases->nodes, number, &phrases->node_room, sizeof *phrases->nodes);
	phrases->nodes[number] = (struct node){0};
	return number;
}

static uint32_t add_word(struct phrases *phrases, struct span key, uint32_t hash)
{
	uint32_t *slot = word_slot(phrases, key, hash);

	if (*slot != 0)
		return *slot;
	if (phrases->word_count * 2 > phrases->word_mask) {
		more_word_slots(phrases);
		slot = word_slot(phrases, key, hash);
	}
	*slot = ++phrases->word_count;
	phrases->words =
	    mem_room(phrases->words, *slot, &phrases->word_room, sizeof *phrases->words);
	phrases->words[*slot] = (struct word){
	    .hash = hash, .at = (uint32_t)phrases->texts.len, .size = (uint32_t)key.len};
	buf_add(&phrases->texts, key.at, key.len);
	return *slot;
}

static uint32_t add_step(struct phrases *phrases, uint32_t from, uint32_t word)
{
	struct edge *slot;
	uint32_t to;

	if (from == 0) {
		if (phrases->words[word].node == 0)
			phrases->words[word].node = new_node(phrases);
		return phrases->words[word].node;
	}
	slot = edge_slot(phrases, from, word);
	if (slot->to != 0)
		return slot->to;
	if (phrases->edge_count * 2 > phrases->edge_mask) {
		more_edge_slots(phrases);
		slot = edge_slot(phrases, from, word);
	}
	to = new_node(phrases);
	*slot = (struct edge){from, word, to};
	phrases->edge_count++;
	phrases->nodes[from].leads = 1;
	return to;
}

void phrases_add(struct phrases *phrases, const struct tokens *tokens, enum phrase_kind kind,
    uint32_t index)
{
	uint32_t node = 0, number = ++phrases->meaning_count;

	for (size_t i = 0; i < tokens->count; i++) {
		const struct token *token = &tokens->at[i];
		node = add_step(
		    phrases, node, add_word(phrases, token_key(tokens, token), token->hash));
	}
	phrases->meanings = mem_room(
	    phrases->meanings, number, &phrases->meaning_room, sizeof *phrases->meanings);
	phrases->meanings[number] = (struct meaning){index, phrases->nodes[node].meaning, kind};
	phrases->nodes[node].meaning = number;
}

/* A table of count things, and as it is read a copy, with room for more where room is given. */
static void *pack_copy(
    struct pack *pack, void *own, uint32_t count, size_t size, size_t *room)
{
	const void *table = pack_table(pack, own, count, size);
	void *copy;

	if (pack->out != NULL || table == NULL)
		return own;
	if (room != NULL)
		*room = (size_t)count + SPARE;
	copy = mem_resize(NULL, room != NULL ? *room : count, size);
	memcpy(copy, table, count * size);
	return copy;
}

static void pack_number(struct pack *pack, uint32_t *number)
{
	size_t count = *number;

	pack_count(pack, &count, MOST);
	*number = (uint32_t)count;
}

/* What no number means is nothing at all, so that the same phrases are the same bytes. */
static void clear_none(struct phrases *phrases)
{
	*phrases->words = (struct word){0};
	*phrases->nodes = (struct node){0};
	*phrases->meanings = (struct meaning){0};
}

void phrases_pack(struct pack *pack, struct phrases **phrases)
{
	struct phrases *one = pack->out != NULL ? *phrases : mem_new(1, sizeof *one);
	struct span texts = {one->texts.at, one->texts.len};
	uint32_t *const numbers[] = {&one->word_count, &one->node_count, &one->meaning_count,
	    &one->edge_count, &one->word_mask, &one->edge_mask};

	if (pack->out != NULL)
		clear_none(one);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		pack_number(pack, numbers[i]);
	one->words =
	    pack_copy(pack, one->words, one->word_count + 1, sizeof *one->words, &one->word_room);
	one->nodes =
	    pack_copy(pack, one->nodes, one->node_count + 1, sizeof *one->nodes, &one->node_room);
	one->meanings = pack_copy(pack, one->meanings, one->meaning_count + 1,
	    sizeof *one->meanings, &one->meaning_room);
	one->word_slots = pack_copy(
	    pack, one->word_slots, one->word_mask + 1, sizeof *one->word_slots, NULL);
	one->edge_slots = pack_copy(
	    pack, one->edge_slots, one->edge_mask + 1, sizeof *one->edge_slots, NULL);
	pack_span(pack, &texts);
	if (pack->out == NULL)
		buf_add(&one->texts, texts.at, texts.len);
	*phrases = one;
}

/* A drawn-out word has a second form to try, and a word with 's is the word. */
static uint32_t number_word(
    const struct phrases *phrases, const struct tokens *tokens, const struct token *token)
{
	struct span key = token_key(tokens, token);
	uint32_t number = *word_slot(phrases, key, token->hash);
	char other[LONGEST_SHORT];

	if (number == 0 && token->drawn_out && token->kind == TOKEN_WORD) {
		key = (struct span){other, fold_short(token, other, sizeof other)};
		number = *word_slot(phrases, key, fold_hash(key.at, key.len));
	}
	if (number == 0 && key.len > 2 && memcmp(key.at + key.len - 2, "'s", 2) == 0) {
		key.len -= 2;
		number = *word_slot(phrases, key, fold_hash(key.at, key.len));
	}
	return number;
}

static void add_match(struct phrase_matches *matches, struct phrase_match match)
{
	if (matches->count == matches->room) {
		matches->room = matches->room > 0 ? matches->room * 2 : 64;
		matches->at = mem_resize(matches->at, matches->room, sizeof *matches->at);
	}
	matches->at[matches->count++] = match;
}

static void add_meanings(const struct phrases *phrases, uint32_t node, bool handle,
    struct phrase_match match, struct phrase_matches *matches)
{
	for (uint32_t m = phrases->nodes[node].meaning; m != 0; m = phrases->meanings[m].next) {
		match.index = phrases->meanings[m].index;
		match.kind = (enum phrase_kind)phrases->meanings[m].kind;
		if (!handle || match.kind == PHRASE_BRAND)
			add_match(matches, match);
	}
}

/* All phrases that begin at token i. */
static void find_at(const struct phrases *phrases, const struct tokens *tokens, size_t i,
    struct phrase_matches *matches)
{
	uint32_t node = phrases->words[tokens->at[i].word].node;
	bool handle = tokens->at[i].kind == TOKEN_HANDLE;
	size_t next = i + 1;

	while (node != 0) {
		add_meanings(phrases, node, handle,
		    (struct phrase_match){.start = (uint32_t)i, .count = (uint32_t)(next - i)},
		    matches);
		if (handle || !phrases->nodes[node].leads || next == tokens->count ||
		    tokens->at[next].gap != GAP_NONE || tokens->at[next].word == 0 ||
		    tokens->at[next].kind == TOKEN_HANDLE)
			return;
		node = edge_slot(phrases, node, tokens->at[next].word)->to;
		next++;
	}
}

static void mark_brand(struct tokens *tokens, const struct phrase_match *match)
{
	for (uint32_t i = match->start; i < match->start + match->count; i++)
		tokens->at[i].brand = true;
}

void phrases_find(
    const struct phrases *phrases, struct tokens *tokens, struct phrase_matches *matches)
{
	matches->count = 0;
	for (size_t i = 0; i < tokens->count; i++) {
		struct token *token = &tokens->at[i];
		token->word =
		    token->kind == TOKEN_LINK ? 0 : number_word(phrases, tokens, token);
	}
	for (size_t i = 0; i < tokens->count; i++)
		if (tokens->at[i].word != 0)
			find_at(phrases, tokens, i, matches);
	for (size_t i = 0; i < matches->count; i++)
		if (matches->at[i].kind == PHRASE_BRAND)
			mark_brand(tokens, &matches->at[i]);
}

void phrase_matches_free(struct phrase_matches *matches)
{
	free(matches->at);
	*matches = (struct phrase_matches){0};
}
