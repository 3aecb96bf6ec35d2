#include "cluster/near.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* One line of the processor's cache: number in the low 24 bits, 8 bits of the key above. */
struct bucket {
	uint32_t at[NEAR_WAYS];
};

struct near {
	char *memory;
	struct bucket *buckets;
	size_t mask;
};

struct near *near_new(size_t keys)
{
	struct near *near = mem_new(1, sizeof *near);
	size_t count = 1;

	while (count * NEAR_WAYS < keys)
		count *= 2;
	near->memory = mem_new(count + 1, sizeof(struct bucket));
	near->buckets = (struct bucket *)(void *)(near->memory + sizeof(struct bucket) -
	    (uintptr_t)near->memory % sizeof(struct bucket));
	near->mask = count - 1;
	return near;
}

void near_free(struct near *near)
{
	if (near == NULL)
		return;
	free(near->memory);
	free(near);
}

void near_prefetch(const struct near *near, uint64_t key)
{
	__builtin_prefetch(&near->buckets[key & near->mask]);
}

static uint32_t tag_of(uint64_t key)
{
	return (uint32_t)(key >> 56) << 24;
}

void near_add(struct near *near, uint64_t key, uint32_t number)
{
	struct bucket *bucket = &near->buckets[key & near->mask];

	memmove(bucket->at + 1, bucket->at, sizeof *bucket - sizeof bucket->at[0]);
	bucket->at[0] = number | tag_of(key);
}

size_t near_find(const struct near *near, uint64_t key, uint32_t numbers[NEAR_WAYS])
{
	const struct bucket *bucket = &near->buckets[key & near->mask];
	uint32_t tag = tag_of(key);
	size_t n = 0;

	for (size_t i = 0; i < NEAR_WAYS; i++) {
		numbers[n] = bucket->at[i] & NEAR_MOST;
		n += bucket->at[i] != 0 && (bucket->at[i] & ~(uint32_t)NEAR_MOST) == tag;
	}
	return n;
}
