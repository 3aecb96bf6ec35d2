#include "model/trie.h"

#include <stdlib.h>

#include "base/mem.h"

enum { FIRST_SLOTS = 1024, MOST = 1 << 26 };

struct trie *trie_new(void)
{
	struct trie *trie = mem_new(1, sizeof *trie);

	trie->word_mask = trie->edge_mask = FIRST_SLOTS - 1;
	trie->word_slots = mem_new(FIRST_SLOTS, sizeof *trie->word_slots);
	trie->edge_slots = mem_new(FIRST_SLOTS, sizeof *trie->edge_slots);
	return trie;
}

void trie_free(struct trie *trie)
{
	if (trie == NULL)
		return;
	if (!trie->borrowed) {
		buf_free(&trie->room);
		free(trie->words);
		free(trie->nodes);
		free(trie->meanings);
		free(trie->word_slots);
		free(trie->edge_slots);
	}
	free(trie);
}

static uint32_t slot_of(uint32_t number, uint32_t hash)
{
	return (hash & ~(uint32_t)TRIE_NUMBERS) | number;
}

static void more_word_slots(struct trie *trie)
{
	free(trie->word_slots);
	trie->word_mask = trie->word_mask * 2 + 1;
	trie->word_slots = mem_new((size_t)trie->word_mask + 1, sizeof *trie->word_slots);
	for (uint32_t i = 1; i <= trie->word_count; i++) {
		const struct trie_word *word = &trie->words[i];
		struct span text = {trie->texts.at + word->at, word->size};

		*trie_word_slot(trie, text, word->hash) = slot_of(i, word->hash);
	}
}

static void more_edge_slots(struct trie *trie)
{
	struct trie_edge *old = trie->edge_slots;
	size_t count = (size_t)trie->edge_mask + 1;

	trie->edge_mask = trie->edge_mask * 2 + 1;
	trie->edge_slots = mem_new(count * 2, sizeof *trie->edge_slots);
	for (size_t i = 0; i < count; i++)
		if (old[i].to != 0)
			*trie_edge_slot(trie, old[i].from, old[i].word) = old[i];
	free(old);
}

static uint32_t new_node(struct trie *trie)
{
	uint32_t number = ++trie->node_count;

	trie->nodes = mem_room(trie->nodes, number, &trie->node_room, sizeof *trie->nodes);
	trie->nodes[number] = (struct trie_node){0};
	return number;
}

static uint32_t add_word(struct trie *trie, struct span key, uint32_t hash)
{
	uint32_t *slot = trie_word_slot(trie, key, hash), number = trie->word_count + 1;

	if (*slot != 0)
		return *slot & TRIE_NUMBERS;
	if (trie->word_count * 2 > trie->word_mask) {
		more_word_slots(trie);
		slot = trie_word_slot(trie, key, hash);
	}
	*slot = slot_of(number, hash);
	trie->word_count = number;
	trie->words = mem_room(trie->words, number, &trie->word_room, sizeof *trie->words);
	trie->words[number] = (struct trie_word){
	    .hash = hash, .at = (uint32_t)trie->room.len, .size = (uint32_t)key.len};
	buf_add(&trie->room, key.at, key.len);
	trie->texts = (struct span){trie->room.at, trie->room.len};
	return number;
}

static uint32_t add_step(struct trie *trie, uint32_t from, uint32_t word)
{
	struct trie_edge *slot;
	uint32_t to;

	if (from == 0) {
		if (trie->words[word].node == 0)
			trie->words[word].node = new_node(trie);
		return trie->words[word].node;
	}
	slot = trie_edge_slot(trie, from, word);
	if (slot->to != 0)
		return slot->to;
	if (trie->edge_count * 2 > trie->edge_mask) {
		more_edge_slots(trie);
		slot = trie_edge_slot(trie, from, word);
	}
	to = new_node(trie);
	*slot = (struct trie_edge){from, word, to};
	trie->edge_count++;
	trie->nodes[from].leads = 1;
	return to;
}

void trie_add(struct trie *trie, const struct tokens *tokens, uint32_t kind, uint32_t index)
{
	uint32_t node = 0, number = ++trie->meaning_count;

	for (size_t i = 0; i < tokens->count; i++) {
		const struct token *token = &tokens->at[i];
		node = add_step(trie, node, add_word(trie, token_key(tokens, token), token->hash));
	}
	trie->meanings =
	    mem_room(trie->meanings, number, &trie->meaning_room, sizeof *trie->meanings);
	trie->meanings[number] = (struct trie_meaning){index, trie->nodes[node].meaning, kind};
	trie->nodes[node].meaning = number;
}

/* What is borrowed is not written to, whatever its type says. */
static void *pack_borrowed(struct pack *pack, void *table, uint32_t count, size_t size)
{
	return (void *)(uintptr_t)pack_table(pack, table, count, size);
}

static void pack_number(struct pack *pack, uint32_t *number)
{
	size_t count = *number;

	pack_count(pack, &count, MOST);
	*number = (uint32_t)count;
}

/* What has the number 0 is nothing at all, so that the same phrases are the same bytes. */
static void clear_none(struct trie *trie)
{
	*trie->words = (struct trie_word){0};
	*trie->nodes = (struct trie_node){0};
	*trie->meanings = (struct trie_meaning){0};
}

void trie_pack(struct pack *pack, struct trie **trie)
{
	struct trie *one = pack->out != NULL ? *trie : mem_new(1, sizeof *one);
	uint32_t *const numbers[] = {&one->word_count, &one->node_count, &one->meaning_count,
	    &one->edge_count, &one->word_mask, &one->edge_mask};

	if (pack->out != NULL)
		clear_none(one);
	else
		one->borrowed = true;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		pack_number(pack, numbers[i]);
	one->words = pack_borrowed(pack, one->words, one->word_count + 1, sizeof *one->words);
	one->nodes = pack_borrowed(pack, one->nodes, one->node_count + 1, sizeof *one->nodes);
	one->meanings =
	    pack_borrowed(pack, one->meanings, one->meaning_count + 1, sizeof *one->meanings);
	one->word_slots =
	    pack_borrowed(pack, one->word_slots, one->word_mask + 1, sizeof *one->word_slots);
	one->edge_slots =
	    pack_borrowed(pack, one->edge_slots, one->edge_mask + 1, sizeof *one->edge_slots);
	pack_span(pack, &one->texts);
	*trie = one;
}
