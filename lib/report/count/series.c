#include "report/count/series.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 86400, WEEK = 604800, YEAR = 52 * WEEK };

/* The last is coarse enough for all years from 0 to 9999. */
static const int64_t widths[] = {MINUTE, 5LL * MINUTE, 15LL * MINUTE, 30LL * MINUTE, HOUR,
    3LL * HOUR, 6LL * HOUR, 12LL * HOUR, DAY, WEEK, 4LL * WEEK, YEAR, 10LL * YEAR, 100LL * YEAR,
    1000LL * YEAR, 100000LL * YEAR};
enum { LEVELS = sizeof widths / sizeof *widths };

int64_t series_width(const struct series *series)
{
	return widths[series->level];
}

int64_t series_floor(int64_t when, int64_t width)
{
	int64_t origin = width >= WEEK ? 4 * DAY : 0; /* 1970-01-05 was a Monday */
	int64_t past = (when - origin) % width;

	return when - (past < 0 ? past + width : past);
}

static struct series_bucket *slot_of(struct series *series, int64_t at)
{
	uint64_t key = (uint64_t)at * UINT64_C(0x9E3779B97F4A7C15);
	size_t slot = (size_t)(key >> 52);

	while (series->slots[slot].counts.posts != 0 && series->slots[slot].at != at)
		slot = (slot + 1) % SERIES_SLOTS;
	return &series->slots[slot];
}

static void add(struct series *series, const struct series_bucket *more)
{
	int64_t at = series_floor(more->at, widths[series->level]);
	struct series_bucket *bucket = slot_of(series, at);

	series->count += bucket->counts.posts == 0;
	bucket->at = at;
	counts_add(&bucket->counts, &more->counts);
}

void series_coarsen(struct series *series, size_t most)
{
	struct series_bucket *old;
	size_t count;

	if (series->count <= most)
		return;
	old = mem_new(SERIES_SLOTS, sizeof *old);
	while (series->count > most && series->level + 1 < LEVELS) {
		count = 0;
		for (size_t i = 0; i < SERIES_SLOTS; i++)
			if (series->slots[i].counts.posts != 0)
				old[count++] = series->slots[i];
		*series = (struct series){.level = series->level + 1};
		for (size_t i = 0; i < count; i++)
			add(series, &old[i]);
	}
	free(old);
}

void series_add(struct series *series, const struct series_bucket *more)
{
	if (more->counts.posts == 0)
		return;
	add(series, more);
	series_coarsen(series, SERIES_MOST);
}

/* A level is reached as soon as the levels below would have too many buckets, and never left:
 * so the one with more of them has the level that both would have had, or a lower one. */
static void coarsen_to(struct series *series, size_t level)
{
	struct series *old;

	if (series->level >= level)
		return;
	old = mem_new(1, sizeof *old);
	*old = *series;
	*series = (struct series){.level = level};
	for (size_t i = 0; i < SERIES_SLOTS; i++)
		if (old->slots[i].counts.posts != 0)
			add(series, &old->slots[i]);
	free(old);
}

void series_widen(struct series *series, int64_t seconds)
{
	size_t level = series->level;

	while (widths[level] < seconds && level + 1 < LEVELS)
		level++;
	coarsen_to(series, level);
}

void series_merge(struct series *series, const struct series *other)
{
	coarsen_to(series, other->level);
	for (size_t i = 0; i < SERIES_SLOTS; i++)
		series_add(series, &other->slots[i]);
}

static void pack_bucket(struct pack *pack, struct series_bucket *bucket)
{
	pack_moment(pack, &bucket->at);
	counts_pack(&bucket->counts, pack);
}

void series_pack(struct series *series, struct pack *pack)
{
	size_t count = series->count;

	pack_count(pack, &series->level, LEVELS - 1);
	pack_count(pack, &count, SERIES_MOST);
	for (size_t i = 0; pack->out != NULL && i < SERIES_SLOTS; i++)
		if (series->slots[i].counts.posts != 0)
			pack_bucket(pack, &series->slots[i]);
	for (size_t i = 0; pack->out == NULL && i < count; i++) {
		struct series_bucket bucket = {0};

		pack_bucket(pack, &bucket);
		pack->broken = pack->broken || bucket.counts.posts <= 0;
		if (!pack->broken)
			add(series, &bucket);
	}
}

static int earlier_first(const void *a, const void *b)
{
	const struct series_bucket *x = a, *y = b;

	return x->at < y->at ? -1 : x->at > y->at;
}

size_t series_sorted(const struct series *series, struct series_bucket buckets[SERIES_MOST])
{
	size_t count = 0;

	for (size_t i = 0; i < SERIES_SLOTS; i++)
		if (series->slots[i].counts.posts != 0)
			buckets[count++] = series->slots[i];
	qsort(buckets, count, sizeof *buckets, earlier_first);
	return count;
}
