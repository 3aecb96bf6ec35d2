/*
 * Memory: allocation that does not return on failure, and arenas.
 *
 * The one exception to "the library neither prints nor exits": a request that the system
 * refuses calls the exhaustion handler, which must not return. Every size asked for here is
 * bounded by a limit on input (line length, record size, plan size), so refusal means that
 * the machine is out of memory, and no caller could do better than stop.
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stdalign.h>
#include <stddef.h>

/* Sets what happens when memory runs out; the default is abort(). */
void mem_on_exhaustion(void (*handler)(void));

/* Passes memory through; NULL, a refused request, calls the handler. For the libraries that
 * allocate by themselves. */
void *mem_granted(void *memory);

/* New, zeroed memory for count things of size bytes; free with free(). */
void *mem_new(size_t count, size_t size);

/* Resizes to count things of size bytes; old may be NULL. The old pointer is stolen. */
void *mem_resize(void *old, size_t count, size_t size);

/* Room for one thing more behind count: resizes, to at least twice as many, where *room is full.
 * Start with NULL and a room of 0. */
void *mem_room(void *old, size_t count, size_t *room, size_t size);

/* A new copy of len bytes with a NUL after them. */
char *mem_copy(const char *at, size_t len);

/*
 * An arena hands out memory that is all given back at once, by arena_reset. A zeroed struct
 * is an empty arena. After the first few records it holds what a record needs, so that a
 * filter allocates nothing per post.
 */
struct arena {
	struct arena_block *block;
	char *at;    /* what is taken next */
	size_t left; /* from there to the end of the block */
};

/* Makes room for len bytes where there are fewer left. */
void arena_grow(struct arena *arena, size_t len);

/* len bytes, aligned for any type, valid until the next reset or free; not zeroed. Inline, for
 * all that a JSON value consists of comes from here. */
static inline void *arena_take(struct arena *arena, size_t len)
{
	size_t step = alignof(max_align_t), whole = (len + step - 1) & ~(step - 1);
	char *at;

	if (arena->left < whole || arena->block == NULL)
		arena_grow(arena, whole);
	at = arena->at;
	arena->at += whole;
	arena->left -= whole;
	return at;
}

/* The same for count things of size bytes, zeroed. */
void *arena_new(struct arena *arena, size_t count, size_t size);

/* A copy of len bytes with a NUL after them, in the arena. */
char *arena_copy(struct arena *arena, const char *at, size_t len);

void arena_reset(struct arena *arena);
void arena_free(struct arena *arena);

#endif
