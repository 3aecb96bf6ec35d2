/*
 * What a model is to be made of: the labelled files, and for each task which of them it learns
 * from, which it is measured on, and what it builds upon. The file's form is told in
 * crisis-train(1). All text is borrowed from the recipe's bytes.
 */
#ifndef TRAIN_RECIPE_H
#define TRAIN_RECIPE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"
#include "base/status.h"
#include "model/model.h"

enum {
	RECIPE_SOURCES = 64,
	RECIPE_TASKS = 32,
	RECIPE_PARTS = 64, /* from and dev lines of a task */
	RECIPE_PAIRS = 16, /* labels renamed on one line */
	RECIPE_WORDS = 256,
};

struct recipe_source {
	struct span name, path;
	bool foreign; /* not English */
	struct span column, but; /* rows with this in that column are passed over; may be empty */
};

/* Rows of a source that count: with their labels as they are, or renamed. */
struct recipe_part {
	size_t source;
	double low, high; /* of the rows, drawn by the seed: all are 0 to 1 */
	struct span from[RECIPE_PAIRS], to[RECIPE_PAIRS];
	size_t pairs; /* 0: labels are the task's own */
	struct span words; /* with commas between, _ for a space: only rows that have one of them; */
	struct span lacks; /* and none of these; empty: all */
};

struct recipe_task {
	struct span name;
	int head; /* enum head_name, or -1: only to be built upon */
	struct span labels[MODEL_LANES];
	size_t label_count;
	struct recipe_part parts[RECIPE_PARTS], devs[RECIPE_PARTS];
	size_t part_count, dev_count;
	size_t uses[RECIPE_TASKS];
	size_t use_count;
	size_t sums[RECIPE_TASKS]; /* the mean of these tasks, instead of learning from rows */
	size_t sum_count;
	double leans[MODEL_LANES]; /* what is added to a label's score in the end */
	double cost; /* liblinear's C */
	int solver;  /* liblinear's number */
	bool whole;  /* handles and links count too */
	bool plain;  /* runs of characters do not count */
	bool rare;   /* what is in few rows counts for more */
};

struct recipe {
	const char *file; /* its name, as recipe_read was told */
	struct recipe_source sources[RECIPE_SOURCES];
	size_t source_count;
	struct recipe_task tasks[RECIPE_TASKS];
	size_t task_count;
	struct span words[RECIPE_WORDS]; /* that are never names */
	size_t word_count;
	unsigned bits;
	double grams;
	size_t languages[3]; /* sources of languages, ended by SIZE_MAX */
	size_t language_count;
};

/* recipe need not be zeroed. STATUS_PLAN with the line that cannot be used. */
enum status recipe_read(
    struct recipe *recipe, struct span bytes, const char *name, struct fault *fault);

/* How many lanes the task has: one where it asks yes or no. */
static inline size_t recipe_lanes(const struct recipe_task *task)
{
	return task->label_count == 2 ? 1 : task->label_count;
}

#endif
