#include "train/calibrate.h"

#include <math.h>

/* A few rows that are told apart without fault prove no certainty. */
enum { ROUNDS = 60, SWEEPS = 6, SHARPEST = 6 };

struct rows {
	const double *scores;
	const unsigned *right;
	size_t count, lanes;
};

static double loss_of_row(const struct rows *rows, size_t i, double sharpness, double shift)
{
	const double *scores = rows->scores + i * rows->lanes;
	double most = -HUGE_VAL, sum = 0;

	if (rows->lanes == 1) {
		double z = scores[0] * sharpness + shift;

		return log1p(exp(rows->right[i] == 1 ? -z : z));
	}
	for (size_t k = 0; k < rows->lanes; k++)
		most = fmax(most, scores[k] * sharpness);
	for (size_t k = 0; k < rows->lanes; k++)
		sum += exp(scores[k] * sharpness - most);
	return most + log(sum) - scores[rows->right[i]] * sharpness;
}

static double loss(const struct rows *rows, double sharpness, double shift)
{
	double sum = 0;

	for (size_t i = 0; i < rows->count; i++)
		sum += loss_of_row(rows, i, sharpness, shift);
	return sum;
}

/* The loss is convex in each of the two: thirds of an interval find its least. */
static double least_sharpness(const struct rows *rows, double shift)
{
	double low = log(0.05), high = log(SHARPEST);

	for (int i = 0; i < ROUNDS; i++) {
		double a = low + (high - low) / 3, b = high - (high - low) / 3;

		if (loss(rows, exp(a), shift) < loss(rows, exp(b), shift))
			high = b;
		else
			low = a;
	}
	return exp((low + high) / 2);
}

static double least_shift(const struct rows *rows, double sharpness)
{
	double low = -8, high = 8;

	for (int i = 0; i < ROUNDS; i++) {
		double a = low + (high - low) / 3, b = high - (high - low) / 3;

		if (loss(rows, sharpness, a) < loss(rows, sharpness, b))
			high = b;
		else
			low = a;
	}
	return (low + high) / 2;
}

void calibrate(const double *scores, const unsigned *right, size_t count, size_t lanes,
    double *sharpness, double *shift)
{
	const struct rows rows = {scores, right, count, lanes};

	*sharpness = 1;
	*shift = 0;
	if (count == 0)
		return;
	for (int i = 0; i < (lanes == 1 ? SWEEPS : 1); i++) {
		*sharpness = least_sharpness(&rows, *shift);
		if (lanes == 1)
			*shift = least_shift(&rows, *sharpness);
	}
}
