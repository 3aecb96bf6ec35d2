/*
 * Writing a model: the fitted lanes as bytes, all in one table.
 */
#ifndef TRAIN_PACK_H
#define TRAIN_PACK_H

#include "train/fit.h"

/* What one head is made of; lanes that a base model has are taken over as they are. */
struct packed_head {
	const struct recipe_task *task; /* NULL: the base's, if it has one */
	const struct fitted *fitted;
};

struct packing {
	const struct recipe *recipe;
	struct packed_head heads[HEADS];
	const struct model *base;   /* or NULL */
	const unsigned char *names; /* NAMES_SIZE bytes */
	struct span languages;      /* may be empty */
	double language_scale;
};

/* Appends the file. STATUS_USAGE where there are more lanes than a row has. */
enum status pack_model(const struct packing *packing, struct buf *out, struct fault *fault);

#endif
