/*
 * The rows of the corpus that a task learns from or is measured on.
 */
#ifndef TRAIN_EXAMPLES_H
#define TRAIN_EXAMPLES_H

#include "train/corpus.h"

struct example {
	const struct sample *sample;
	unsigned answer; /* the number of its label in the task */
};

struct examples {
	struct example *at;
	size_t count, room;
};

/* Adds the rows of a part whose labels the task has. A part with words takes the rows in which
 * one of them stands. examples starts zeroed and goes to examples_free. */
void examples_add(struct examples *examples, const struct corpus *corpus,
    const struct recipe_task *task, const struct recipe_part *part, uint64_t seed);
void examples_free(struct examples *examples);

#endif
