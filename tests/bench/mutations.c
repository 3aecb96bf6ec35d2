/*
 * Writes posts of which it is known which say the same, for measuring crisis-cluster:
 *
 *   mutations suite GROUPS SEED [FILE]   groups of near-copies of texts made by a small grammar,
 *                                        or taken from FILE, one a line; and of each text others
 *                                        that differ in one fact, with near-copies of their own
 *   mutations stream POSTS SEED [AGAIN]  posts of about 500 bytes; each one after the first
 *                                        million is, in AGAIN cases of 100, a near-copy
 *
 * The member group says what a post should go with, how what was done to it. Same arguments, same
 * bytes.
 */
#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "mutate.h"

enum { MILLION = 1000000, LEAST_WORDS = 7, FACTS = 3 };

static size_t written;

static void write_post(size_t group, const char *how, const char *text, size_t author)
{
	printf("{\"v\":1,\"id\":\"%zu\",\"platform\":\"x\",\"group\":%zu,\"how\":\"%s\","
	       "\"author_id\":\"%zu\",\"text\":\"",
	    ++written, group, how, author);
	for (; *text != '\0'; text++) {
		if (*text == '"' || *text == '\\')
			putchar('\\');
		if (*text == '\n')
			fputs("\\n", stdout);
		else if ((unsigned char)*text >= 0x20)
			putchar(*text);
	}
	puts("\"}");
}

/* The suite -------------------------------------------------------------------------------- */

struct copy {
	size_t group, order;
	enum mutation how;
	char text[MUTATE_TEXT];
};

static struct copy *copies;
static size_t copy_count, copy_room;

static void keep_copy(size_t group, enum mutation how, const char *text, uint64_t *state)
{
	struct copy *copy;

	if (copy_count == copy_room) {
		copy_room = copy_room > 0 ? copy_room * 2 : 1024;
		copies = realloc(copies, copy_room * sizeof *copies);
		if (copies == NULL)
			abort();
	}
	copy = &copies[copy_count++];
	*copy = (struct copy){.group = group, .order = below(state, 1U << 30), .how = how};
	strcpy(copy->text, text);
}

/* The text and one of each mutation of it. */
static void add_group(size_t group, const char *text, uint64_t *state)
{
	char changed[MUTATE_TEXT];

	keep_copy(group, MUTATIONS, text, state);
	for (int how = 0; how < MUTATIONS; how++)
		if (mutate(changed, text, (enum mutation)how, state))
			keep_copy(group, (enum mutation)how, changed, state);
}

static bool next_text(FILE *file, char text[MUTATE_TEXT], uint64_t *state)
{
	if (file == NULL) {
		mutate_compose(text, 2 + below(state, 2), state);
		return true;
	}
	while (fgets(text, MUTATE_TEXT / 2, file) != NULL) {
		text[strcspn(text, "\r\n")] = '\0';
		if (mutate_words(text) >= LEAST_WORDS)
			return true;
	}
	return false;
}

static int by_order(const void *left, const void *right)
{
	const struct copy *a = left, *b = right;

	return (a->order > b->order) - (a->order < b->order);
}

static int suite(size_t groups, uint64_t *state, const char *path)
{
	FILE *file = path != NULL ? fopen(path, "r") : NULL;
	char text[MUTATE_TEXT], other[MUTATE_TEXT];
	size_t group = 0;

	if (path != NULL && file == NULL) {
		perror(path);
		return 2;
	}
	while (group < groups && next_text(file, text, state)) {
		add_group(group++, text, state);
		for (int fact = 0; fact < FACTS; fact++)
			if (mutate_fact(other, text, fact, state))
				add_group(group++, other, state);
	}
	qsort(copies, copy_count, sizeof *copies, by_order);
	for (size_t i = 0; i < copy_count; i++)
		write_post(copies[i].group, mutation_names[copies[i].how], copies[i].text, i);
	if (file != NULL)
		fclose(file);
	free(copies);
	return 0;
}

/* The stream ------------------------------------------------------------------------------- */

/* A text is made of its group's number alone, so that a copy of it needs no memory. */
static void stream(size_t posts, uint64_t *state, size_t again)
{
	char text[MUTATE_TEXT], changed[MUTATE_TEXT];
	size_t groups = 0;

	for (size_t n = 0; n < posts; n++) {
		bool copied = n >= MILLION && below(state, 100) < again;
		size_t group = copied ? groups - 1 - below(state, MILLION / 2) : groups++;
		uint64_t own = (group + 1) * UINT64_C(0x9E3779B97F4A7C15) | 1;
		enum mutation how = (enum mutation)below(state, MUTATIONS);

		mutate_compose(text, 4, &own);
		if (copied && mutate(changed, text, how, state))
			write_post(group, mutation_names[how], changed, n);
		else
			write_post(group, mutation_names[MUTATIONS], text, n);
	}
}

int main(int argc, char **argv)
{
	size_t count = argc > 2 ? strtoul(argv[2], NULL, 10) : 0;
	uint64_t state = (argc > 3 ? strtoull(argv[3], NULL, 10) : 1) * 2 + 1;
	int status = 0;

	for (int i = 0; i < 16; i++)
		below(&state, 2);
	if (argc > 3 && strcmp(argv[1], "suite") == 0) {
		status = suite(count, &state, argc > 4 ? argv[4] : NULL);
	} else if (argc > 3 && strcmp(argv[1], "stream") == 0) {
		stream(count, &state, argc > 4 ? strtoul(argv[4], NULL, 10) : 50);
	} else {
		fputs("usage: mutations suite|stream COUNT SEED [FILE|AGAIN]\n", stderr);
		return 2;
	}
	return fflush(stdout) == 0 && ferror(stdout) == 0 ? status : 2;
}
