/*
 * Chance from a seed: the same seed gives the same numbers, on every machine as far as its
 * logarithms agree.
 */
#ifndef DRILL_CHANCE_H
#define DRILL_CHANCE_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct chance {
	uint64_t state;
};

/* S. Vigna, splitmix64: any seed will do, and neighbors among seeds share nothing. */
static inline uint64_t chance_next(struct chance *chance)
{
	uint64_t z = chance->state += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
	return z ^ z >> 31;
}

/* 0 up to bound, without it; bound below 2^32 and not 0 (D. Lemire, multiply and shift). */
static inline size_t chance_below(struct chance *chance, size_t bound)
{
	return (size_t)((chance_next(chance) >> 32) * bound >> 32);
}

/* Above 0, and at most 1. */
static inline double chance_share(struct chance *chance)
{
	return (double)((chance_next(chance) >> 11) + 1) * 0x1p-53;
}

static inline bool chance_is(struct chance *chance, double share)
{
	return chance_share(chance) <= share;
}

/* Pareto: at least 1, and above x with the chance x^-shape. */
static inline double chance_pareto(struct chance *chance, double shape)
{
	return pow(chance_share(chance), -1 / shape);
}

/* Gamma with that shape, 1 or more, and mean 1 (G. Marsaglia and W. Tsang, "A simple method for
 * generating gamma variables", 2000). */
double chance_gamma(struct chance *chance, double shape);

/* Which of count weights, of which at least one is above 0. */
size_t chance_among(struct chance *chance, const double *weights, size_t count);

#endif
