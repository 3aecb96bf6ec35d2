/*
 * Chance: how likely a count is where nothing happened.
 *
 * The record of two weeks (gauge.h) tells what a series seldom does, which is once in three
 * days: by the measure alone every quiet series would cry wolf ten times a month. What comes once
 * in years no record holds; it takes a law. Counts of posts are near to negative binomial: Poisson
 * with a mean that wavers. Here the mean is what is usual at this hour, by the days and the weeks
 * before; how much it wavers is told by the steps from one bin to the next in the last 12 hours,
 * which no rhythm of the day touches.
 */
#ifndef DETECT_CHANCE_H
#define DETECT_CHANCE_H

#include "detect/middle.h"
#include "detect/trend.h"

/* The probability of count or more, by an upper bound; 1 where count is no more than the mean.
 * The variance is mean + dispersion * mean * mean; 0 is a Poisson's. */
double chance_tail(double count, double mean, double dispersion);

/* From the steps between neighbors, on the scale of square roots, where the variance of a negative
 * binomial is about (1 + dispersion * mean) / 4 (M. S. Bartlett, "The square root transformation
 * in analysis of variance", 1936); of the steps' sizes the ninth of ten, lest a burst counts.
 * 0 where there are too few. */
double chance_dispersion(struct middle *lately, int64_t bin);

/* What is judged: the value of a bin, which is not yet among the values of lately, each of width
 * seconds, nor in the trend. */
struct chance_case {
	struct middle *lately;
	struct trend *trend;
	int64_t bin, width;
	double value, expected; /* of a bin */
	double allowed;         /* as gauge_rules */
};

/* The least probability of the sums of the last one, two, three, six and twelve bins, of an hour
 * at most: a small rise that lasts is as unlikely as a large one. */
double chance_judge(const struct chance_case *is);

#endif
