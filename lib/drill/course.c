#include "drill/course.h"

#include <stdlib.h>

#include "base/mem.h"

enum { CELL = 300, HOUR = 12, BLOCK = 48, DAY = 288 }; /* seconds; then cells */

/* How much is posted by the hour (UTC) and the day, Monday first, in times the mean: our own
 * round figures for a brand with customers on both sides of the Atlantic. */
static const double hours[] = {0.95, 0.8, 0.7, 0.6, 0.5, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8,
    0.95, 1.15, 1.3, 1.4, 1.5, 1.55, 1.5, 1.5, 1.45, 1.35, 1.25, 1.1};
static const double days[] = {1.0, 1.15, 1.15, 1.2, 1.1, 0.75, 0.65};

/* The shapes of the gammas for a day, four hours, an hour and five minutes: the less the more
 * bursts. Together they leave a shape of about 5 for hours, as brands' mentions have. */
static const double DAYS_SHAPE = 25, BLOCKS_SHAPE = 12, HOURS_SHAPE = 15, CELLS_SHAPE = 8;

static double rhythm(int64_t at)
{
	int64_t day = at >= 0 ? at / 86400 : (at - 86399) / 86400;

	/* 1970-01-01 was a Thursday. */
	return hours[(at - day * 86400) / 3600] * days[((day + 3) % 7 + 7) % 7];
}

/* The storm's rate within a phase: exponential from one figure to the other, or straight where
 * one of them is 0. A storm sleeps less than ordinary posts do: half its rhythm is flat. */
static double storm_rate(const struct phase *phase, int64_t in, double ordinary)
{
	double share = ((double)in + CELL / 2.0) / (double)phase->seconds, rate;

	if (phase->from > 0 && phase->to > 0)
		rate = phase->from * pow(phase->to / phase->from, share);
	else
		rate = phase->from + (phase->to - phase->from) * share;
	return rate * (0.5 + 0.5 * ordinary);
}

/* Bursts last for a day, some hours, an hour, minutes. */
struct bursts {
	double day, block, hour;
};

static double burst(struct bursts *bursts, size_t cell, struct chance *chance)
{
	if (cell % DAY == 0)
		bursts->day = chance_gamma(chance, DAYS_SHAPE);
	if (cell % BLOCK == 0)
		bursts->block = chance_gamma(chance, BLOCKS_SHAPE);
	if (cell % HOUR == 0)
		bursts->hour = chance_gamma(chance, HOURS_SHAPE);
	return bursts->day * bursts->block * bursts->hour * chance_gamma(chance, CELLS_SHAPE);
}

void course_open(struct course *course, const struct scenario *scenario, int64_t start,
    size_t size, struct chance *chance)
{
	struct bursts bursts = {0};
	double sum = 0;
	size_t cell = 0;

	*course = (struct course){.scenario = scenario, .start = start, .size = size};
	for (size_t p = 0; p < scenario->phase_count; p++)
		course->cells += (size_t)(scenario->phases[p].seconds / CELL);
	course->until = mem_new(course->cells, sizeof *course->until);
	course->stormy = mem_new(course->cells, sizeof *course->stormy);
	for (size_t p = 0; p < scenario->phase_count; p++) {
		const struct phase *phase = &scenario->phases[p];

		for (int64_t in = 0; in + CELL <= phase->seconds; in += CELL, cell++) {
			double ordinary = rhythm(start + (int64_t)cell * CELL);
			double storm = storm_rate(phase, in, ordinary);

			sum += (ordinary + storm) * burst(&bursts, cell, chance);
			course->until[cell] = sum;
			course->stormy[cell] = (float)(storm / (ordinary + storm));
		}
	}
}

static const struct phase *phase_of(const struct course *course, size_t cell)
{
	const struct phase *phase = course->scenario->phases;

	while (cell >= (size_t)(phase->seconds / CELL))
		cell -= (size_t)(phase++->seconds / CELL);
	return phase;
}

/* The least of n uniform numbers above the last is 1 - (1 - last) u^(1/n): so they come in
 * order, without sorting (J. Bentley and J. Saxe, "Generating sorted lists of random numbers"). */
bool course_next(struct course *course, struct chance *chance, struct moment *moment)
{
	double all = course->until[course->cells - 1], mark, before;

	if (course->given == course->size)
		return false;
	course->passed = 1 - (1 - course->passed) *
	        pow(chance_share(chance), 1 / (double)(course->size - course->given++));
	mark = course->passed * all;
	while (course->cell + 1 < course->cells && course->until[course->cell] < mark)
		course->cell++;
	before = course->cell == 0 ? 0 : course->until[course->cell - 1];
	mark = (mark - before) / (course->until[course->cell] - before) * CELL;
	mark = mark < 0 ? 0 : mark > CELL - 1 ? CELL - 1 : mark;
	*moment = (struct moment){course->start + (int64_t)course->cell * CELL + (int64_t)mark,
	    phase_of(course, course->cell), (double)course->stormy[course->cell]};
	return true;
}

void course_close(struct course *course)
{
	free(course->until);
	free(course->stormy);
	*course = (struct course){0};
}
