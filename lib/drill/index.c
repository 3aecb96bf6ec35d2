#include "drill/index.h"

#include <stdlib.h>

#include "base/mem.h"

/* The slot that holds the key, or the free one where it belongs. */
static struct index_slot *slot_of(const struct index *index, uint64_t key)
{
	size_t slot = (size_t)(key ^ key >> 32) & (index->room - 1);

	while (index->slots[slot].row != 0 && index->slots[slot].key != key)
		slot = (slot + 1) & (index->room - 1);
	return &index->slots[slot];
}

static void grow(struct index *index)
{
	struct index wider = {.room = index->room > 0 ? 2 * index->room : 64};

	wider.slots = mem_new(wider.room, sizeof *wider.slots);
	for (size_t i = 0; i < index->room; i++)
		if (index->slots[i].row != 0)
			*slot_of(&wider, index->slots[i].key) = index->slots[i];
	wider.count = index->count;
	free(index->slots);
	*index = wider;
}

size_t index_row(struct index *index, uint64_t key)
{
	struct index_slot *slot;

	if (2 * index->count >= index->room)
		grow(index);
	slot = slot_of(index, key);
	if (slot->row == 0)
		*slot = (struct index_slot){key, (uint32_t)++index->count};
	return slot->row - 1;
}

void index_free(struct index *index)
{
	free(index->slots);
	*index = (struct index){0};
}
