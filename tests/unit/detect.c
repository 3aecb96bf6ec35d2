/* The pure stages of crisis-detect: exact extremes and medians, distinct counts, state that comes
 * back as it went, and the course of levels. */
#include "unit.h"

#include <math.h>

#include "base/sketch.h"
#include "detect/chance.h"
#include "detect/gauge.h"
#include "detect/leaders.h"
#include "detect/track.h"

enum { WINDOW = 400, STEPS = 4000 };

static int descending(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x < *y) - (*x > *y);
}

/* The values of the last WINDOW of STEPS in their order. */
static size_t window(const double *values, size_t now, double *sorted)
{
	size_t from = now + 1 > WINDOW ? now + 1 - WINDOW : 0, count = now + 1 - from;

	memcpy(sorted, values + from, count * sizeof *sorted);
	qsort(sorted, count, sizeof *sorted, descending);
	return count;
}

static void extremes_are_exact(void)
{
	static double values[STEPS], sorted[STEPS];
	struct extremes extremes = {.kept = 7}, newer = {.kept = 7};
	uint64_t state = 7;
	size_t wrong = 0, most = 0;

	for (size_t i = 0; i < STEPS; i++) {
		size_t count;

		values[i] = (double)unit_below(&state, i < 2000 ? 50 : 100000);
		extremes_add(&extremes, (int64_t)i, values[i]);
		extremes_expire(&extremes, (int64_t)i + 1 - WINDOW);
		count = window(values, i, sorted);
		for (size_t rank = 0; rank < 7 && rank < count; rank++)
			wrong += fabs(extremes_rank(&extremes, (double)rank) - sorted[rank]) > 0;
		most = extremes.count > most ? extremes.count : most;
	}
	unit_ok(wrong == 0, "each of the ranks is that of the sorted window");
	unit_ok(most < 100, "of %d values in no order few are held: %zu", WINDOW, most);
	for (size_t i = 0; i < 300; i++)
		extremes_add(&newer, STEPS + (int64_t)i, values[i * 3]);
	for (size_t i = 0; i < 300; i++)
		values[i] = values[i * 3];
	extremes_move(&extremes, &newer);
	extremes_expire(&extremes, STEPS);
	window(values, 299, sorted);
	for (size_t rank = 0; rank < 7; rank++)
		wrong += fabs(extremes_rank(&extremes, (double)rank) - sorted[rank]) > 0;
	unit_ok(wrong == 0 && newer.count == 0, "what was set aside joins as if it never had been");
	unit_ok(fabs(extremes_rank(&extremes, 0.25) -
		    (sorted[0] * 0.75 + sorted[1] * 0.25)) < 1e-9,
	    "between two ranks the value is between");
	extremes_free(&extremes);
	extremes_free(&newer);
}

static void extremes_are_bounded(void)
{
	struct extremes extremes = {.kept = 3};

	for (int64_t i = 0; i < 10000; i++)
		extremes_add(&extremes, i, (double)-i);
	unit_ok(extremes.count <= EXTREMES_MOST && fabs(extremes_rank(&extremes, 0)) <= 0,
	    "values that only fall take no more than the most, and the largest stays");
	extremes_free(&extremes);
}

static void medians_are_exact(void)
{
	static double values[STEPS], sorted[STEPS];
	struct middle middle;
	uint64_t state = 3;
	size_t wrong = 0;

	middle_start(&middle, WINDOW);
	for (size_t i = 0; i < STEPS; i++) {
		size_t count = i > 0 ? window(values, i - 1, sorted) : 0;
		double wanted = count == 0 ? 0
		              : (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;

		wrong += fabs(middle_before(&middle, (int64_t)i) - wanted) > 0;
		values[i] = (double)unit_below(&state, 30);
		middle_add(&middle, (int64_t)i, values[i]);
	}
	unit_ok(wrong == 0, "the median is that of the sorted window");
	unit_ok(fabs(middle_before(&middle, STEPS + WINDOW)) <= 0 && middle.count == 0,
	    "a window without values has none");
	middle_free(&middle);
}

static void distinct(void)
{
	static const size_t counts[] = {1, 10, 100, 1000, 100000};
	uint64_t state = 9;

	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
		struct sketch all = {{0}}, half[2] = {{{0}}, {{0}}};
		double counted;

		for (size_t n = 0; n < counts[i]; n++) {
			uint64_t thing = unit_random(&state);

			sketch_add(&all, thing);
			sketch_add(&all, thing);
			sketch_add(&half[n % 2], thing);
		}
		counted = sketch_count(&all);
		unit_ok(fabs(counted / (double)counts[i] - 1) < 0.2, "%zu things count %.1f",
		    counts[i], counted);
		sketch_merge(&half[0], &half[1]);
		unit_ok(memcmp(&half[0], &all, sizeof all) == 0, "two halves merge to the whole");
	}
}

/* One gauge goes through; another is packed and unpacked at every step. */
static void state_comes_back(void)
{
	static const struct gauge_rules rules = {5, 1};
	struct gauge whole, parted;
	uint64_t state = 5;
	size_t wrong = 0, longest = 0;

	gauge_start(&whole, 300);
	gauge_start(&parted, 300);
	for (int64_t bin = 1000; bin < 3000; bin++) {
		double value = (double)unit_below(&state, 20 + 400 * (bin % 97 == 0));
		struct gauge_reading a, b;
		struct buf bytes = {0};
		struct pack out = {.out = &bytes}, in = {0};

		gauge_judge(&whole, bin, value, &rules, &a);
		gauge_judge(&parted, bin, value, &rules, &b);
		wrong += memcmp(&a, &b, sizeof a) != 0;
		gauge_remember(&whole, bin, value, bin % 200 < 30);
		gauge_remember(&parted, bin, value, bin % 200 < 30);
		if (bin % 200 == 30) {
			gauge_settle(&whole);
			gauge_settle(&parted);
		}
		gauge_pack(&parted, &out);
		gauge_free(&parted);
		gauge_start(&parted, 300);
		in.in = (struct span){bytes.at, bytes.len};
		gauge_pack(&parted, &in);
		wrong += in.broken || in.in.len != 0;
		longest = bytes.len > longest ? bytes.len : longest;
		buf_free(&bytes);
	}
	unit_ok(wrong == 0, "a gauge that was written and read judges alike to the last bit");
	unit_ok(longest < 20000, "its state is small: %zu bytes", longest);
	gauge_free(&whole);
	gauge_free(&parted);
}

static void broken_state(void)
{
	struct gauge gauge;
	char bytes[3000];
	struct pack in = {.in = {bytes, sizeof bytes}};

	memset(bytes, 0xFF, sizeof bytes);
	gauge_start(&gauge, 300);
	gauge_pack(&gauge, &in);
	unit_ok(in.broken, "a state that is none is told");
	gauge_free(&gauge);
}

/* The tail by its terms, from count on. */
static double exact_tail(int count, double mean, double dispersion)
{
	double shape = 1 / dispersion, term = pow(shape / (shape + mean), shape), sum = 0;

	for (int i = 0; i < count + 10000; i++) {
		sum += i >= count ? term : 0;
		term *= (i + shape) / (i + 1) * mean / (shape + mean);
	}
	return sum;
}

static void chances(void)
{
	static const double means[] = {0.5, 3, 40, 700}, dispersions[] = {0.05, 0.3, 1, 4};
	size_t below = 0, far = 0, asked = 0;

	for (size_t i = 0; i < 16; i++) {
		double mean = means[i / 4], dispersion = dispersions[i % 4], least = mean;

		for (double spread = sqrt(mean + dispersion * mean * mean); least < mean + 30 * spread;
		     least += spread * 2) {
			double chance = chance_tail(ceil(least), mean, dispersion);
			double exact = exact_tail((int)ceil(least), mean, dispersion);

			asked++;
			below += chance < exact * (1 - 1e-6);
			far += exact < 1e-2 && chance > exact * 2;
		}
	}
	unit_ok(below == 0, "the bound is no less than the tail, of %zu", asked);
	unit_ok(far == 0, "and less than twice that where it is rare");
	unit_ok(chance_tail(1e15, 3, 0) < 1e-300 && chance_tail(1e15, 1e15, 0.3) >= 1 &&
	    chance_tail(9, 0, 1) >= 1 && chance_tail(-5, 3, 1) >= 1, "at the ends it is a probability");
}

/* Counts with a rhythm of the day that waver by the sum of two throws of three: variance 4/75. */
static void dispersions(void)
{
	struct middle lately;
	uint64_t state = 3;
	double dispersion;

	middle_start(&lately, 144);
	unit_ok(fabs(chance_dispersion(&lately, 0)) <= 0, "of nothing nothing is told");
	for (int64_t i = 0; i < 144; i++) {
		double mean = 400 * (1.2 + sin((double)i / 144 * 3.14));
		double wave = 0.6 + 0.2 * (double)(unit_below(&state, 3) + unit_below(&state, 3));

		middle_add(&lately, i, floor(mean * (i == 70 ? 40 : wave)));
	}
	dispersion = chance_dispersion(&lately, 144);
	unit_ok(dispersion > 0.03 && dispersion < 0.12,
	    "the rhythm of a day and a burst are no dispersion: %.3f, where it is 0.053", dispersion);
	middle_free(&lately);
}

static void usual_hours(void)
{
	struct trend trend;
	struct trend_readings readings;

	trend_start(&trend);
	unit_ok(fabs(trend_usual(&trend, 9)) <= 0, "of nothing nothing is usual");
	for (int64_t hour = 0; hour < 27 * 24; hour++) {
		double value = (double)(hour % 24) + (hour % 168 == 33 ? 100 : hour == 300 ? 900 : 0);

		trend_measure(&trend, hour * 3600, value, 5, &readings);
	}
	unit_ok(fabs(trend_usual(&trend, 648 + 5) - 5) < 1e-9, "an hour is as on other days");
	unit_ok(fabs(trend_usual(&trend, 672 + 33) - 109) < 1e-9 &&
	    fabs(trend_usual(&trend, 672 + 34) - 110) < 1e-9 &&
	    fabs(trend_usual(&trend, 672 + 35) - 11) < 1e-9,
	    "what comes each week is usual in its hour and the next");
	unit_ok(fabs(trend_usual(&trend, 648 + 12) - 12) < 1e-9, "what came once is not");
}

/* Of many clusters, of which a few lead; by halves or at once. */
static void leaders(void)
{
	static const int64_t copies[] = {900, 400, 400, 90};
	struct leaders whole = {0}, halves[2] = {{{{0}}}};
	const struct leader *leader = NULL;
	uint64_t state = 11;
	int64_t all = 0, wrong = 0;

	for (int i = 0; i < 3000; i++) {
		char id[LEADER_ID];
		int number = i < 1790 ? (i < 900 ? 0 : i < 1300 ? 1 : i < 1700 ? 2 : 3)
		                      : 10 + (int)unit_below(&state, 300);

		snprintf(id, sizeof id, "c%d", number);
		leaders_add(&whole, span_of(id), 1, number == 1);
		leaders_add(&halves[i % 2], span_of(id), 1, number == 1);
		all++;
	}
	leaders_merge(&halves[0], &halves[1]);
	for (int i = 0; i < 3; i++) {
		leader = leaders_next(&whole, leader);
		wrong += leader == NULL || leader->copies > copies[i] ||
		         leader->copies < copies[i] - all / (LEADERS + 1) ||
		         leader->suspect != (strcmp(leader->id, "c1") == 0);
	}
	unit_ok(wrong == 0, "those who lead are known, and no count is too high");
	leader = leaders_next(&halves[0], NULL);
	unit_ok(leader != NULL && strcmp(leader->id, "c0") == 0 && leader->copies <= 900 &&
	    leader->copies >= 900 - all * 2 / (LEADERS + 1), "and by two halves as well");
	leaders_add(&whole, span_of("an id that is as long as none of ours will be"), 99999, false);
	unit_ok(leaders_next(&whole, NULL)->copies <= 900, "an id that is too long is none");
}

static void levels(void)
{
	static const struct track_rules rules = {300, 86400};
	struct track track = {0};
	struct track_step step;
	int64_t at = 1000000;

	unit_ok(!track_go(&track, &rules, at, at + 60, LEVEL_NONE, true, &step), "calm is no news");
	unit_ok(track_go(&track, &rules, at, at + 60, LEVEL_ALERT, false, &step) &&
	    step.from == LEVEL_NONE && step.level == LEVEL_ALERT, "an episode begins");
	unit_ok(!track_go(&track, &rules, at + 60, at + 120, LEVEL_ALERT, false, &step) &&
	    !track_go(&track, &rules, at + 120, at + 180, LEVEL_WATCH, false, &step),
	    "it is told once and never falls");
	unit_ok(track_go(&track, &rules, at + 180, at + 240, LEVEL_CRISIS, false, &step) &&
	    step.from == LEVEL_ALERT, "it rises");
	unit_ok(!track_go(&track, &rules, at + 240, at + 300, LEVEL_NONE, true, &step) &&
	    !track_go(&track, &rules, at + 300, at + 360, LEVEL_NONE, false, &step) &&
	    !track_go(&track, &rules, at + 360, at + 600, LEVEL_NONE, true, &step),
	    "calm must last");
	unit_ok(track_go(&track, &rules, at + 600, at + 660, LEVEL_NONE, true, &step) &&
	    step.level == LEVEL_OVER && step.settle, "then it is over, and a part of the past");
	unit_ok(!track_go(&track, &rules, at + 900, at + 960, LEVEL_CRISIS, false, &step),
	    "what comes back within the day is no news");
	unit_ok(track_go(&track, &rules, at + 86400, at + 86460, LEVEL_ALERT, false, &step) &&
	    track.began == at + 86400, "a day later it is");
}

int main(void)
{
	extremes_are_exact();
	extremes_are_bounded();
	medians_are_exact();
	distinct();
	state_comes_back();
	broken_state();
	chances();
	dispersions();
	usual_hours();
	leaders();
	levels();
	return unit_done();
}
