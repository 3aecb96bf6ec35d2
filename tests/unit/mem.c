/* Memory: allocation, arenas and the growing buffer. */
#include "unit.h"

#include <stdalign.h>
#include <stddef.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"

enum { EXHAUSTED = 42 };

static void give_up(void)
{
	_exit(EXHAUSTED);
}

/* In a child, since the handler does not return. */
static int status_of(void (*act)(void))
{
	int status;
	pid_t child;

	fflush(stdout);
	child = fork();
	if (child == 0) {
		mem_on_exhaustion(give_up);
		act();
		_exit(0);
	}
	waitpid(child, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void ask_for_nothing_back(void)
{
	mem_granted(NULL);
}

static void ask_beyond_size(void)
{
	mem_resize(NULL, SIZE_MAX / 2, 3);
}

static void allocation(void)
{
	unsigned char *zeroed = mem_new(100, 7);
	char *copy = mem_copy("a\0b", 3), *empty = mem_copy(NULL, 0);
	size_t *numbers = NULL, room = 0, kept = 0;
	int sum = 0;

	for (int i = 0; i < 700; i++)
		sum += zeroed[i];
	unit_ok(sum == 0, "mem_new is zeroed");
	unit_ok(memcmp(copy, "a\0b", 4) == 0, "mem_copy copies and ends");
	unit_ok(*empty == '\0', "nothing is copied as empty text");
	copy = mem_resize(copy, 1000, 1);
	unit_ok(memcmp(copy, "a\0b", 4) == 0, "mem_resize keeps what is there");
	for (size_t i = 0; i < 1000; i++) {
		numbers = mem_room(numbers, i, &room, sizeof *numbers);
		numbers[i] = i;
		kept += numbers[i / 2] == i / 2;
	}
	unit_ok(kept == 1000 && room >= 1000, "mem_room keeps what is there, and has room");
	free(numbers);
	free(zeroed);
	free(copy);
	free(empty);
	free(mem_new(0, 0));
	unit_ok(status_of(ask_for_nothing_back) == EXHAUSTED, "refused memory calls the handler");
	unit_ok(status_of(ask_beyond_size) == EXHAUSTED, "so does a size beyond size_t");
}

/* Fills what it takes, so that the address sanitizer sees an overlap or an overrun. */
static void arenas(void)
{
	struct arena arena = {0};
	int *zeroed;
	uint64_t seed = 9;
	bool aligned = true, kept = true;

	for (int round = 0; round < 50; round++) {
		struct {
			unsigned char *at;
			size_t len;
		} taken[40];

		for (int i = 0; i < 40; i++) {
			taken[i].len = unit_below(&seed, 3) > 0 ? unit_below(&seed, 40)
			                                        : unit_below(&seed, 20000);
			taken[i].at = arena_take(&arena, taken[i].len);
			aligned = aligned && (uintptr_t)taken[i].at % alignof(max_align_t) == 0;
			memset(taken[i].at, i, taken[i].len);
		}
		for (int i = 0; i < 40; i++)
			for (size_t n = 0; n < taken[i].len; n++)
				kept = kept && taken[i].at[n] == i;
		arena_reset(&arena);
	}
	unit_ok(aligned, "what an arena gives is aligned");
	unit_ok(kept, "and does not overlap");
	unit_ok(strcmp(arena_copy(&arena, "text and more", 4), "text") == 0, "a copy ends");
	arena_reset(&arena);
	memset(arena_take(&arena, 4 * sizeof(int)), 1, 4 * sizeof(int));
	arena_reset(&arena);
	zeroed = arena_new(&arena, 4, sizeof *zeroed);
	unit_ok(!zeroed[0] && !zeroed[1] && !zeroed[2] && !zeroed[3], "arena_new is zeroed");
	arena_free(&arena);
	arena_free(&arena);
	arena_reset(&arena);
	unit_ok(arena.block == NULL, "freed twice, an arena is empty");
}

static void settled_arena(void)
{
	struct arena arena = {0};
	struct arena_block *block;

	for (int i = 0; i < 20; i++) {
		for (int n = 0; n < 100; n++)
			arena_take(&arena, 1000);
		arena_reset(&arena);
	}
	block = arena.block;
	for (int n = 0; n < 100; n++)
		arena_take(&arena, 1000);
	unit_ok(arena.block == block, "after some records an arena allocates no more");
	arena_free(&arena);
}

static void buffers(void)
{
	struct buf buf = {0};
	bool ended = true;

	buf_add(&buf, NULL, 0);
	unit_ok(buf.len == 0 && buf.at[0] == '\0', "nothing added is empty text");
	for (int i = 0; i < 1000; i++) {
		buf_add(&buf, "abc", 3);
		buf_char(&buf, '-');
		ended = ended && buf.at[buf.len] == '\0';
	}
	unit_ok(buf.len == 4000 && memcmp(buf.at + 3992, "abc-abc-", 8) == 0, "a buffer grows");
	unit_ok(ended, "and is text at every step");
	buf_reset(&buf);
	buf_format(&buf, "%s %d", "n", 7);
	buf_format(&buf, "%0500d", 1);
	unit_ok(buf.len == 503 && memcmp(buf.at, "n 7000", 6) == 0, "a format is appended");
	memset(buf_reserve(&buf, 70000), 'x', 70000);
	unit_ok(buf.len == 503, "what is reserved is not added");
	buf_free(&buf);
	buf_free(&buf);
	buf_text(&buf, "again");
	unit_same((struct span){buf.at, buf.len}, span_of("again"), "a freed buffer is usable");
	buf_free(&buf);
}

int main(void)
{
	allocation();
	arenas();
	settled_arena();
	buffers();
	return unit_done();
}
