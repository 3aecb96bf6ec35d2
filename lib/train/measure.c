#include "train/measure.h"

#include <math.h>
#include <stdlib.h>

enum { BINS = 10 };

static const double WANTED = 0.9;

double measure_recall(const struct measure *measure, size_t label)
{
	size_t all = 0;

	for (size_t i = 0; i < measure->labels; i++)
		all += measure->confusion[label][i];
	return all > 0 ? (double)measure->confusion[label][label] / (double)all : 0;
}

static double f1_of(const struct measure *measure, size_t label)
{
	size_t sum = 0;

	for (size_t i = 0; i < measure->labels; i++)
		sum += measure->confusion[label][i] + measure->confusion[i][label];
	return sum > 0 ? 2.0 * (double)measure->confusion[label][label] / (double)sum : 0;
}

static void take_means(struct measure *measure)
{
	size_t present = 0, right = 0;

	for (size_t i = 0; i < measure->labels; i++) {
		size_t all = 0;

		for (size_t k = 0; k < measure->labels; k++)
			all += measure->confusion[i][k];
		if (all == 0)
			continue;
		present++;
		right += measure->confusion[i][i];
		measure->recall += measure_recall(measure, i);
		measure->f1 += f1_of(measure, i);
	}
	if (present == 0)
		return;
	measure->recall /= (double)present;
	measure->f1 /= (double)present;
	measure->accuracy = (double)right / (double)measure->count;
}

static double calibration_error(const struct measured *rows, size_t count)
{
	double p[BINS] = {0}, error = 0;
	double right[BINS] = {0};

	for (size_t i = 0; i < count; i++) {
		int bin = (int)(rows[i].p * BINS);

		bin = bin >= BINS ? BINS - 1 : bin;
		p[bin] += rows[i].p;
		right[bin] += rows[i].answer == rows[i].right;
	}
	for (int bin = 0; bin < BINS; bin++)
		error += fabs(p[bin] - right[bin]);
	return count > 0 ? error / (double)count : 0;
}

static int by_p(const void *a, const void *b)
{
	const struct measured *x = a, *y = b;

	return (x->p < y->p) - (x->p > y->p);
}

static void find_sure(struct measure *measure, struct measured *rows)
{
	size_t right = 0;

	qsort(rows, measure->count, sizeof *rows, by_p);
	measure->sure = 1;
	for (size_t i = 0; i < measure->count; i++) {
		right += rows[i].answer == rows[i].right;
		if ((double)right >= WANTED * (double)(i + 1) &&
		    (i + 1 == measure->count || rows[i + 1].p < rows[i].p)) {
			measure->sure = rows[i].p;
			measure->coverage = (double)(i + 1) / (double)measure->count;
		}
	}
}

struct measure measure(struct measured *rows, size_t count, size_t labels)
{
	struct measure result = {.count = count, .labels = labels};

	for (size_t i = 0; i < count; i++)
		result.confusion[rows[i].right][rows[i].answer]++;
	take_means(&result);
	result.error = calibration_error(rows, count);
	find_sure(&result, rows);
	return result;
}
