#include "report/chart.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/when.h"

enum { ROWS = 4, AXIS = 8, CELL_MOST = 6, BARS_LEAST = 12, FAR = 4, DAY = 86400, WEEK = 604800 };
enum { YEAR = 52 * WEEK };

/* What bars may span: each is a multiple of the series widths below it, or is passed over. */
static const int64_t steps[] = {60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, DAY,
    2LL * DAY, WEEK, 2LL * WEEK, 4LL * WEEK, 13LL * WEEK, YEAR, 2LL * YEAR, 5LL * YEAR, 10LL * YEAR,
    100LL * YEAR, 1000LL * YEAR, 100000LL * YEAR};
enum { STEPS = sizeof steps / sizeof *steps };

struct chart {
	int64_t from, width;       /* the first bar's start, seconds in a bar */
	size_t bars, cell;         /* how many, columns in each */
	int64_t posts[PAGE_WIDEST];
	int64_t most;              /* in a bar, at: */
	size_t peak;
	int64_t earlier, later;    /* posts outside */
};

/*
 * The first bucket to draw (step 1, from the first) or the last (step -1, from the last): up
 * to a fiftieth of the posts is left out, at the widest gap, where what remains spans less
 * than a quarter. One absurd date would else squeeze all others into one bar.
 */
static size_t choose_end(const struct series_bucket *buckets, size_t first, size_t last,
    int64_t few, int step)
{
	size_t from = step > 0 ? first : last, to = step > 0 ? last : first, best = from;
	int64_t span = buckets[last].at - buckets[first].at, widest = 0;

	for (size_t i = from; i != to; i += (size_t)step) {
		int64_t gap = (buckets[i + (size_t)step].at - buckets[i].at) * step;

		few -= buckets[i].posts;
		if (few < 0)
			break;
		if (gap > widest) {
			widest = gap;
			best = i + (size_t)step;
		}
	}
	return (buckets[to].at - buckets[best].at) * step * FAR < span ? best : from;
}

static void choose_span(const struct series_bucket *buckets, size_t count, size_t *first,
    size_t *last)
{
	int64_t all = 0, few;

	for (size_t i = 0; i < count; i++)
		all += buckets[i].posts;
	few = all < 8 ? 0 : all < 50 ? 1 : all / 50;
	*first = choose_end(buckets, 0, count - 1, few, 1);
	*last = choose_end(buckets, *first, count - 1, few, -1);
}

/* The narrowest bars that fit, two columns or more each, and not many more than posts. */
static void choose_bars(struct chart *chart, const struct series *series, int64_t from, int64_t to,
    size_t columns)
{
	int64_t finest = series_width(series);
	size_t limit = columns / 2, posts = (size_t)series_posts(series);

	if (posts < limit)
		limit = posts > BARS_LEAST ? posts : BARS_LEAST;

	for (size_t i = 0; i < STEPS; i++) {
		int64_t width = steps[i];

		chart->width = width;
		chart->from = series_floor(from, width);
		chart->bars = (size_t)((series_floor(to, width) - chart->from) / width) + 1;
		if (width % finest == 0 && chart->bars <= limit)
			break;
	}
	chart->cell = columns / chart->bars < CELL_MOST ? columns / chart->bars : CELL_MOST;
}

static void fill(struct chart *chart, const struct series_bucket *buckets, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		int64_t bar = (buckets[i].at - chart->from) / chart->width;

		if (buckets[i].at < chart->from)
			chart->earlier += buckets[i].posts;
		else if (bar >= (int64_t)chart->bars)
			chart->later += buckets[i].posts;
		else
			chart->posts[bar] += buckets[i].posts;
	}
	for (size_t i = 0; i < chart->bars; i++)
		if (chart->posts[i] > chart->most) {
			chart->most = chart->posts[i];
			chart->peak = i;
		}
}

static void draw_row(const struct page *page, const struct chart *chart, size_t row)
{
	static const char *const eighths[] = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	size_t below = (ROWS - 1 - row) * 8;
	char figure[PAGE_FIGURE];

	page_right(page, row == 0 ? page_count(figure, chart->most) : row == ROWS - 1 ? "0" : "",
	    AXIS - 2);
	page_say(page, INK_FAINT, row == 0 || row == ROWS - 1 ? " ┤" : " │");
	page_ink(page, INK_BAR);
	for (size_t i = 0; i < chart->bars; i++) {
		double share = (double)chart->posts[i] / (double)chart->most;
		size_t high = (size_t)(share * ROWS * 8 + 0.5), part;

		if (chart->posts[i] > 0 && high == 0)
			high = 1;
		part = high <= below ? 0 : high - below >= 8 ? 8 : high - below;
		for (size_t c = 0; c < chart->cell; c++)
			buf_text(page->out, eighths[part]);
	}
	while (page->out->at[page->out->len - 1] == ' ')
		page->out->len--;
	page_ink(page, INK_PLAIN);
	page_line(page);
}

/* A time as short as the chart's span lets it be. */
static size_t write_time(char out[PAGE_FIGURE], const struct chart *chart, int64_t when)
{
	int64_t span = chart->width * (int64_t)chart->bars;
	struct when_civil c;

	when_split(when, &c);
	if (chart->width >= WEEK && span > 2LL * YEAR)
		snprintf(out, PAGE_FIGURE, "%04d-%02d", c.year, c.month);
	else if (chart->width >= DAY)
		snprintf(out, PAGE_FIGURE, "%04d-%02d-%02d", c.year, c.month, c.day);
	else if (span > DAY)
		snprintf(out, PAGE_FIGURE, "%02d-%02d %02d:%02d", c.month, c.day, c.hour, c.minute);
	else
		snprintf(out, PAGE_FIGURE, "%02d:%02d", c.hour, c.minute);
	return strlen(out);
}

/* The time between two labels: a round one that leaves room for the text. */
static int64_t label_step(const struct chart *chart, size_t room)
{
	for (size_t i = 0; i < STEPS; i++)
		if (steps[i] % chart->width == 0 &&
		    (size_t)(steps[i] / chart->width) * chart->cell >= room)
			return steps[i];
	return chart->width * (int64_t)chart->bars;
}

static void draw_times(const struct page *page, const struct chart *chart)
{
	char text[PAGE_FIGURE];
	size_t at = 0, end = page->width - AXIS;
	int64_t step = label_step(chart, write_time(text, chart, chart->from) + 2);
	bool any = false;

	page_ink(page, INK_FAINT);
	page_spaces(page, AXIS);
	for (size_t i = 0; i <= chart->bars; i++) {
		int64_t when = chart->from + (int64_t)i * chart->width;
		bool due = i < chart->bars ? series_floor(when, step) == when : !any;
		size_t place = i < chart->bars ? i * chart->cell : 0, len;

		if (i == chart->bars)
			when = chart->from;
		len = write_time(text, chart, when);
		if (!due || place < at || place + len > end)
			continue;
		page_spaces(page, place - at);
		buf_text(page->out, text);
		at = place + len;
		any = true;
	}
	page_ink(page, INK_PLAIN);
	page_line(page);
}

const char *chart_width(char out[PAGE_FIGURE], int64_t seconds)
{
	static const struct {
		int64_t seconds;
		const char *one, *many;
	} units[] = {{YEAR, "52 weeks", "x 52 weeks"}, {WEEK, "week", "weeks"}, {DAY, "day", "days"},
	    {3600, "hour", "hours"}, {60, "minute", "minutes"}};
	size_t i = 0;

	while (seconds < units[i].seconds)
		i++;
	if (seconds == units[i].seconds)
		snprintf(out, PAGE_FIGURE, "%s", units[i].one);
	else
		snprintf(out, PAGE_FIGURE, "%lld %s", (long long)(seconds / units[i].seconds),
		    units[i].many);
	return out;
}

static void title(const struct page *page, const struct chart *chart)
{
	char note[160], width[PAGE_FIGURE], peak[PAGE_FIGURE], count[PAGE_FIGURE];

	write_time(peak, chart, chart->from + (int64_t)chart->peak * chart->width);
	snprintf(note, sizeof note, "posts per %s, UTC; peak of %s from %s",
	    chart_width(width, chart->width), page_count(count, chart->most), peak);
	page_title(page, "VOLUME", note);
}

static void say_missing(const struct page *page, const struct chart *chart)
{
	char words[128], a[PAGE_FIGURE], b[PAGE_FIGURE];

	if (chart->earlier + chart->later == 0)
		return;
	if (chart->later == 0)
		snprintf(words, sizeof words, "not drawn: %s long before",
		    page_count(a, chart->earlier));
	else if (chart->earlier == 0)
		snprintf(words, sizeof words, "not drawn: %s long after",
		    page_count(b, chart->later));
	else
		snprintf(words, sizeof words, "not drawn: %s long before, %s long after",
		    page_count(a, chart->earlier), page_count(b, chart->later));
	page_spaces(page, 2);
	page_words(page, 2, 2, span_of(words));
}

void chart_draw(const struct page *page, const struct series *series)
{
	struct series_bucket *buckets = mem_new(SERIES_MOST, sizeof *buckets);
	struct chart *chart = mem_new(1, sizeof *chart);
	size_t count = series_sorted(series, buckets), first, last;

	if (count > 0) {
		choose_span(buckets, count, &first, &last);
		choose_bars(chart, series, buckets[first].at, buckets[last].at, page->width - AXIS);
		fill(chart, buckets, count);
		title(page, chart);
		for (size_t row = 0; row < ROWS; row++)
			draw_row(page, chart, row);
		draw_times(page, chart);
		say_missing(page, chart);
	}
	free(chart);
	free(buckets);
}
