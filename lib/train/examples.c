#include "train/examples.h"

#include <stdlib.h>

#include "base/hash.h"

enum { NONE = -1 };

static int number_of(const struct recipe_task *task, struct span label)
{
	for (size_t i = 0; i < task->label_count; i++)
		if (span_same(task->labels[i], label))
			return (int)i;
	return NONE;
}

/* The label that a row's own stands for in this task; "*" renames all. */
static int answer_of(
    const struct recipe_task *task, const struct recipe_part *part, struct span label)
{
	if (part->pairs == 0)
		return number_of(task, label);
	for (size_t i = 0; i < part->pairs; i++)
		if (span_same(part->from[i], label) || span_is(part->from[i], "*"))
			return number_of(task, part->to[i]);
	return NONE;
}

static bool letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* _ stands for a space; the case of ASCII letters does not matter. */
static bool same_word(const char *text, struct span word)
{
	for (size_t i = 0; i < word.len; i++) {
		char c = text[i] >= 'A' && text[i] <= 'Z' ? (char)(text[i] | 0x20) : text[i];

		if (c != (word.at[i] == '_' ? ' ' : word.at[i]))
			return false;
	}
	return true;
}

static bool has_word(struct span text, struct span word)
{
	for (size_t i = 0; i + word.len <= text.len; i++)
		if (same_word(text.at + i, word) &&
		    (i == 0 || !letter(text.at[i - 1]) || !letter(word.at[0])) &&
		    (i + word.len == text.len || !letter(text.at[i + word.len]) ||
		        !letter(word.at[word.len - 1])))
			return true;
	return false;
}

static bool has_one(struct span text, struct span words)
{
	while (words.len > 0)
		if (has_word(text, span_cut(&words, ',')))
			return true;
	return false;
}

/* The share is drawn by the text, so that near copies are in or out together. */
static bool drawn(struct span text, const struct recipe_part *part, uint64_t seed)
{
	uint64_t hash = hash_text(hash_number(HASH_START, seed), text);
	double share;

	hash = (hash ^ hash >> 29) * UINT64_C(0xBF58476D1CE4E5B9);
	share = (double)(hash >> 11) * 0x1p-53;
	return share >= part->low && share < part->high;
}

void examples_add(struct examples *examples, const struct corpus *corpus,
    const struct recipe_task *task, const struct recipe_part *part, uint64_t seed)
{
	const struct source *source = &corpus->sources[part->source];

	for (size_t i = 0; i < source->count; i++) {
		const struct sample *sample = &source->samples[i];
		int answer = answer_of(task, part, sample->label);

		if (answer == NONE || !drawn(sample->text, part, seed) ||
		    (part->words.len > 0 && !has_one(sample->text, part->words)) ||
		    has_one(sample->text, part->lacks))
			continue;
		if (examples->count == examples->room) {
			examples->room = examples->room > 0 ? examples->room * 2 : 1024;
			examples->at =
			    mem_resize(examples->at, examples->room, sizeof *examples->at);
		}
		examples->at[examples->count++] = (struct example){sample, (unsigned)answer};
	}
}

void examples_free(struct examples *examples)
{
	free(examples->at);
	*examples = (struct examples){0};
}
