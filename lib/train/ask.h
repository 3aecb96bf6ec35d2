/*
 * A recipe made of what was asked for on the command line: TASK=FILE to learn from, TASK=FILE
 * to measure on.
 */
#ifndef TRAIN_ASK_H
#define TRAIN_ASK_H

#include "base/buf.h"
#include "base/status.h"
#include "io/option.h"
#include "model/model.h"

struct ask {
	char **operands;                /* ended by a NULL */
	const struct option_list *devs;
	const struct model *base;       /* the tasks are its heads */
};

/* Appends the recipe. A task without a dev file is measured on a fifth of its rows, which it
 * does not learn from. STATUS_USAGE names what is no task of the base, or no file. */
enum status ask_recipe(const struct ask *ask, struct buf *recipe, struct fault *fault);

#endif
