#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 4096 };

struct arena_block {
	struct arena_block *older;
	size_t size;
	alignas(max_align_t) char bytes[];
};

static void (*exhausted)(void) = abort;

void mem_on_exhaustion(void (*handler)(void))
{
	exhausted = handler;
}

void *mem_granted(void *memory)
{
	if (memory == NULL) {
		exhausted();
		abort();
	}
	return memory;
}

void *mem_new(size_t count, size_t size)
{
	return mem_granted(calloc(count > 0 ? count : 1, size > 0 ? size : 1));
}

void *mem_resize(void *old, size_t count, size_t size)
{
	if (size > 0 && count > SIZE_MAX / size)
		return mem_granted(NULL);
	return mem_granted(realloc(old, count * size > 0 ? count * size : 1));
}

void *mem_room(void *old, size_t count, size_t *room, size_t size)
{
	if (count < *room)
		return old;
	*room = 2 * *room + 64;
	return mem_resize(old, *room, size);
}

char *mem_copy(const char *at, size_t len)
{
	char *copy = mem_granted(malloc(len + 1));

	if (len > 0)
		memcpy(copy, at, len);
	copy[len] = '\0';
	return copy;
}

static void start_block(struct arena *arena)
{
	arena->at = arena->block->bytes;
	arena->left = arena->block->size;
}

/* Blocks double, so that a reset, which keeps the newest, soon keeps one that is enough. */
void arena_grow(struct arena *arena, size_t least)
{
	size_t size = arena->block != NULL ? arena->block->size * 2 : FIRST_BLOCK;
	struct arena_block *block;

	if (size < least)
		size = least;
	block = mem_granted(malloc(sizeof *block + size));
	block->older = arena->block;
	block->size = size;
	arena->block = block;
	start_block(arena);
}

void *arena_new(struct arena *arena, size_t count, size_t size)
{
	return memset(arena_take(arena, count * size), 0, count * size);
}

char *arena_copy(struct arena *arena, const char *at, size_t len)
{
	char *copy = arena_take(arena, len + 1);

	if (len > 0)
		memcpy(copy, at, len);
	copy[len] = '\0';
	return copy;
}

static void free_from(struct arena_block *block)
{
	while (block != NULL) {
		struct arena_block *older = block->older;
		free(block);
		block = older;
	}
}

void arena_reset(struct arena *arena)
{
	if (arena->block == NULL)
		return;
	free_from(arena->block->older);
	arena->block->older = NULL;
	start_block(arena);
}

void arena_free(struct arena *arena)
{
	free_from(arena->block);
	*arena = (struct arena){0};
}
