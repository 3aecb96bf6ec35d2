/* A chart as text: columns four lines high, with UTC times below. */
#include "report/format/text.h"

#include "report/format/plot.h"
#include "report/count/series.h"

enum { ROWS = 4, AXIS = 8, CELL_MOST = 6, MARKS_LISTED = 8 };

static void draw_row(const struct page *page, const struct plot *plot, size_t cell, size_t row)
{
	static const char *const eighths[] = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	size_t below = (ROWS - 1 - row) * 8;
	char figure[SAY_SIZE];
	const char *scale = row == 0 ? say_count(figure, (int64_t)plot->high)
	    : row == ROWS - 1        ? "0"
	                             : "";

	page_right(page, span_of(scale), AXIS - 2);
	page_say(page, INK_FAINT, row == 0 || row == ROWS - 1 ? " ┤" : " │");
	page_ink(page, INK_BAR);
	for (size_t i = 0; i < plot->bars; i++) {
		double share = plot->high > 0 ? plot->values[i][0] / plot->high : 0;
		size_t high = (size_t)(share * ROWS * 8 + 0.5), part;

		if (plot->values[i][0] > 0 && high == 0)
			high = 1;
		part = high <= below ? 0 : high - below >= 8 ? 8 : high - below;
		for (size_t c = 0; c < cell; c++)
			buf_text(page->out, eighths[part]);
	}
	while (page->out->at[page->out->len - 1] == ' ')
		page->out->len--;
	page_ink(page, INK_PLAIN);
	page_line(page);
}

static void draw_times(const struct page *page, const struct plot *plot, size_t cell)
{
	char text[SAY_SIZE];
	size_t at = 0, end = page->width - AXIS;
	size_t room = plot_time(text, plot, plot->from) + 2;
	int64_t step = plot_step(plot, (room + cell - 1) / cell);
	bool any = false;

	page_ink(page, INK_FAINT);
	page_spaces(page, AXIS);
	for (size_t i = 0; i <= plot->bars; i++) {
		int64_t when = plot->from + (int64_t)i * plot->width;
		bool due = i < plot->bars ? series_floor(when, step) == when : !any;
		size_t place = i < plot->bars ? i * cell : 0, len;

		if (i == plot->bars)
			when = plot->from;
		len = plot_time(text, plot, when);
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

/* A pointer below each bar in which something happened, and a list of what. */
static void draw_marks(
    const struct page *page, const struct plot *plot, size_t cell, const struct chart *chart)
{
	char time[SAY_SIZE];
	size_t at = 0, listed = 0;

	page_spaces(page, AXIS);
	for (const struct chart_mark *mark = chart->marks; mark != NULL; mark = mark->next) {
		int64_t bar = (mark->at - plot->from) / plot->width;
		size_t place = (size_t)bar * cell;

		if (mark->at < plot->from || bar >= (int64_t)plot->bars || place < at)
			continue;
		page_spaces(page, place - at);
		page_say(page, text_ink(mark->tone), "▲");
		at = place + 1;
	}
	page_line(page);
	for (const struct chart_mark *mark = chart->marks; mark && listed < MARKS_LISTED;
	     mark = mark->next, listed++) {
		page_spaces(page, 2);
		page_say(page, text_ink(mark->tone), "▲ ");
		buf_text(page->out, say_time(time, mark->at));
		page_spaces(page, 2);
		page_words(page, INK_PLAIN, 22, 22, mark->text);
	}
}

static void write_title(const struct page *page, const struct plot *plot, const char *title,
    const struct chart *chart)
{
	struct buf note = {0};

	plot_say(&note, plot, chart);
	page_title(page, title, (struct span){note.at, note.len});
	buf_free(&note);
}

void text_chart(const struct page *page, const struct chart *chart, const char *title)
{
	struct plot plot;
	struct buf missing = {0};
	size_t cell;

	if (chart->bucket_count == 0)
		return;
	plot_fit(&plot, chart, (page->width - AXIS) / 2);
	cell = (page->width - AXIS) / plot.bars;
	cell = cell < CELL_MOST ? cell : CELL_MOST;
	write_title(page, &plot, title, chart);
	for (size_t row = 0; row < ROWS; row++)
		draw_row(page, &plot, cell, row);
	draw_times(page, &plot, cell);
	if (chart->marks != NULL)
		draw_marks(page, &plot, cell, chart);
	plot_missing(&missing, &plot);
	if (missing.len > 0) {
		page_spaces(page, 2);
		page_words(page, INK_PLAIN, 2, 2, (struct span){missing.at, missing.len});
	}
	buf_free(&missing);
	plot_free(&plot);
}
