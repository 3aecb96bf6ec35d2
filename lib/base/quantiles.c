#include "base/quantiles.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

/* gamma = (1 + error) / (1 - error); bucket i holds what is in (gamma^(i-2), gamma^(i-1)], bucket
 * 0 what is below 1, and each is told as the middle that is off by the same share at both ends. */
#define ERROR 0.01
#define GAMMA ((1 + ERROR) / (1 - ERROR))

static size_t bucket_of(int64_t value)
{
	double i;

	if (value < 1)
		return 0;
	i = ceil(log((double)value) / log(GAMMA)) + 1;
	return i < QUANTILES_BUCKETS - 1 ? (size_t)i : QUANTILES_BUCKETS - 1;
}

static double middle_of(size_t bucket)
{
	return bucket == 0 ? 0 : 2 * pow(GAMMA, (double)bucket - 1) / (GAMMA + 1);
}

static int64_t sum_of(int64_t a, int64_t b)
{
	return b > 0 && a > INT64_MAX - b ? INT64_MAX : a + b;
}

static void make_room(struct quantiles *quantiles)
{
	if (quantiles->buckets == NULL)
		quantiles->buckets = mem_new(QUANTILES_BUCKETS, sizeof *quantiles->buckets);
}

void quantiles_add(struct quantiles *quantiles, int64_t value)
{
	value = value < 0 ? 0 : value;
	make_room(quantiles);
	if (quantiles->count == 0 || value < quantiles->least)
		quantiles->least = value;
	if (quantiles->count == 0 || value > quantiles->most)
		quantiles->most = value;
	quantiles->count++;
	quantiles->sum = sum_of(quantiles->sum, value);
	quantiles->buckets[bucket_of(value)]++;
}

void quantiles_merge(struct quantiles *quantiles, const struct quantiles *other)
{
	if (other->count == 0)
		return;
	make_room(quantiles);
	if (quantiles->count == 0 || other->least < quantiles->least)
		quantiles->least = other->least;
	if (quantiles->count == 0 || other->most > quantiles->most)
		quantiles->most = other->most;
	quantiles->count += other->count;
	quantiles->sum = sum_of(quantiles->sum, other->sum);
	for (size_t i = 0; i < QUANTILES_BUCKETS; i++)
		quantiles->buckets[i] += other->buckets[i];
}

int64_t quantiles_at(const struct quantiles *quantiles, double q)
{
	int64_t rank, value;
	size_t i = 0;

	if (quantiles->count == 0)
		return 0;
	rank = (int64_t)ceil(q * (double)quantiles->count) - 1;
	rank = rank < 0 ? 0 : rank;
	for (int64_t passed = 0; i < QUANTILES_BUCKETS; i++) {
		passed += quantiles->buckets[i];
		if (passed > rank)
			break;
	}
	value = (int64_t)(middle_of(i) + 0.5);
	return value < quantiles->least ? quantiles->least
	    : value > quantiles->most   ? quantiles->most
	                                : value;
}

int64_t quantiles_mean(const struct quantiles *quantiles)
{
	return quantiles->count == 0 ? 0 : quantiles->sum / quantiles->count;
}

/* The buckets in use alone, each behind its number. */
static void pack_buckets(struct quantiles *quantiles, struct pack *pack)
{
	size_t used = 0, at = 0;
	int64_t total = 0;

	for (size_t i = 0; pack->out != NULL && i < QUANTILES_BUCKETS; i++)
		used += quantiles->buckets[i] != 0;
	pack_count(pack, &used, QUANTILES_BUCKETS);
	for (size_t i = 0; i < used; i++, at++) {
		while (pack->out != NULL && quantiles->buckets[at] == 0)
			at++;
		pack_count(pack, &at, QUANTILES_BUCKETS - 1);
		pack_integer(pack, &quantiles->buckets[at]);
		if (quantiles->buckets[at] < 0 || quantiles->buckets[at] > quantiles->count - total)
			pack->broken = true;
		else
			total += quantiles->buckets[at];
	}
	pack->broken = pack->broken || total != quantiles->count;
}

void quantiles_pack(struct quantiles *quantiles, struct pack *pack)
{
	pack_total(pack, &quantiles->count);
	if (pack->broken || quantiles->count <= 0) {
		pack->broken = pack->broken || quantiles->count < 0;
		quantiles->count = 0;
		return;
	}
	make_room(quantiles);
	pack_integer(pack, &quantiles->sum);
	pack_integer(pack, &quantiles->least);
	pack_integer(pack, &quantiles->most);
	pack_buckets(quantiles, pack);
}

void quantiles_free(struct quantiles *quantiles)
{
	free(quantiles->buckets);
	*quantiles = (struct quantiles){0};
}
