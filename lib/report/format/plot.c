#include "report/format/plot.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/when.h"
#include "report/count/series.h"

enum { BARS_LEAST = 12, FAR = 4, DAY = 86400, WEEK = 604800, YEAR = 52 * WEEK };

/* What bars may span: each is a multiple of the series widths below it, or is passed over. */
static const int64_t steps[] = {1, 5, 10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800,
    21600, 43200, DAY, 2LL * DAY, WEEK, 2LL * WEEK, 4LL * WEEK, 13LL * WEEK, YEAR, 2LL * YEAR,
    5LL * YEAR, 10LL * YEAR, 100LL * YEAR, 1000LL * YEAR, 100000LL * YEAR};
enum { STEPS = sizeof steps / sizeof *steps };

/*
 * The first bucket to draw (going on to to, from the first, or back to it, from the last): up
 * to few posts are left out, at the widest gap, where what remains spans less than a quarter.
 * One absurd date would else squeeze all others into one bar.
 */
static size_t choose_end(
    const struct chart_bucket *const *buckets, size_t from, size_t to, double few)
{
	size_t best = from, step = from < to ? 1 : (size_t)-1;
	int64_t sign = from < to ? 1 : -1, widest = 0;
	int64_t span = (buckets[to]->at - buckets[from]->at) * sign;

	for (size_t i = from; i != to; i += step) {
		int64_t gap = (buckets[i + step]->at - buckets[i]->at) * sign;

		few -= buckets[i]->values[0];
		if (few < 0)
			break;
		if (gap > widest) {
			widest = gap;
			best = i + step;
		}
	}
	return (buckets[to]->at - buckets[best]->at) * sign * FAR < span ? best : from;
}

static double posts_of(const struct chart *chart)
{
	double posts = 0;

	for (const struct chart_bucket *bucket = chart->buckets; bucket; bucket = bucket->next)
		posts += bucket->values[0];
	return posts;
}

/* The start of the first and the last bucket to draw: all but a fiftieth of the posts. */
static void choose_span(const struct chart *chart, double posts, int64_t *from, int64_t *to)
{
	const struct chart_bucket **buckets = mem_new(chart->bucket_count, sizeof *buckets);
	double few = posts < 8 ? 0 : posts < 50 ? 1 : posts / 50;
	size_t count = 0, first, last;

	for (const struct chart_bucket *bucket = chart->buckets; bucket; bucket = bucket->next)
		buckets[count++] = bucket;
	first = choose_end(buckets, 0, count - 1, few);
	last = choose_end(buckets, count - 1, first, few);
	*from = buckets[first]->at;
	*to = buckets[last]->at;
	free(buckets);
}

/* The narrowest bars that fit, and not many more than posts. */
static void choose_bars(
    struct plot *plot, int64_t finest, int64_t from, int64_t to, double posts, size_t limit)
{
	if (posts < (double)limit)
		limit = posts > BARS_LEAST ? (size_t)posts : BARS_LEAST;
	plot->bars = limit + 1;
	for (size_t i = 0; i < STEPS && plot->bars > limit; i++)
		if (steps[i] % finest == 0) {
			plot->width = steps[i];
			plot->from = series_floor(from, steps[i]);
			plot->bars = (size_t)((series_floor(to, steps[i]) - plot->from) / steps[i]) + 1;
		}
	if (plot->bars > limit) { /* of a width that is none of ours */
		plot->width = finest * ((to - from) / finest / (int64_t)limit + 1);
		plot->from = from;
		plot->bars = (size_t)((to - from) / plot->width) + 1;
	}
}

static void fill(struct plot *plot, const struct chart *chart)
{
	for (const struct chart_bucket *b = chart->buckets; b != NULL; b = b->next) {
		int64_t bar = (b->at - plot->from) / plot->width;

		if (b->at < plot->from)
			plot->earlier += b->values[0];
		else if (bar >= (int64_t)plot->bars)
			plot->later += b->values[0];
		else
			for (size_t line = 0; line < plot->lines; line++)
				plot->values[bar][line] += b->values[line];
	}
	for (size_t bar = 0; bar < plot->bars; bar++) {
		if (plot->values[bar][0] > plot->high) {
			plot->high = plot->values[bar][0];
			plot->peak = bar;
		}
		for (size_t line = 0; line < plot->lines; line++)
			if (plot->values[bar][line] > plot->most)
				plot->most = plot->values[bar][line];
	}
}

void plot_fit(struct plot *plot, const struct chart *chart, size_t limit)
{
	double posts = posts_of(chart);
	int64_t from, to;

	*plot = (struct plot){.lines = chart->lines > 0 ? chart->lines : 1};
	choose_span(chart, posts, &from, &to);
	choose_bars(plot, chart->seconds, from, to, posts, limit);
	plot->values = mem_new(plot->bars, sizeof *plot->values);
	fill(plot, chart);
}

void plot_free(struct plot *plot)
{
	free(plot->values);
	plot->values = NULL;
}

size_t plot_time(char out[SAY_SIZE], const struct plot *plot, int64_t when)
{
	int64_t span = plot->width * (int64_t)plot->bars;
	struct when_civil c;
	int len;

	when_split(when, &c);
	if (plot->width >= WEEK && span > 2LL * YEAR)
		len = snprintf(out, SAY_SIZE, "%04d-%02d", c.year, c.month);
	else if (plot->width >= DAY)
		len = snprintf(out, SAY_SIZE, "%04d-%02d-%02d", c.year, c.month, c.day);
	else if (span > DAY)
		len = snprintf(out, SAY_SIZE, "%02d-%02d %02d:%02d", c.month, c.day, c.hour, c.minute);
	else if (plot->width % 60 == 0)
		len = snprintf(out, SAY_SIZE, "%02d:%02d", c.hour, c.minute);
	else
		len = snprintf(out, SAY_SIZE, "%02d:%02d:%02d", c.hour, c.minute, c.second);
	return (size_t)len;
}

int64_t plot_step(const struct plot *plot, size_t bars)
{
	for (size_t i = 0; i < STEPS; i++)
		if (steps[i] % plot->width == 0 && (size_t)(steps[i] / plot->width) >= bars)
			return steps[i];
	return plot->width * (int64_t)plot->bars;
}

void plot_missing(struct buf *out, const struct plot *plot)
{
	char count[SAY_SIZE];

	if (plot->earlier + plot->later <= 0)
		return;
	buf_text(out, "not drawn: ");
	if (plot->earlier > 0)
		buf_format(out, "%s long before", say_count(count, (int64_t)plot->earlier));
	if (plot->later > 0)
		buf_format(out, "%s%s long after", plot->earlier > 0 ? ", " : "",
		    say_count(count, (int64_t)plot->later));
}

void plot_say(struct buf *out, const struct plot *plot, const struct chart *chart)
{
	char width[SAY_SIZE], peak[SAY_SIZE], count[SAY_SIZE];

	plot_time(peak, plot, plot->from + (int64_t)plot->peak * plot->width);
	buf_format(out, "%s per %s, UTC; peak of %s from %s",
	    chart->names[0] != NULL ? chart->names[0] : "posts", say_width(width, plot->width),
	    say_count(count, (int64_t)plot->high), peak);
}

void plot_describe(struct buf *out, const struct chart *chart, size_t limit)
{
	struct plot plot;

	plot_fit(&plot, chart, limit);
	plot_say(out, &plot, chart);
	if (plot.earlier + plot.later > 0)
		buf_text(out, "; ");
	plot_missing(out, &plot);
	plot_free(&plot);
}

void plot_sparks(struct buf *out, const struct chart *chart, size_t limit)
{
	static const char *const eighths[] = {
	    "▁", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	struct plot plot;

	plot_fit(&plot, chart, limit);
	for (size_t i = 0; i < plot.bars; i++) {
		double share = plot.high > 0 ? plot.values[i][0] / plot.high : 0;
		size_t high = (size_t)(share * 8 + 0.5);

		buf_text(out, plot.values[i][0] > 0 ? eighths[high] : "·");
	}
	plot_free(&plot);
}
