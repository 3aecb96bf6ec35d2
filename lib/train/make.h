/*
 * From what was asked for to a model in a file.
 */
#ifndef TRAIN_MAKE_H
#define TRAIN_MAKE_H

#include <stdint.h>

#include "base/span.h"
#include "base/status.h"
#include "io/option.h"
#include "io/output.h"

struct make {
	char **tasks;             /* TASK=FILE, ended by a NULL */
	struct option_list devs;  /* TASK=FILE to measure on */
	const char *recipe;       /* a file, NULL: the tasks say what to do */
	const char *base;         /* a file, "built-in", or NULL */
	const char *data;         /* the folder that relative paths are in */
	const char *model;        /* the file to write, or NULL */
	int64_t seed;
	char file[4096]; /* the one that a fault names */
};

/* The recipe of the built-in model. */
struct span make_recipe(void);

/* Writes the report to out as the work goes on. */
enum status make_model(struct make *make, struct output *out, struct fault *fault);

#endif
