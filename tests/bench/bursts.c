/*
 * Series of counts as brands have them, to try crisis-detect on: bursts SEED SERIES DAYS writes
 * CSV of at,key,value in the order of time, and on standard error the truth, a line for each thing
 * that was put in: key, what, size, start, end.
 *
 * Counts are negative binomial (a gamma mixture of Poissons), their mean has a rhythm of the day
 * and the week, and a peak at the same hour each week. Of each ten series one is left as it is.
 * The others get, in their last two weeks, a burst of 1 to 20 times the mean for one to three
 * hours, or a climb to 2 to 4 times over a week, or a silence of 12 hours.
 */
#include <inttypes.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BIN = 300, DAY = 86400 / BIN, WEEK = 7 * DAY, MOST = 256 };

static const int64_t begin = 1788220800; /* 2026-09-01T00:00:00Z, on a Tuesday */

enum what { NOTHING, BURST, CLIMB, SILENCE };

struct series {
	double mean, spread; /* posts in a bin; the gamma's shape */
	enum what what;
	double size;
	int64_t from, until; /* bins */
	int peak;            /* the bin of the week of the regular peak */
};

static uint64_t state;

static double uniform(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return ((double)(state >> 11) + 0.5) / 9007199254740992.0;
}

static double normal(void)
{
	return sqrt(-2 * log(uniform())) * cos(6.283185307179586 * uniform());
}

/* G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables"; shape >= 1. */
static double gamma_of(double shape)
{
	double d = shape - 1.0 / 3, c = 1 / sqrt(9 * d);

	for (;;) {
		double x = normal(), v = pow(1 + c * x, 3);

		if (v > 0 && log(uniform()) < x * x / 2 + d - d * v + d * log(v))
			return d * v;
	}
}

static long poisson(double mean)
{
	double limit = exp(-mean), product = 1;
	long count = -1;

	if (mean > 50)
		return lround(fmax(0, mean + sqrt(mean) * normal()));
	do {
		product *= uniform();
		count++;
	} while (product > limit);
	return count;
}

static double usual(const struct series *series, int64_t bin)
{
	double day = 6.283185307179586 * (double)(bin % DAY) / DAY;
	double rhythm = 1 + 0.6 * sin(day - 2);

	if (bin % WEEK / DAY >= 5)
		rhythm *= 0.6;
	if ((bin - series->peak) % WEEK < 6)
		rhythm *= 4;
	return series->mean * rhythm;
}

static double change(const struct series *series, int64_t bin)
{
	if (bin < series->from || bin >= series->until || series->what == NOTHING)
		return 0;
	if (series->what == BURST)
		return series->size * series->mean;
	if (series->what == SILENCE)
		return -1e9;
	return (series->size - 1) * series->mean * (double)(bin - series->from) /
	       (double)(series->until - series->from);
}

static void make(struct series *series, int number, int64_t bins)
{
	static const double sizes[] = {1, 2, 3, 5, 8, 12, 20}, climbs[] = {2, 3, 4};
	static const double means[] = {0.5, 3, 15, 80};
	int64_t room = 2 * WEEK;

	*series = (struct series){.mean = means[number % 4], .spread = 3 + 7 * uniform(),
	    .peak = (int)(uniform() * WEEK)};
	series->what = number % 10 == 9 ? NOTHING : number % 10 < 7 ? BURST
	             : number % 10 == 7 ? CLIMB : SILENCE;
	series->from = bins - room + (int64_t)(uniform() * (double)(room - WEEK));
	series->until = series->from;
	if (series->what == BURST) {
		series->size = sizes[number % 10];
		series->until += 12 + (int64_t)(uniform() * 24);
	} else if (series->what == CLIMB) {
		series->size = climbs[number / 10 % 3];
		series->until += WEEK;
	} else if (series->what == SILENCE) {
		series->until += DAY / 2;
	}
}

static void write_time(FILE *file, int64_t bin)
{
	time_t when = (time_t)(begin + bin * BIN);
	struct tm parts;
	char text[32];

	gmtime_r(&when, &parts);
	strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
	fputs(text, file);
}

int main(int argc, char **argv)
{
	static const char *const names[] = {"nothing", "burst", "climb", "silence"};
	static struct series all[MOST];
	int count = argc == 4 ? atoi(argv[2]) : 0;
	int64_t bins = argc == 4 ? atoll(argv[3]) * DAY : 0;

	if (count < 1 || count > MOST || bins < 3 * WEEK) {
		fputs("usage: bursts SEED SERIES DAYS (22 or more)\n", stderr);
		return 2;
	}
	state = strtoull(argv[1], NULL, 10) * UINT64_C(2654435761) + 88172645463325252;
	for (int i = 0; i < count; i++) {
		make(&all[i], i, bins);
		fprintf(stderr, "s%d\t%s\t%g\t%g\t", i, names[all[i].what], all[i].size, all[i].mean);
		write_time(stderr, all[i].from);
		fputc('\t', stderr);
		write_time(stderr, all[i].until);
		fputc('\n', stderr);
	}
	puts("at,key,value");
	for (int64_t bin = 0; bin < bins; bin++)
		for (int i = 0; i < count; i++) {
			double mean = usual(&all[i], bin) + change(&all[i], bin);

			mean = mean > 0 ? mean * gamma_of(all[i].spread) / all[i].spread : 0;
			write_time(stdout, bin);
			printf(",s%d,%ld\n", i, mean > 0 ? poisson(mean) : 0);
		}
	return ferror(stdout) || fclose(stdout) != 0 ? 2 : 0;
}
