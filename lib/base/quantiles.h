/*
 * Quantiles of many numbers in bounded memory: a DDSketch (Masson, Rim, Lee, 2019), counts in
 * buckets whose bounds grow by a constant factor. A quantile is right to within 1 % of its value,
 * for values from 1 to 1e12 (seconds: a second to 30,000 years); what is below counts as 0, what
 * is above as 1e12. Count, sum, least and most are exact. Two of them merge into that of all
 * numbers of both, whichever the order. A zeroed struct is an empty one; quantiles_free gives its
 * memory back.
 */
#ifndef BASE_QUANTILES_H
#define BASE_QUANTILES_H

#include <stddef.h>
#include <stdint.h>

#include "base/pack.h"

enum { QUANTILES_BUCKETS = 1500 };

struct quantiles {
	int64_t count, sum; /* sum stays at the bounds of int64_t */
	int64_t least, most;
	int64_t *buckets; /* NULL while empty */
};

/* Negative numbers count as 0. */
void quantiles_add(struct quantiles *quantiles, int64_t value);
void quantiles_merge(struct quantiles *quantiles, const struct quantiles *other);

/* The least of them that q (0 to 1) of all are at or below (the nearest rank); 0 of none. */
int64_t quantiles_at(const struct quantiles *quantiles, double q);

/* The mean; 0 of none. */
int64_t quantiles_mean(const struct quantiles *quantiles);

void quantiles_pack(struct quantiles *quantiles, struct pack *pack);
void quantiles_free(struct quantiles *quantiles);

#endif
