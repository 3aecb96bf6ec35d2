#include "train/corpus.h"

#include <stdlib.h>

#include "train/corpus_read.h"
#include "train/eye.h"
#include "train/naming.h"

static int by_row(const void *a, const void *b)
{
	const struct cell *x = a, *y = b;

	return (x->row > y->row) - (x->row < y->row);
}

size_t cells_merge(struct cell *cells, size_t count)
{
	size_t n = 0;

	qsort(cells, count, sizeof *cells, by_row);
	for (size_t i = 0; i < count; i++) {
		if (n > 0 && cells[n - 1].row == cells[i].row)
			cells[n - 1].value += cells[i].value;
		else
			cells[n++] = cells[i];
	}
	return n;
}

/* Where a sample's cells are gathered before they are weighed. */
struct gathering {
	struct cell *cells; /* value 1 of words, 0 of runs of characters */
	size_t count, grams;
};

static void gather_token(struct gathering *gathering, const struct eye *eye, size_t i,
    const struct model *form)
{
	const struct features_token *token = &eye->features.tokens[i];
	uint32_t hashes[GRAM_ROOM];
	size_t grams = 0;

	if (token->alone != 0)
		gathering->cells[gathering->count++] =
		    (struct cell){(uint32_t)model_word_row(form, token->alone), 1};
	for (size_t k = 0; k < token->pairs; k++)
		gathering->cells[gathering->count++] = (struct cell){
		    (uint32_t)model_word_row(form, eye->features.at[token->from + k]), 1};
	if (token->spelled)
		grams = features_grams(&eye->tokens, &eye->tokens.at[i], hashes);
	for (size_t k = 0; k < grams; k++)
		gathering->cells[gathering->count++] =
		    (struct cell){(uint32_t)model_gram_row(form, hashes[k]), 0};
	gathering->grams += grams;
}

static void make_cells(struct sample *sample, const struct eye *eye, const struct model *form)
{
	struct gathering gathering = {
	    .cells = mem_new(eye->tokens.count * (GRAM_ROOM + 3), sizeof *gathering.cells)};
	float word, gram;

	for (size_t i = 0; i < eye->tokens.count; i++)
		gather_token(&gathering, eye, i, form);
	word = (float)model_norm(form, eye->features.words, gathering.grams);
	gram = word * (float)form->grams;
	for (size_t i = 0; i < gathering.count; i++)
		gathering.cells[i].value = gathering.cells[i].value > 0 ? word : gram;
	sample->count = cells_merge(gathering.cells, gathering.count);
	sample->cells = mem_resize(gathering.cells, sample->count, sizeof *sample->cells);
	for (int i = 0; i < FIGURES; i++)
		sample->figures[i] = (float)eye->features.figures[i];
}

static void learn_names(struct corpus *corpus, struct eye *eye)
{
	struct naming *naming = naming_new();

	for (size_t i = 0; i < corpus->count; i++) {
		struct source *source = &corpus->sources[i];

		for (size_t k = 0; !source->foreign && k < source->count; k++) {
			eye_read(eye, source->samples[k].text);
			naming_count(naming, &eye->tokens, &eye->matches);
		}
	}
	naming_fill(naming, corpus->names);
	naming_free(naming);
}

static void make_samples(struct corpus *corpus, struct eye *eye, const struct recipe *recipe)
{
	const struct model form = {.bits = recipe->bits, .grams = recipe->grams};

	for (size_t i = 0; i < corpus->count; i++) {
		struct source *source = &corpus->sources[i];

		for (size_t k = 0; k < source->count; k++) {
			struct sample *sample = &source->samples[k];

			eye_read(eye, sample->text);
			eye_features(eye, corpus->names, source->foreign);
			make_cells(sample, eye, &form);
		}
	}
}

/* Words that the recipe says are no names go in as if they were seen small. */
static void spare_words(struct corpus *corpus, struct eye *eye, const struct recipe *recipe)
{
	for (size_t i = 0; i < recipe->word_count; i++) {
		size_t at;
		unsigned shift;

		eye_read(eye, recipe->words[i]);
		if (eye->tokens.count == 0)
			continue;
		shift = names_place(eye->tokens.at[0].hash, &at);
		corpus->names[at] = (unsigned char)((corpus->names[at] & ~(3U << shift)) |
		    (unsigned)NAMES_SMALL << shift);
	}
}

enum status corpus_load(struct corpus *corpus, const struct recipe *recipe, const char *folder,
    const unsigned char *names, struct fault *fault)
{
	struct eye eye = {0};
	enum status status = eye_open(&eye, lexicon_builtin(), fault);

	corpus->count = recipe->source_count;
	corpus->names = mem_new(NAMES_SIZE, 1);
	for (size_t i = 0; status == STATUS_OK && i < corpus->count; i++) {
		corpus->sources[i].foreign = recipe->sources[i].foreign;
		status = corpus_read(corpus, i, recipe, folder, fault);
	}
	if (status == STATUS_OK && names != NULL)
		memcpy(corpus->names, names, NAMES_SIZE);
	else if (status == STATUS_OK)
		learn_names(corpus, &eye);
	if (status == STATUS_OK) {
		spare_words(corpus, &eye, recipe);
		make_samples(corpus, &eye, recipe);
	}
	eye_close(&eye);
	return status;
}

void corpus_free(struct corpus *corpus)
{
	for (size_t i = 0; i < corpus->count; i++) {
		for (size_t k = 0; k < corpus->sources[i].count; k++)
			free(corpus->sources[i].samples[k].cells);
		free(corpus->sources[i].samples);
	}
	arena_free(&corpus->text);
	free(corpus->names);
	*corpus = (struct corpus){0};
}
