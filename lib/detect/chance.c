#include "detect/chance.h"

#include <math.h>
#include <stdlib.h>

/* Below so many steps nothing is said of how they vary; of what never came, half a post an hour
 * is expected; and no feed is so even that its mean does not waver by a fifth. */
enum { LEAST_STEPS = 6 };
static const double least_mean = 0.5, least_dispersion = 0.05;

/* The tail is a sum whose terms fall by the ratio of the first two, or of the last two, or
 * faster: a geometric series is above it. */
double chance_tail(double count, double mean, double dispersion)
{
	double shape, fall, ratio, log_first;

	if (count <= mean || mean <= 0)
		return 1;
	shape = dispersion > 1e-6 ? 1 / dispersion : 1e6;
	fall = mean / (shape + mean);
	ratio = (count + shape) / (count + 1) * fall;
	ratio = ratio > fall ? ratio : fall;
	if (ratio >= 1)
		return 1;
	log_first = lgamma(count + shape) - lgamma(shape) - lgamma(count + 1) -
	            shape * log1p(mean / shape) + count * log(fall);
	return fmin(1, exp(log_first) / (1 - ratio));
}

static int ascending(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static double root_of(double value)
{
	return value > 0 ? sqrt(value) : 0;
}

double chance_dispersion(struct middle *lately, int64_t bin)
{
	double steps[MIDDLE_MOST], before = NAN, total = 0, spread;
	size_t count = 0, known = 0;

	for (int64_t at = bin - (int64_t)lately->size; at < bin; at++) {
		double value = middle_at(lately, at);

		if (!isnan(value)) {
			total += value;
			known++;
		}
		if (!isnan(value) && !isnan(before))
			steps[count++] = fabs(root_of(value) - root_of(before));
		before = value;
	}
	if (count < LEAST_STEPS)
		return 0;
	qsort(steps, count, sizeof *steps, ascending);
	/* Of a normal step, nine in ten are within 1.645 times its deviation, the root of 2. */
	spread = steps[count * 9 / 10] / 1.645;
	return fmax(0, 2 * spread * spread - 1) / fmax(total / (double)known, 0.25);
}

double chance_judge(const struct chance_case *is)
{
	double mean = 0, wavering = 0, sum = 0, least = 1;
	double dispersion = fmax(chance_dispersion(is->lately, is->bin), least_dispersion);
	int64_t most = 3600 / is->width > 12 ? 12 : 3600 / is->width;

	for (int64_t i = 0; i < most; i++) {
		int64_t hour = (is->bin - i) * is->width / 3600;
		double usual = trend_usual(is->trend, hour) * (double)is->width / 3600;
		double value = i == 0 ? is->value : middle_at(is->lately, is->bin - i);

		if (isnan(value))
			break;
		usual = fmax(is->expected, usual * is->allowed);
		usual = fmax(usual, least_mean * (double)is->width / 3600);
		mean += usual;
		wavering += dispersion * usual * usual;
		sum += value;
		if (i < 3 || i == 5 || i == 11)
			least = fmin(least, chance_tail(sum, mean, wavering / (mean * mean)));
	}
	return least;
}
