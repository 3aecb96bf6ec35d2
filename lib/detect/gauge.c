#include "detect/gauge.h"

#include <math.h>

enum { AGE = GAUGE_MEMORY / GAUGE_AGES };

void gauge_start(struct gauge *gauge, int64_t bin)
{
	double most = (double)GAUGE_MEMORY / (double)bin;
	size_t slots = (size_t)(GAUGE_USUAL / bin), kept = (size_t)(most * GAUGE_RARE) + 3;

	*gauge = (struct gauge){.bin = bin, .newest = INT64_MIN};
	middle_start(&gauge->usual, slots > 0 ? slots : 1);
	kept = kept < EXTREMES_RANKS ? kept : EXTREMES_RANKS;
	gauge->root.past.kept = gauge->root.held.kept = kept;
	gauge->plain.past.kept = gauge->plain.held.kept = kept;
}

/* How many bins had a value in the memory. */
static double count_seen(const struct gauge *gauge)
{
	int64_t count = 0;

	for (int i = 0; i < GAUGE_AGES; i++)
		count += gauge->seen[i];
	return (double)count;
}

static void see(struct gauge *gauge, int64_t bin)
{
	int64_t age = bin * gauge->bin / AGE, from = gauge->newest + 1;

	if (gauge->newest == INT64_MIN || age - gauge->newest > GAUGE_AGES)
		from = age - GAUGE_AGES + 1;
	for (; from <= age; from++)
		gauge->seen[(from % GAUGE_AGES + GAUGE_AGES) % GAUGE_AGES] = 0;
	gauge->newest = age;
	gauge->seen[(age % GAUGE_AGES + GAUGE_AGES) % GAUGE_AGES]++;
}

static double root_of(double value)
{
	return value > 0 ? sqrt(value) : 0;
}

static double largest(const struct gauge_scale *scale, double seen, double rare, double least)
{
	double value = extremes_rank(&scale->past, seen > 1 ? rare * (seen - 1) : 0);

	return value > least ? value : least;
}

/* What is rare is never less than the least that is worth an alert: so a key that nobody used
 * before has a measure at once. */
static void judge(const struct gauge *gauge, double value, const struct gauge_rules *rules,
    struct gauge_reading *reading)
{
	double seen = count_seen(gauge), expected = reading->expected;
	double least = rules->least > 1 ? rules->least : 1;
	double root = largest(&gauge->root, seen, GAUGE_RARE_ROOT, sqrt(least));
	double plain = largest(&gauge->plain, seen, GAUGE_RARE, least);
	double over = (value - expected) / plain;
	double root_over = (root_of(value) - root_of(expected)) / root;

	reading->score = sqrt(fabs(over * root_over));
	if (over <= 0 || root_over <= 0)
		reading->score = -reading->score;
	if (value - expected < rules->least && reading->score >= 1)
		reading->score = 0.999;
	reading->limit = expected + plain;
	for (int i = 0; i < 20; i++) {
		double above = (reading->limit - expected) / plain *
		               (root_of(reading->limit) - root_of(expected)) / root;
		double step = above > 0 ? pow(above, -0.5) : 2;

		reading->limit = expected + (reading->limit - expected) * step;
	}
}

static void remember(struct gauge_scale *scale, int64_t bin, double residual, bool held)
{
	extremes_add(held ? &scale->held : &scale->past, bin, residual);
}

void gauge_judge(struct gauge *gauge, int64_t bin, double value, const struct gauge_rules *rules,
    struct gauge_reading *reading)
{
	int64_t oldest = bin - GAUGE_MEMORY / gauge->bin;
	double usual = middle_before(&gauge->usual, bin);

	reading->chance = 1;
	reading->expected = (gauge->frozen ? gauge->expected_frozen : usual) * rules->allowed;
	extremes_expire(&gauge->root.past, oldest);
	extremes_expire(&gauge->plain.past, oldest);
	judge(gauge, value, rules, reading);
}

void gauge_remember(struct gauge *gauge, int64_t bin, double value, bool held)
{
	double usual = middle_before(&gauge->usual, bin);

	remember(&gauge->root, bin, root_of(value) - root_of(usual), held);
	remember(&gauge->plain, bin, value - usual, held);
	see(gauge, bin);
	middle_add(&gauge->usual, bin, value);
}

void gauge_freeze(struct gauge *gauge, double expected)
{
	gauge->frozen = true;
	gauge->expected_frozen = expected;
}

void gauge_settle(struct gauge *gauge)
{
	gauge->frozen = false;
	extremes_move(&gauge->root.past, &gauge->root.held);
	extremes_move(&gauge->plain.past, &gauge->plain.held);
}

static void scale_pack(struct gauge_scale *scale, struct pack *pack)
{
	extremes_pack(&scale->past, pack);
	extremes_pack(&scale->held, pack);
}

void gauge_pack(struct gauge *gauge, struct pack *pack)
{
	middle_pack(&gauge->usual, pack);
	scale_pack(&gauge->root, pack);
	scale_pack(&gauge->plain, pack);
	for (int i = 0; i < GAUGE_AGES; i++)
		pack_within(pack, &gauge->seen[i], 0, GAUGE_MEMORY);
	pack_moment(pack, &gauge->newest);
	pack_flag(pack, &gauge->frozen);
	pack_amount(pack, &gauge->expected_frozen);
}

void gauge_free(struct gauge *gauge)
{
	middle_free(&gauge->usual);
	extremes_free(&gauge->root.past);
	extremes_free(&gauge->root.held);
	extremes_free(&gauge->plain.past);
	extremes_free(&gauge->plain.held);
}
