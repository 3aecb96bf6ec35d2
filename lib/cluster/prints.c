#include "cluster/prints.h"

#include <stdlib.h>

#include "base/mem.h"

/* The prints are apart from the numbers, so that the search for one reads one line of the
 * processor's cache. */
struct prints {
	uint64_t *at; /* 0 is free */
	uint32_t *numbers;
	size_t mask;
};

static uint64_t never_zero(uint64_t print)
{
	return print != 0 ? print : 1;
}

struct prints *prints_new(size_t most)
{
	struct prints *prints = mem_new(1, sizeof *prints);
	size_t slots = 16;

	while (slots < most * 2)
		slots *= 2;
	prints->at = mem_new(slots, sizeof *prints->at);
	prints->numbers = mem_new(slots, sizeof *prints->numbers);
	prints->mask = slots - 1;
	return prints;
}

void prints_free(struct prints *prints)
{
	if (prints == NULL)
		return;
	free(prints->at);
	free(prints->numbers);
	free(prints);
}

static size_t slot_of(const struct prints *prints, uint64_t print)
{
	size_t i = print & prints->mask;

	while (prints->at[i] != 0 && prints->at[i] != print)
		i = (i + 1) & prints->mask;
	return i;
}

uint32_t prints_find(const struct prints *prints, uint64_t print)
{
	size_t i = slot_of(prints, never_zero(print));

	return prints->at[i] != 0 ? prints->numbers[i] : 0;
}

void prints_add(struct prints *prints, uint64_t print, uint32_t number)
{
	size_t i = slot_of(prints, never_zero(print));

	prints->at[i] = never_zero(print);
	prints->numbers[i] = number;
}

/* Those behind the free place move up to it unless they are where they belong (D. Knuth, "The Art
 * of Computer Programming", 6.4, algorithm R). */
void prints_forget(struct prints *prints, uint64_t print)
{
	size_t hole = slot_of(prints, never_zero(print)), i = hole;

	for (;;) {
		size_t home;

		i = (i + 1) & prints->mask;
		if (prints->at[i] == 0)
			break;
		home = prints->at[i] & prints->mask;
		if (((i - home) & prints->mask) >= ((i - hole) & prints->mask)) {
			prints->at[hole] = prints->at[i];
			prints->numbers[hole] = prints->numbers[i];
			hole = i;
		}
	}
	prints->at[hole] = 0;
}
