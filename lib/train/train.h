/*
 * Training: a recipe and its files in, a model and a report of how good it is out.
 */
#ifndef TRAIN_TRAIN_H
#define TRAIN_TRAIN_H

#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "model/model.h"
#include "train/recipe.h"

struct training {
	const struct recipe *recipe;
	const char *folder;       /* that relative paths are in */
	const struct model *base; /* or NULL */
	uint64_t seed;
	struct arena *paths; /* of the files, for faults */
};

/* Appends the model's file to out and, as they come, lines for people to report. */
enum status train_model(const struct training *training, struct buf *out,
    void (*report)(void *state, const struct buf *lines), void *state, struct fault *fault);

#endif
