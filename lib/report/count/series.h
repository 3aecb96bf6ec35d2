/*
 * Posts over time, in bounded memory: buckets of a minute that coarsen, to 5 minutes and on,
 * when more than SERIES_MOST of them hold a post. Empty buckets take no room, so that one post
 * with an absurd date does not coarsen the rest. Each width divides the next: coarsening adds
 * whole buckets up, and two series merge exactly.
 *
 * Buckets start at multiples of their width since 1970 in UTC; from a week on, on Mondays.
 */
#ifndef REPORT_COUNT_SERIES_H
#define REPORT_COUNT_SERIES_H

#include <stddef.h>
#include <stdint.h>

#include "base/pack.h"
#include "report/count/counts.h"

enum { SERIES_MOST = 2000, SERIES_SLOTS = 4096 };

struct series_bucket {
	int64_t at;              /* its start */
	struct counts counts; /* a slot without posts is free */
};

struct series {
	size_t level; /* of the widths */
	size_t count; /* of the buckets in use */
	struct series_bucket slots[SERIES_SLOTS];
};

/* Adds the counts, which are of the moment at. */
void series_add(struct series *series, const struct series_bucket *more);

/* The same buckets as if all that is in both had been added to one. */
void series_merge(struct series *series, const struct series *other);
void series_pack(struct series *series, struct pack *pack);

/* Seconds in a bucket. */
int64_t series_width(const struct series *series);

/* Fills buckets in the order of time; returns how many there are. */
size_t series_sorted(const struct series *series, struct series_bucket buckets[SERIES_MOST]);

/* Coarsens until there are no more than most buckets. */
void series_coarsen(struct series *series, size_t most);

/* Coarsens until a bucket is at least so many seconds wide. */
void series_widen(struct series *series, int64_t seconds);

/* The start of the bucket of that width that when lies in. */
int64_t series_floor(int64_t when, int64_t width);

#endif
