/* A chart as inline SVG, drawn twice: for a wide window and for a telephone's; the style sheet
 * shows one of both. What it says is in its description, and in a table behind it. */
#include "report/format/html.h"

#include <string.h>

#include "report/format/plot.h"
#include "report/format/safe.h"
#include "report/count/series.h"

enum { LEFT = 52, RIGHT = 8, TOP = 20, BOTTOM = 24, GRID_LINES = 4, LABEL_GAP = 24, LETTER = 7 };
enum { DAY = 86400, FLAG = 12, TABLE_MOST = 48 }; /* rows of the table behind the chart */

/* A drawing of one size. */
struct canvas {
	const char *name; /* of its class */
	double width, height;
	size_t bars; /* at most */
	double top;  /* the count at its top */
	double step; /* between grid lines */
};

/* A round number of counts that a few grid lines can be apart. */
static double nice_step(double most)
{
	static const double tens[] = {1, 2, 5};
	double scale = 1;

	for (;; scale *= 10)
		for (size_t i = 0; i < 3; i++)
			if (tens[i] * scale * GRID_LINES >= most)
				return tens[i] * scale;
}

static double x_of(const struct canvas *canvas, const struct plot *plot, double bar)
{
	return LEFT + (canvas->width - LEFT - RIGHT) * bar / (double)plot->bars;
}

static double y_of(const struct canvas *canvas, double count)
{
	return canvas->height - BOTTOM - (canvas->height - TOP - BOTTOM) * count / canvas->top;
}

static void draw_grid(struct buf *out, const struct canvas *canvas)
{
	char figure[SAY_SIZE];

	for (double count = 0; count <= canvas->top; count += canvas->step) {
		double y = y_of(canvas, count);

		buf_format(out,
		    "<line class=\"%s\" x1=\"%d\" y1=\"%.1f\" x2=\"%.0f\" y2=\"%.1f\"/>"
		    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>\n",
		    count > 0 ? "grid" : "axis", LEFT, y, canvas->width - RIGHT, y, LEFT - 8, y + 4,
		    say_count(figure, (int64_t)count));
	}
}

/* The bars of a line as one path: fewer bytes than as many rectangles. */
static void draw_bars(struct buf *out, const struct canvas *canvas, const struct plot *plot,
    size_t line, const char *class)
{
	double wide = (canvas->width - LEFT - RIGHT) / (double)plot->bars;
	double gap = wide > 6 ? 2 : wide > 3 ? 1 : 0.4;

	buf_format(out, "<path class=\"%s\" d=\"", class);
	for (size_t i = 0; i < plot->bars; i++) {
		double high = y_of(canvas, 0) - y_of(canvas, plot->values[i][line]);

		if (high > 0)
			buf_format(out, "M%.1f %.1fv-%.1fh%.1fv%.1fz",
			    x_of(canvas, plot, (double)i) + gap / 2, y_of(canvas, 0),
			    high < 1 ? 1 : high, wide - gap, high < 1 ? 1 : high);
	}
	buf_text(out, "\"/>\n");
}

static void draw_line(
    struct buf *out, const struct canvas *canvas, const struct plot *plot, size_t line)
{
	buf_text(out, "<path class=\"expected\" d=\"");
	for (size_t i = 0; i < plot->bars; i++)
		buf_format(out, "%s%.1f %.1f", i == 0 ? "M" : "L",
		    x_of(canvas, plot, (double)i + 0.5), y_of(canvas, plot->values[i][line]));
	buf_text(out, "\"/>\n");
}

/* A day or more between labels that say the day alone. */
static int64_t label_step(const struct plot *plot, double wide, size_t len)
{
	int64_t step = plot_step(plot, (size_t)((double)(len * LETTER + LABEL_GAP) / wide) + 1);

	return len == strlen("11-22") && step < DAY ? DAY : step;
}

static void draw_times(struct buf *out, const struct canvas *canvas, const struct plot *plot)
{
	char text[SAY_SIZE];
	size_t len = plot_time(text, plot, plot->from), said = 0;
	double wide = (canvas->width - LEFT - RIGHT) / (double)plot->bars;
	int64_t step = label_step(plot, wide, len);

	if (step % DAY == 0 && len == strlen("11-22 00:00")) {
		len = strlen("11-22");
		step = label_step(plot, wide, len);
	}

	for (size_t i = 0; i <= plot->bars; i++) {
		size_t bar = i < plot->bars ? i : 0;
		int64_t when = plot->from + (int64_t)bar * plot->width;
		double x = x_of(canvas, plot, (double)bar);

		if (i < plot->bars ? series_floor(when, step) != when : said > 0)
			continue;
		if (x + (double)(len * LETTER) > canvas->width)
			continue;
		plot_time(text, plot, when);
		buf_format(out, "<text x=\"%.1f\" y=\"%.0f\">%.*s</text>\n", x,
		    canvas->height - 6, (int)len, text);
		said++;
	}
}

/* A line with a number where something happened; the list below says what. */
static void draw_marks(struct buf *out, const struct canvas *canvas, const struct plot *plot,
    const struct chart *chart)
{
	size_t number = 0;
	double last = 0; /* where the number before stands */

	for (const struct chart_mark *mark = chart->marks; mark != NULL; mark = mark->next) {
		double bar = (double)(mark->at - plot->from) / (double)plot->width;
		double x = x_of(canvas, plot, bar);

		number++;
		if (bar < 0 || bar > (double)plot->bars)
			continue;
		buf_format(out,
		    "<line class=\"mark\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%.1f\"/>"
		    "<text class=\"flag\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%zu</text>\n",
		    x, TOP, x, y_of(canvas, 0), x < last + FLAG ? last + FLAG : x, TOP - 6, number);
		last = x < last + FLAG ? last + FLAG : x;
	}
}

static const char *const bar_classes[] = {"fill-plain", "fill-bad"};

static void draw(struct buf *out, struct canvas canvas, const struct block *block,
    const char *title, size_t number)
{
	const struct chart *chart = block->chart;
	struct plot plot;

	plot_fit(&plot, chart, canvas.bars);
	canvas.step = nice_step(plot.most);
	while (canvas.top < plot.most || canvas.top <= 0)
		canvas.top += canvas.step;
	buf_format(out,
	    "<svg class=\"%s\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" "
	    "role=\"img\" aria-labelledby=\"c%zu-%s c%zu-%s-d\"><title id=\"c%zu-%s\">",
	    canvas.name, canvas.width, canvas.height, number, canvas.name, number, canvas.name,
	    number, canvas.name);
	safe_html(out, span_of(title));
	buf_format(out, "</title><desc id=\"c%zu-%s-d\">", number, canvas.name);
	plot_describe(out, chart, canvas.bars);
	buf_text(out, "</desc>\n");
	draw_grid(out, &canvas);
	for (size_t line = 0; line < plot.lines && line < 2; line++)
		draw_bars(out, &canvas, &plot, line, bar_classes[line]);
	for (size_t line = 2; line < plot.lines; line++)
		draw_line(out, &canvas, &plot, line);
	draw_marks(out, &canvas, &plot, chart);
	draw_times(out, &canvas, &plot);
	buf_text(out, "</svg>\n");
	plot_free(&plot);
}

static void write_legend(struct buf *out, const struct chart *chart)
{
	if (chart->lines < 2)
		return;
	buf_text(out, "<ul class=\"legend\">");
	for (size_t line = 0; line < chart->lines; line++) {
		buf_text(out, "<li><svg viewBox=\"0 0 14 14\" aria-hidden=\"true\">");
		if (line < 2)
			buf_format(out, "<rect class=\"%s\" width=\"14\" height=\"14\"/>",
			    bar_classes[line]);
		else
			buf_text(out, "<path class=\"expected\" d=\"M0 7h14\"/>");
		buf_text(out, "</svg>");
		safe_html(out, span_of(chart->names[line]));
		buf_text(out, "</li>");
	}
	buf_text(out, "</ul>\n");
}

static void write_marks(struct buf *out, const struct chart *chart)
{
	char time[SAY_SIZE];

	if (chart->marks == NULL)
		return;
	buf_text(out, "<ol class=\"marks\">\n");
	for (const struct chart_mark *mark = chart->marks; mark != NULL; mark = mark->next) {
		buf_format(out, "<li class=\"%s\">%s <bdi>", html_tone(mark->tone),
		    say_time(time, mark->at));
		safe_html(out, mark->text);
		buf_text(out, "</bdi></li>\n");
	}
	buf_text(out, "</ol>\n");
}

/* The same as a table, in as many rows as a reader may want. */
static void write_values(struct buf *out, const struct chart *chart, const char *title)
{
	char time[SAY_SIZE], width[SAY_SIZE];
	struct plot plot;

	plot_fit(&plot, chart, TABLE_MOST);
	buf_text(out, "<details><summary>The chart as a table</summary>\n<table><caption>");
	safe_html(out, span_of(title));
	buf_format(out, " per %s, UTC</caption>\n<thead><tr><th scope=\"col\">from</th>",
	    say_width(width, plot.width));
	for (size_t line = 0; line < chart->lines; line++) {
		buf_text(out, "<th scope=\"col\" class=\"number\">");
		safe_html(out, span_of(chart->names[line]));
		buf_text(out, "</th>");
	}
	buf_text(out, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < plot.bars; i++) {
		buf_format(out, "<tr><th scope=\"row\">%s</th>",
		    say_time(time, plot.from + (int64_t)i * plot.width));
		for (size_t line = 0; line < plot.lines; line++)
			buf_format(out, "<td class=\"number\">%s</td>",
			    say_count(time, (int64_t)(plot.values[i][line] + 0.5)));
		buf_text(out, "</tr>\n");
	}
	buf_text(out, "</tbody></table></details>\n");
	plot_free(&plot);
}

void html_chart(struct buf *out, const struct block *block, const char *title, size_t number)
{
	static const struct canvas canvases[] = {
	    {"large", 1120, 280, 160, 0, 0}, {"small", 340, 220, 48, 0, 0}};
	const struct chart *chart = block->chart;

	if (chart->bucket_count == 0)
		return;
	buf_text(out, "<figure>\n<figcaption class=\"note\">");
	for (size_t i = 0; i < sizeof canvases / sizeof *canvases; i++) {
		buf_format(out, "<span class=\"%s\">", canvases[i].name);
		plot_describe(out, chart, canvases[i].bars);
		buf_text(out, "</span>");
	}
	buf_text(out, "</figcaption>\n");
	write_legend(out, chart);
	for (size_t i = 0; i < sizeof canvases / sizeof *canvases; i++)
		draw(out, canvases[i], block, title, number);
	write_marks(out, chart);
	write_values(out, chart, title);
	buf_text(out, "</figure>\n");
}
