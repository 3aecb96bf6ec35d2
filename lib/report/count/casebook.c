#include "report/count/casebook.h"

#include <stdlib.h>

#include "base/hash.h"

enum { FIRST_ROOM = 64 };

static size_t *slot_of(const struct casebook *book, struct span number)
{
	size_t mask = book->slot_room - 1;
	size_t slot = (size_t)(hash_text(HASH_START, number) >> 20) & mask;

	while (book->slots[slot] != 0 &&
	    !span_same(book->files[book->slots[slot] - 1]->number, number))
		slot = (slot + 1) & mask;
	return &book->slots[slot];
}

static void grow(struct casebook *book)
{
	book->room = book->room == 0 ? FIRST_ROOM : 2 * book->room;
	book->files = mem_resize(book->files, book->room, sizeof(struct case_file *));
	free(book->slots);
	book->slot_room = 2 * book->room;
	book->slots = mem_new(book->slot_room, sizeof *book->slots);
	for (size_t i = 0; i < book->count; i++)
		*slot_of(book, book->files[i]->number) = i + 1;
}

struct case_file *casebook_file(struct casebook *book, struct span number)
{
	struct case_file *file;
	size_t *slot;

	if (number.len > CASE_WORD)
		number.len = CASE_WORD;
	if (book->count == book->room)
		grow(book);
	slot = slot_of(book, number);
	if (*slot != 0)
		return book->files[*slot - 1];
	if (book->count == CASEBOOK_MOST) {
		book->beyond++;
		return NULL;
	}
	file = mem_new(1, sizeof *file);
	file->number = lexis_keep(&book->lexis, number, CASE_WORD);
	book->files[book->count++] = file;
	*slot = book->count;
	return file;
}

struct case_step *case_file_step(struct case_file *file)
{
	if (file->step_count == file->step_room) {
		file->step_room = file->step_room == 0 ? 4 : 2 * file->step_room;
		file->steps = mem_resize(file->steps, file->step_room, sizeof *file->steps);
	}
	file->steps[file->step_count] = (struct case_step){0};
	return &file->steps[file->step_count++];
}

/* Further on is what has more posts, then what is later in the course; words decide between
 * equals, so that the order of lines does not. */
static uint64_t rank_of(const struct case_stand *stand)
{
	uint64_t posts = stand->posts < 0 ? 0 : (uint64_t)stand->posts & 0xFFFFFF;
	uint64_t hash = HASH_START;

	for (size_t i = 0; i < CASE_WORDS; i++)
		hash = hash_text(hash, stand->words[i]);
	for (size_t i = 0; i < CASE_CLOCKS; i++)
		hash = hash_number(hash, (uint64_t)stand->due[i]);
	return posts << 40 | (uint64_t)stand->state << 32 | hash >> 32;
}

void case_file_stand(
    struct casebook *book, struct case_file *file, const struct case_stand *stand)
{
	uint64_t rank = stand->rank << 56 | rank_of(stand) >> 8;

	if (file->listed && rank <= file->stand.rank)
		return;
	file->listed = true;
	file->stand = *stand;
	file->stand.rank = rank;
	for (size_t i = 0; i < CASE_WORDS; i++)
		file->stand.words[i] = lexis_keep(
		    &book->lexis, stand->words[i], i == CASE_MISSING ? CASE_LIST : CASE_WORD);
}

void casebook_free(struct casebook *book)
{
	for (size_t i = 0; i < book->count; i++) {
		free(book->files[i]->steps);
		free(book->files[i]);
	}
	free(book->files);
	free(book->slots);
	lexis_free(&book->lexis);
	*book = (struct casebook){0};
}
