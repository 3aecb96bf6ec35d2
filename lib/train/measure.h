/*
 * How good answers are: confusion, recall and F1 by label and their means, calibration, and how
 * many may be taken for sure. All measured on posts that were not learned from.
 */
#ifndef TRAIN_MEASURE_H
#define TRAIN_MEASURE_H

#include <stddef.h>

#include "base/buf.h"
#include "model/model.h"

struct measured {
	unsigned answer, right; /* the model's label and the true one */
	double p;               /* of the model's */
};

struct measure {
	size_t count, labels;
	size_t confusion[MODEL_LANES][MODEL_LANES]; /* [right][answer] */
	double recall, f1, accuracy;                /* means over labels, where they occur */
	double error;    /* expected calibration error, ten bins (Guo et al. 2017) */
	double sure;     /* the least p from which 90 % of the answers are right; 1 for none */
	double coverage; /* the share of answers with such a p */
};

/* rows are sorted by p in the course of it. */
struct measure measure(struct measured *rows, size_t count, size_t labels);

double measure_recall(const struct measure *measure, size_t label);

#endif
