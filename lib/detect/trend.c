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
static double *hour_at(struct trend *trend, int64_t back)
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
		double value = *hour_at(trend, back + i);

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

/* The values at every so many hours before an hour, downward; returns how many are known. */
static size_t repeated(struct trend *trend, int64_t hour, int64_t every, int64_t times,
    double values[])
{
	size_t known = 0;

	for (int64_t i = 1; i <= times; i++) {
		int64_t back = trend->newest - (hour - i * every);
		double value = back >= 0 && back < TREND_HOURS ? *hour_at(trend, back) : NAN;

		if (!isnan(value))
			values[known++] = value;
	}
	qsort(values, known, sizeof *values, ascending);
	return known;
}

static double daily(struct trend *trend, int64_t hour)
{
	double days[14];
	size_t known = repeated(trend, hour, DAY, 14, days);

	return known > 0 ? (days[(known - 1) / 2] + days[known / 2]) / 2 : 0;
}

/* How much more than each day comes each week at that hour. */
static double weekly(struct trend *trend, int64_t hour)
{
	double weeks[4], more = 0;
	size_t known = repeated(trend, hour, WEEK, 4, weeks);

	if (known > 0)
		more = weeks[known >= 3 ? known - 2 : known - 1] - daily(trend, hour);
	return more > 0 ? more : 0;
}

double trend_usual(struct trend *trend, int64_t hour)
{
	if (trend->newest == INT64_MIN)
		return 0;
	return daily(trend, hour) + weekly(trend, hour - 1) + weekly(trend, hour) +
	       weekly(trend, hour + 1);
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

	while (back + hours + 1 < until && *hour_at(trend, back + hours + 1) == 0)
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
		*hour_at(trend, 0) = NAN;
		trend->known += trend->known < TREND_HOURS;
	}
	if (ended) {
		judge_burn(trend, least, &readings->burn);
		judge_drop(trend, least, &readings->drop);
		judge_silence(trend, least, &readings->silence);
	}
	*hour_at(trend, 0) = isnan(*hour_at(trend, 0)) ? value : *hour_at(trend, 0) + value;
	return ended;
}

void trend_pack(struct trend *trend, struct pack *pack)
{
	for (int i = 0; i < TREND_HOURS; i++)
		pack_known(pack, &trend->hours[i]);
	pack_moment(pack, &trend->newest);
	pack_within(pack, &trend->known, 0, TREND_HOURS);
}
