/*
 * Fitting a task's lanes with liblinear, one against the rest, the classes balanced: each
 * counts as much as any other, so that a class is not guessed for being common.
 */
#ifndef TRAIN_FIT_H
#define TRAIN_FIT_H

#include "train/examples.h"

/*
 * A lane before it is packed: weights by row of the table, then of the figures, then the bias.
 * What the tasks that it builds upon give is already in it.
 */
struct fitted {
	float *lanes[MODEL_LANES];
	size_t lane_count, size; /* of each lane */
	double sharpness, shift, sure;
};

void fitted_free(struct fitted *fitted);

/* The score of a sample by one lane. */
double fitted_score(const struct fitted *fitted, size_t lane, const struct sample *sample);

/* A base model's head as if it had just been fitted; new. */
struct fitted fitted_of_model(const struct model *model, enum head_name head);

/* The mean of fitted tasks, of which there is at least one, with the same lanes; new. */
struct fitted fitted_mean(const struct fitted *const *tasks, size_t count);

/* Fits the task; base are the base_count fitted
 * tasks that it builds upon. */
enum status fit_task(struct fitted *fitted, const struct recipe *recipe,
    const struct recipe_task *task, const struct examples *examples,
    const struct fitted *const *base, size_t base_count, struct fault *fault);

#endif
