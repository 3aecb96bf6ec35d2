#include "cluster/candidates.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* ONCE_MET: so many are chosen at most with the help of those that were met once. */
enum { ONCE_MET = 4, FACTS_WEIGH = 32 };
enum { FOUND = NEAR_WAYS * SKETCH_KEYS, TALLIES = 1024, SLOTS = 512 };

struct candidate {
	uint32_t number, votes;
};

struct candidates {
	uint32_t found[FOUND]; /* under keys that are not heavy, one after the other */
	size_t count;
	uint16_t tallies[TALLIES];
	struct candidate often[FOUND];
	size_t often_count;
	uint16_t slots[SLOTS]; /* 1 + index among often, open addressing; 0 is free */
};

struct candidates *candidates_new(void)
{
	return mem_new(1, sizeof(struct candidates));
}

void candidates_free(struct candidates *candidates)
{
	free(candidates);
}

/* Several numbers may share a tally, which is then too high and costs a second count. */
static uint16_t *tally(struct candidates *candidates, uint32_t number)
{
	return &candidates->tallies[number * 0x9E3779B1U >> 22];
}

static void vote(struct candidates *candidates, uint32_t number, uint32_t votes)
{
	size_t i = number * 0x9E3779B1U >> 23;
	struct candidate *often = candidates->often;

	while (candidates->slots[i] != 0 && often[candidates->slots[i] - 1].number != number)
		i = (i + 1) % SLOTS;
	if (candidates->slots[i] == 0) {
		often[candidates->often_count] = (struct candidate){.number = number};
		candidates->slots[i] = (uint16_t)++candidates->often_count;
	}
	often[candidates->slots[i] - 1].votes += votes;
}

static void find_heavy(struct candidates *candidates, const struct near *near, uint64_t key)
{
	uint32_t numbers[NEAR_WAYS];
	size_t n = near_find(near, key, numbers);

	for (size_t i = 0; i < n; i++) {
		vote(candidates, numbers[i], FACTS_WEIGH);
		*tally(candidates, numbers[i]) += 2;
	}
}

static void find(struct candidates *candidates, const struct near *near, const uint64_t *keys,
    size_t key_count, bool facts)
{
	memset(candidates->tallies, 0, sizeof candidates->tallies);
	memset(candidates->slots, 0, sizeof candidates->slots);
	candidates->count = candidates->often_count = 0;
	for (size_t k = 0; k < key_count; k++) {
		if (facts && k >= SKETCH_BANDS && k < SKETCH_BANDS + SKETCH_FACTS)
			find_heavy(candidates, near, keys[k]);
		else
			candidates->count +=
			    near_find(near, keys[k], candidates->found + candidates->count);
	}
}

/* Most are met once: they are told from the others by tallies, and only the others counted. */
static void count_often(struct candidates *candidates)
{
	uint32_t again[FOUND];
	size_t n = 0;

	for (size_t i = 0; i < candidates->count; i++)
		++*tally(candidates, candidates->found[i]);
	for (size_t i = 0; i < candidates->count; i++) {
		again[n] = candidates->found[i];
		n += *tally(candidates, candidates->found[i]) > 1;
	}
	for (size_t i = 0; i < n; i++)
		vote(candidates, again[i], 1);
}

/* Puts the likeliest in order to the front; returns how many are worth a look. */
static size_t rank(struct candidate *often, size_t count)
{
	size_t n = 0;

	for (size_t i = 0; i < count; i++) {
		struct candidate one = often[i];
		size_t at = n;

		if (n == CANDIDATES && one.votes <= often[n - 1].votes)
			continue;
		at = n < CANDIDATES ? n++ : n - 1;
		for (; at > 0 && often[at - 1].votes < one.votes; at--)
			often[at] = often[at - 1];
		often[at] = one;
	}
	while (n > ONCE_MET && often[n - 1].votes < 2)
		n--;
	return n;
}

size_t candidates_choose(struct candidates *candidates, const struct near *near,
    const uint64_t *keys, size_t key_count, bool facts, uint32_t chosen[CANDIDATES])
{
	size_t n;

	find(candidates, near, keys, key_count, facts);
	count_often(candidates);
	n = rank(candidates->often, candidates->often_count);
	for (size_t i = 0; i < n; i++)
		chosen[i] = candidates->often[i].number;
	for (size_t i = 0; i < candidates->count && n < ONCE_MET; i++)
		if (*tally(candidates, candidates->found[i]) == 1)
			chosen[n++] = candidates->found[i];
	return n;
}
