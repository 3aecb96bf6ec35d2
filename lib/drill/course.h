/*
 * When posts fall: an ordinary rhythm of days and weeks, the storm upon it, and bursts, which make
 * counts over-dispersed. Counts of a fixed interval are a Poisson's whose mean is a product of
 * gamma variables, so that they are close to negative binomial (practice: spikes), given that they
 * sum up to what was asked for.
 */
#ifndef DRILL_COURSE_H
#define DRILL_COURSE_H

#include "drill/scenario.h"

struct course {
	const struct scenario *scenario;
	int64_t start;
	double *until;  /* of each cell: the weight of all up to its end */
	float *stormy;  /* of each cell: the storm's part of its weight */
	size_t cells, cell;
	size_t size, given;
	double passed; /* the share of weight that lies behind */
};

struct moment {
	int64_t at;
	const struct phase *phase;
	double stormy; /* the chance that a post at that time is of the storm */
};

void course_open(struct course *course, const struct scenario *scenario, int64_t start,
    size_t size, struct chance *chance);

/* The next of size times, which go up; false behind the last. */
bool course_next(struct course *course, struct chance *chance, struct moment *moment);

void course_close(struct course *course);

#endif
