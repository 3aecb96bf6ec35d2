/*
 * One class against the rest, by liblinear's support vector machine (L2 loss, dual).
 */
#ifndef TRAIN_SOLVE_H
#define TRAIN_SOLVE_H

#include <stddef.h>

#include "base/status.h"
#include "train/corpus.h"

struct solve_row {
	struct cell *cells; /* by row, none twice */
	size_t count;
};

struct solve {
	const struct solve_row *rows;
	const unsigned *answers;
	size_t count, columns; /* columns: more than any cell's row */
	double cost;
};

/* Fills weights, of which there are columns and, last, the bias. */
enum status solve_one(
    const struct solve *solve, unsigned answer, float *weights, struct fault *fault);

#endif
