#include "drill/chance.h"

static const double PI = 3.14159265358979323846;

/* G. Box and M. Muller, 1958; of the pair only one is used. */
static double normal(struct chance *chance)
{
	double radius = sqrt(-2 * log(chance_share(chance)));

	return radius * cos(2 * PI * chance_share(chance));
}

double chance_gamma(struct chance *chance, double shape)
{
	double d = shape - 1.0 / 3, c = 1 / sqrt(9 * d);

	for (;;) {
		double x = normal(chance), v = 1 + c * x;

		if (v <= 0)
			continue;
		v = v * v * v;
		if (log(chance_share(chance)) < 0.5 * x * x + d - d * v + d * log(v))
			return d * v / shape;
	}
}

size_t chance_among(struct chance *chance, const double *weights, size_t count)
{
	double sum = 0, mark;
	size_t last = 0;

	for (size_t i = 0; i < count; i++)
		sum += weights[i];
	mark = chance_share(chance) * sum;
	for (size_t i = 0; i < count; i++) {
		if (weights[i] <= 0)
			continue;
		last = i;
		mark -= weights[i];
		if (mark <= 0)
			break;
	}
	return last;
}
