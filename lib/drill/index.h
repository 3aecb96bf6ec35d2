/*
 * Numbers by 64-bit keys: which row of a table has a name, of which only the hash is kept
 * (base/hash.h). A zeroed struct is empty.
 */
#ifndef DRILL_INDEX_H
#define DRILL_INDEX_H

#include <stddef.h>
#include <stdint.h>

struct index_slot {
	uint64_t key;
	uint32_t row; /* and 1; 0: the slot is free */
};

struct index {
	struct index_slot *slots;
	size_t count, room; /* room is a power of two, or 0 */
};

/* The key's row; a key that is new gets the next number. */
size_t index_row(struct index *index, uint64_t key);
void index_free(struct index *index);

#endif
