#include "detect/middle.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

void middle_start(struct middle *middle, size_t slots)
{
	*middle = (struct middle){.slots = mem_new(slots, sizeof(double)),
	    .sorted = mem_new(slots, sizeof(double)), .size = slots, .newest = INT64_MIN};
	for (size_t i = 0; i < slots; i++)
		middle->slots[i] = NAN;
}

/* The first place among the sorted whose value is not less. */
static size_t place(const struct middle *middle, double value)
{
	size_t low = 0, high = middle->count;

	while (low < high) {
		size_t half = low + (high - low) / 2;

		if (middle->sorted[half] < value)
			low = half + 1;
		else
			high = half;
	}
	return low;
}

static double *slot(struct middle *middle, int64_t at)
{
	int64_t size = (int64_t)middle->size;

	return &middle->slots[(at % size + size) % size];
}

static void clear(struct middle *middle, double *value)
{
	size_t at;

	if (isnan(*value))
		return;
	at = place(middle, *value);
	middle->count--;
	memmove(&middle->sorted[at], &middle->sorted[at + 1],
	    (middle->count - at) * sizeof *middle->sorted);
	*value = NAN;
}

static void insert(struct middle *middle, double *empty, double value)
{
	size_t where = place(middle, value);

	memmove(&middle->sorted[where + 1], &middle->sorted[where],
	    (middle->count - where) * sizeof *middle->sorted);
	middle->sorted[where] = value;
	middle->count++;
	*empty = value;
}

/* Clears the slots that the window leaves as its newest becomes at. */
static void advance(struct middle *middle, int64_t at)
{
	int64_t from = middle->newest + 1;

	if (middle->newest == INT64_MIN || at - middle->newest > (int64_t)middle->size)
		from = at - (int64_t)middle->size + 1;
	for (; from <= at; from++)
		clear(middle, slot(middle, from));
	middle->newest = at;
}

void middle_add(struct middle *middle, int64_t at, double value)
{
	if (at > middle->newest)
		advance(middle, at);
	clear(middle, slot(middle, at));
	insert(middle, slot(middle, at), value);
}

double middle_at(struct middle *middle, int64_t at)
{
	if (at > middle->newest || middle->newest - at >= (int64_t)middle->size)
		return NAN;
	return *slot(middle, at);
}

double middle_before(struct middle *middle, int64_t at)
{
	size_t half;

	if (middle->newest != INT64_MIN && at - 1 > middle->newest)
		advance(middle, at - 1);
	half = middle->count / 2;
	if (middle->count == 0)
		return 0;
	return middle->count % 2 == 1 ? middle->sorted[half]
	                              : (middle->sorted[half - 1] + middle->sorted[half]) / 2;
}

void middle_pack(struct middle *middle, struct pack *pack)
{
	pack_moment(pack, &middle->newest);
	for (size_t i = 0; i < middle->size; i++) {
		double value = middle->slots[i];

		pack_known(pack, &value);
		if (pack->out == NULL && !isnan(value))
			insert(middle, &middle->slots[i], value);
	}
}

void middle_free(struct middle *middle)
{
	free(middle->slots);
	free(middle->sorted);
	*middle = (struct middle){0};
}
