#include "detect/trend.h"

#include <math.h>
#include <stdlib.h>

enum { DAY = 24, WEEK = 7 * DAY, TWO_WEEKS = 2 * WEEK, SIX = 6 };

void trend_start(struct trend *trend)
{
	*trend = (struct trend){.newest = INT64_MIN};
	for (int i = 0; i < TREND_HOURS; i++)
		trend->hours[i] = NAN;
}

/* The hour so many before the one that is being filled. */
static double *hour(struct trend *trend, int64_t back)
{
	int64_t at = (trend->newest - back) % TREND_HOURS;

	return &trend->hours[at < 0 ? at + TREND_HOURS : at];
}

/* The sum of the hours from back + count to back + 1 before now, as if all were known; NAN where
 * less than three quarters are. */
static double sum(struct trend *trend, int64_t back, int64_t count)
{
	double total = 0;
	int64_t known = 0;

	for (int64_t i = 1; i <= count; i++) {
		double value = *hour(trend, back + i);

		if (isnan(value))
			continue;
		total += value;
		known++;
	}
	return known * 4 >= count * 3 ? total * (double)count / (double)known : NAN;
}

static int ascending(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Of the known sums over count hours, at every step hours in from..until before now: the middle,
 * the least and the largest. Returns how many there are. */
static size_t spread(struct trend *trend, int64_t from, int64_t until, int64_t step, int64_t count,
    double of[3])
{
	double sums[TREND_HOURS];
	size_t known = 0;

	for (int64_t back = from; back + count <= until; back += step) {
		double value = sum(trend, back, count);

		if (!isnan(value))
			sums[known++] = value;
	}
	if (known == 0)
		return 0;
	qsort(sums, known, sizeof *sums, ascending);
	of[0] = sums[known / 2];
	of[1] = sums[0];
	of[2] = sums[known - 1];
	return known;
}

/* A week is needed to compare with. The rise is at least a third of the usual, or it is none. */
static void judge_burn(struct trend *trend, double least, struct trend_reading *reading)
{
	double of[3], scale;

	*reading = (struct trend_reading){0};
	if (spread(trend, WEEK, TREND_HOURS - 1, SIX, DAY, of) < WEEK / SIX)
		return;
	scale = of[2] - of[0];
	scale = scale > of[0] / 3 ? scale : of[0] / 3;
	scale = scale > least * 4 ? scale : least * 4;
	reading->expected = of[0];
	reading->observed = sum(trend, 0, DAY);
	reading->score = INFINITY;
	for (int64_t back = 0; back <= INT64_C(2) * DAY; back += DAY / 2) {
		double score = (sum(trend, back, DAY) - of[0]) / scale;

		if (!(score >= reading->score))
			reading->score = isnan(score) ? 0 : score;
	}
}

static void judge_drop(struct trend *trend, double least, struct trend_reading *reading)
{
	double of[3], now = sum(trend, 0, SIX);

	*reading = (struct trend_reading){0};
	if (isnan(now) || spread(trend, DAY, TWO_WEEKS, 1, SIX, of) < WEEK)
		return;
	*reading = (struct trend_reading){now, of[0], 0};
	if (of[1] >= least * 2)
		reading->score = of[1] / 2 / (now > 1 ? now : 1);
}

/* The hours without anything at the start of before, from hour back + 1 on. */
static int64_t gap(struct trend *trend, int64_t back, int64_t until)
{
	int64_t hours = 0;

	while (back + hours + 1 < until && *hour(trend, back + hours + 1) == 0)
		hours++;
	return hours;
}

static void judge_silence(struct trend *trend, double least, struct trend_reading *reading)
{
	int64_t now = gap(trend, 0, TWO_WEEKS), longest = 0;
	double of[3], usual;

	*reading = (struct trend_reading){0};
	if (now < 2 || spread(trend, now, TWO_WEEKS, SIX, DAY, of) < 16)
		return;
	for (int64_t back = now; back < TWO_WEEKS; back++) {
		int64_t hours = gap(trend, back, TWO_WEEKS);

		longest = hours > longest ? hours : longest;
		back += hours;
	}
	usual = of[0] / DAY * (double)now;
	reading->expected = usual;
	if (usual >= least * 2)
		reading->score = (double)now / (double)(2 * longest + 2);
}

bool trend_measure(struct trend *trend, int64_t when, double value, double least,
    struct trend_readings *readings)
{
	int64_t now = when / 3600;
	bool ended = trend->newest != INT64_MIN && now > trend->newest;

	if (trend->newest == INT64_MIN || now - trend->newest > TREND_HOURS)
		trend_start(trend);
	for (int64_t i = trend->newest == INT64_MIN ? now : trend->newest + 1; i <= now; i++) {
		trend->newest = i;
		*hour(trend, 0) = NAN;
		trend->known += trend->known < TREND_HOURS;
	}
	if (ended) {
		judge_burn(trend, least, &readings->burn);
		judge_drop(trend, least, &readings->drop);
		judge_silence(trend, least, &readings->silence);
	}
	*hour(trend, 0) = isnan(*hour(trend, 0)) ? value : *hour(trend, 0) + value;
	return ended;
}

void trend_pack(struct trend *trend, struct pack *pack)
{
	for (int i = 0; i < TREND_HOURS; i++)
		pack_real(pack, &trend->hours[i]);
	pack_integer(pack, &trend->newest);
	pack_integer(pack, &trend->known);
}
