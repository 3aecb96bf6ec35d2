#include "cluster/wordlist.h"

#include <string.h>

#include "base/hash.h"

enum { FEW_LONG_WORDS = 4 };

void wordlist_start(struct words *words)
{
	words->count = words->element_count = 0;
	words->print = 0;
	words->facts = words->tail_facts = 0;
	words->repost = false;
}

static void add_number(struct words *words, uint32_t hash)
{
	uint32_t *facts = words->count < WORDS_KEPT ? &words->facts : &words->tail_facts;

	*facts = (uint32_t)(hash_mix((uint64_t)*facts << 32 | hash) >> 32) | 1;
}

void wordlist_add(struct words *words, uint32_t hash, enum word_kind kind, bool together)
{
	if (kind == WORD_NUMBER) {
		add_number(words, hash);
		if (together)
			hash = 0x9E3779B9;
	}
	if (words->count < WORDS_KEPT)
		words->kept[words->count] = (word_mark)((hash >> 18) << 2 | (uint32_t)kind);
	if (words->count < WORDS_SKETCHED)
		words->all[words->count] = hash;
	words->count++;
	words->print = hash_mix(words->print ^ hash);
}

void wordlist_element(struct words *words, uint32_t hash)
{
	if (words->element_count < WORDS_SKETCHED)
		words->elements[words->element_count++] = hash;
}

void wordlist_element_last(struct words *words, uint32_t hash)
{
	wordlist_element(
	    words, words->count <= WORDS_SKETCHED ? words->all[words->count - 1] : hash);
}

static void print_anew(struct words *words)
{
	words->print = 0;
	for (size_t i = 0; i < words->count; i++)
		words->print = hash_mix(words->print ^ words->all[i]);
}

void wordlist_drop_before(struct words *words, const struct wordlist_marks *marks)
{
	uint32_t hash;

	if (words->count == 0 || words->count > WORDS_SKETCHED)
		return;
	hash = words->all[words->count - 1];
	if (hash != marks->rt && hash != marks->mt && hash != marks->via)
		return;
	words->repost |= hash != marks->via;
	words->count--;
	print_anew(words);
}

void wordlist_drop_first(struct words *words, const struct wordlist_marks *marks)
{
	if (words->count < 2 || words->count > WORDS_KEPT ||
	    (words->all[0] != marks->rt && words->all[0] != marks->mt))
		return;
	words->repost = true;
	words->count--;
	memmove(words->kept, words->kept + 1, words->count * sizeof *words->kept);
	memmove(words->all, words->all + 1, words->count * sizeof *words->all);
	print_anew(words);
}

void wordlist_demote(struct words *words, size_t names)
{
	size_t kept = words_kept(words);

	if (names * 3 <= words->count)
		return;
	for (size_t i = 0; i < kept; i++)
		if (word_kind(words->kept[i]) == WORD_NAME)
			words->kept[i] = (word_mark)(words->kept[i] & ~3);
}

void wordlist_end(struct words *words, uint64_t other)
{
	if (words->count == 0)
		words->print = hash_mix(other);
	if (words->element_count >= FEW_LONG_WORDS)
		return;
	words->element_count = words->count < WORDS_SKETCHED ? words->count : WORDS_SKETCHED;
	memcpy(words->elements, words->all, words->element_count * sizeof *words->all);
}
