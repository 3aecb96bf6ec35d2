#include "post/pattern_set.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/hash.h"
#include "base/letter.h"
#include "base/mem.h"
#include "post/needs.h"
#include "post/pattern.h"

enum {
	FIRST_SLOTS = 1 << 10,
	FIRST_HEADS = 1 << 12,
	HEADS_A_PIECE = 16, /* so many, at least: one in sixteen is hit by chance */
	HEAD_BYTES = 4,
	WORD_BITS = 64,
	WORTH_A_SECOND = 14 /* a further need as rare as this, in bits, is looked for as well */
};

/* Up to eight bytes, the first lowest, zero behind the last. */
struct piece {
	uint64_t bytes;
	uint32_t len;
	uint32_t users; /* the first of a list, from 1 */
};

/* A pattern, of whose needs this one is met by the piece. */
struct user {
	uint32_t pattern, next, need;
};

struct progress {
	uint32_t search;
	uint16_t met, wanted; /* a bit a need */
};

struct pattern_set {
	struct piece *pieces; /* from 1 */
	struct user *users;   /* from 1 */
	struct progress *progress;
	uint32_t *seen, seen_count; /* by piece: the number of the search that met it */
	uint64_t *always; /* those without needs, a bit each */
	uint32_t piece_count, user_count, count, always_count, search;
	uint32_t *slots; /* of pieces, by hash; 0 is free */
	uint32_t slot_mask;
	uint8_t *heads; /* by hash of the first four bytes: a bit for each length from 4 on */
	uint32_t head_bits;
	uint8_t shorts[256]; /* by the first byte: a bit for each length below 4 */
	bool borrowed;       /* the tables are, but for progress and seen: none is written to */
	struct arena scratch;
	struct buf folded;
};

struct pattern_set *pattern_set_new(void)
{
	struct pattern_set *set = mem_new(1, sizeof *set);

	set->slot_mask = FIRST_SLOTS - 1;
	set->slots = mem_new(FIRST_SLOTS, sizeof *set->slots);
	while (1U << set->head_bits < FIRST_HEADS)
		set->head_bits++;
	set->heads = mem_new(FIRST_HEADS, 1);
	return set;
}

void pattern_set_free(struct pattern_set *set)
{
	if (set == NULL)
		return;
	if (!set->borrowed) {
		free(set->pieces);
		free(set->users);
		free(set->always);
		free(set->slots);
		free(set->heads);
	}
	free(set->progress);
	free(set->seen);
	arena_free(&set->scratch);
	buf_free(&set->folded);
	free(set);
}

/* Doubles an array at each power of two, and starts one at its first. */
static void *grown(void *array, uint32_t count, size_t size)
{
	return (count & (count - 1)) == 0
	    ? mem_resize(array, count > 0 ? (size_t)count * 2 : 2, size)
	    : array;
}

/* Multiplicative hashing (D. Knuth, TAOCP 3, 6.4), the product's upper bits. */
static uint32_t piece_hash(uint64_t bytes, uint32_t len)
{
	return (uint32_t)(((bytes + len) * UINT64_C(0x9E3779B97F4A7C15)) >> 32);
}

static uint32_t head_hash(const struct pattern_set *set, uint64_t bytes)
{
	return (uint32_t)bytes * UINT32_C(0x9E3779B1) >> (32 - set->head_bits);
}

/* The slot of a piece, or the free one where it belongs. */
static uint32_t *piece_slot(const struct pattern_set *set, uint64_t bytes, uint32_t len)
{
	uint32_t i = piece_hash(bytes, len) & set->slot_mask;

	while (set->slots[i] != 0 && (set->pieces[set->slots[i]].bytes != bytes ||
	    set->pieces[set->slots[i]].len != len))
		i = (i + 1) & set->slot_mask;
	return &set->slots[i];
}

static void more_slots(struct pattern_set *set)
{
	free(set->slots);
	set->slot_mask = set->slot_mask * 2 + 1;
	set->slots = mem_new((size_t)set->slot_mask + 1, sizeof *set->slots);
	for (uint32_t i = 1; i <= set->piece_count; i++)
		*piece_slot(set, set->pieces[i].bytes, set->pieces[i].len) = i;
}

static void mark_head(struct pattern_set *set, const struct piece *piece)
{
	if (piece->len < HEAD_BYTES)
		set->shorts[piece->bytes & 0xFF] |= (uint8_t)(1U << piece->len >> 1);
	else
		set->heads[head_hash(set, piece->bytes)] |= (uint8_t)(1U << piece->len >> 1);
}

static void more_heads(struct pattern_set *set)
{
	free(set->heads);
	set->head_bits += 2;
	set->heads = mem_new((size_t)1 << set->head_bits, 1);
	for (uint32_t i = 1; i <= set->piece_count; i++)
		mark_head(set, &set->pieces[i]);
}

static struct piece *add_piece(struct pattern_set *set, struct span text)
{
	uint64_t bytes = 0;
	uint32_t *slot, len = (uint32_t)text.len;

	for (size_t i = text.len; i > 0; i--)
		bytes = bytes << 8 | (unsigned char)text.at[i - 1];
	slot = piece_slot(set, bytes, len);
	if (*slot != 0)
		return &set->pieces[*slot];
	if (set->piece_count * 2 >= set->slot_mask) {
		more_slots(set);
		slot = piece_slot(set, bytes, len);
	}
	*slot = ++set->piece_count;
	set->pieces = grown(set->pieces, *slot, sizeof *set->pieces);
	set->pieces[0] = (struct piece){0};
	set->pieces[*slot] = (struct piece){.bytes = bytes, .len = len};
	if ((uint64_t)set->piece_count * HEADS_A_PIECE > UINT64_C(1) << set->head_bits)
		more_heads(set);
	mark_head(set, &set->pieces[*slot]);
	return &set->pieces[*slot];
}

static void add_need(struct pattern_set *set, uint32_t pattern, unsigned need, struct texts texts)
{
	for (size_t i = 0; i < texts.count; i++) {
		struct piece *piece = add_piece(set, texts_window(texts.at[i]));
		uint32_t number = ++set->user_count;

		set->users = grown(set->users, number, sizeof *set->users);
		set->users[0] = (struct user){0};
		set->users[number] = (struct user){pattern, piece->users, 1U << need};
		piece->users = number;
	}
	set->progress[pattern].wanted |= (uint16_t)(1U << need);
}

void pattern_set_add(struct pattern_set *set, struct span text)
{
	uint32_t number = set->count++;
	struct needs needs = {.count = 0};
	struct span body;
	bool extended;

	set->progress = grown(set->progress, number, sizeof *set->progress);
	set->progress[number] = (struct progress){0};
	if (number % WORD_BITS == 0) {
		set->always = mem_resize(
		    set->always, number / WORD_BITS + 1, sizeof *set->always);
		set->always[number / WORD_BITS] = 0;
	}
	arena_reset(&set->scratch);
	if (pattern_split(text, &body, &extended))
		needs_read(body, extended, &set->scratch, &needs);
	for (unsigned i = 0; i < needs.count; i++)
		if (i == 0 || needs.rarity[i] >= WORTH_A_SECOND)
			add_need(set, number, i, needs.at[i]);
	if (needs.count == 0) {
		set->always[number / WORD_BITS] |= UINT64_C(1) << number % WORD_BITS;
		set->always_count++;
	}
}

size_t pattern_set_always(const struct pattern_set *set)
{
	return set->always_count;
}

size_t pattern_set_words(const struct pattern_set *set)
{
	return ((size_t)set->count + WORD_BITS - 1) / WORD_BITS;
}

/* Each piece counts once in a search, however often a text repeats it. */
static void meet(struct pattern_set *set, uint32_t piece, uint64_t *words)
{
	if (set->seen[piece] == set->search)
		return;
	set->seen[piece] = set->search;
	for (uint32_t i = set->pieces[piece].users; i != 0; i = set->users[i].next) {
		const struct user *user = &set->users[i];
		struct progress *progress = &set->progress[user->pattern];

		if (progress->search != set->search) {
			progress->search = set->search;
			progress->met = 0;
		}
		progress->met |= (uint16_t)user->need;
		if (progress->met == progress->wanted)
			words[user->pattern / WORD_BITS] |= UINT64_C(1)
			    << user->pattern % WORD_BITS;
	}
}

/* window holds the eight bytes from here on, zeros behind the end; lengths has a bit for each
 * that may be met. */
static void look_up(struct pattern_set *set, uint64_t window, unsigned lengths, uint64_t *words)
{
	for (uint32_t len = 1; lengths != 0; len++, lengths >>= 1) {
		uint64_t bytes = window & UINT64_MAX >> (TEXTS_WINDOW - len) * 8;
		uint32_t number;

		if ((lengths & 1) == 0)
			continue;
		number = *piece_slot(set, bytes, len);
		if (number != 0)
			meet(set, number, words);
	}
}

/* After 2^32 searches their numbers begin anew, and so they do where there are new pieces. */
static void next_search(struct pattern_set *set)
{
	if (set->seen_count == set->piece_count && ++set->search != 0)
		return;
	free(set->seen);
	set->seen = mem_new((size_t)set->piece_count + 1, sizeof *set->seen);
	set->seen_count = set->piece_count;
	for (uint32_t i = 0; i < set->count; i++)
		set->progress[i].search = 0;
	set->search = 1;
}

void pattern_set_find(struct pattern_set *set, struct span text, uint64_t *words)
{
	static const char behind[TEXTS_WINDOW] = {0};
	const char *at, *end;

	if (set->count == 0)
		return;
	memcpy(words, set->always, pattern_set_words(set) * sizeof *words);
	if (set->piece_count == 0)
		return;
	next_search(set);
	buf_reset(&set->folded);
	letters_add(&set->folded, text);
	buf_add(&set->folded, behind, sizeof behind);
	at = set->folded.at;
	end = at + set->folded.len - sizeof behind;
	for (; at < end; at++) {
		uint64_t window = hash_eight(at);
		unsigned lengths =
		    set->heads[head_hash(set, window)] | set->shorts[window & 0xFF];

		if (lengths != 0)
			look_up(set, window, lengths, words);
	}
}

size_t pattern_set_next(const uint64_t *words, size_t from, size_t end)
{
	while (from < end) {
		uint64_t rest = words[from / WORD_BITS] >> from % WORD_BITS;

		if (rest != 0) {
			from += (size_t)__builtin_ctzll(rest);
			return from < end ? from : end;
		}
		from = (from / WORD_BITS + 1) * WORD_BITS;
	}
	return end;
}

static void pack_number(struct pack *pack, uint32_t *number)
{
	size_t count = *number;

	pack_count(pack, &count, UINT32_MAX);
	*number = (uint32_t)count;
}

/* What is borrowed is not written to, whatever its type says. */
static void *pack_borrowed(struct pack *pack, void *table, size_t count, size_t size)
{
	return (void *)(uintptr_t)pack_table(pack, table, count, size);
}

void pattern_set_pack(struct pack *pack, struct pattern_set **set)
{
	struct pattern_set *one = pack->out != NULL ? *set : mem_new(1, sizeof *one);
	uint32_t *const numbers[] = {&one->piece_count, &one->user_count, &one->count,
	    &one->always_count, &one->slot_mask, &one->head_bits};

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		pack_number(pack, numbers[i]);
	one->pieces = pack_borrowed(
	    pack, one->pieces, (size_t)one->piece_count + 1, sizeof *one->pieces);
	one->users =
	    pack_borrowed(pack, one->users, (size_t)one->user_count + 1, sizeof *one->users);
	one->slots =
	    pack_borrowed(pack, one->slots, (size_t)one->slot_mask + 1, sizeof *one->slots);
	one->heads = pack_borrowed(pack, one->heads, (size_t)1 << one->head_bits, 1);
	one->always =
	    pack_borrowed(pack, one->always, pattern_set_words(one), sizeof *one->always);
	if (pack->out == NULL) {
		one->borrowed = true;
		one->progress = mem_new(one->count, sizeof *one->progress);
	}
	pack_bytes(pack, one->shorts, sizeof one->shorts);
	pack_bytes(pack, one->progress, one->count * sizeof *one->progress);
	*set = one;
}
