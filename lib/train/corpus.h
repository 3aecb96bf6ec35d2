/*
 * Labelled posts in memory, and what of them a model sees.
 *
 * A file is TSV with a line of column names (label or labels, and text, the last), or JSON
 * lines with label and text.
 */
#ifndef TRAIN_CORPUS_H
#define TRAIN_CORPUS_H

#include "base/mem.h"
#include "model/features.h"
#include "model/model.h"
#include "train/recipe.h"

/* A post's features, as rows of the model's table and what they are worth. */
struct cell {
	uint32_t row;
	float value;
};

struct sample {
	struct span label, text;
	struct cell *cells; /* by row, none twice */
	size_t count;
	float figures[FIGURES];
};

struct source {
	struct sample *samples;
	size_t count, room;
	bool foreign;
};

struct corpus {
	struct source sources[RECIPE_SOURCES];
	size_t count;
	struct arena text;
	struct arena *paths; /* borrowed: a fault that names a file outlives the corpus */
	unsigned char *names; /* names.h */
};

/* Reads all sources of the recipe, in the folder; finds out which words are names, unless names
 * (of a base model) says so; and makes the samples. corpus must be zeroed, but
 * for paths. */
enum status corpus_load(struct corpus *corpus, const struct recipe *recipe, const char *folder,
    const unsigned char *names, struct fault *fault);
/* Sorts cells by row and adds up those of one row; returns how many are left. */
size_t cells_merge(struct cell *cells, size_t count);

void corpus_free(struct corpus *corpus);

#endif
