/*
 * How a chart of counts over time is drawn: in bars of one width, few enough for the room
 * there is, and round times for its axis.
 */
#ifndef REPORT_FORMAT_PLOT_H
#define REPORT_FORMAT_PLOT_H

#include <stddef.h>
#include <stdint.h>

#include "report/document.h"
#include "report/say.h"

struct plot {
	int64_t from, width; /* the first bar's start, seconds in a bar */
	size_t bars, lines;
	double (*values)[CHART_LINES]; /* of each bar */
	double most;                   /* in a bar, of any line */
	double high;                   /* in a bar, of the first line, at: */
	size_t peak;
	double earlier, later; /* of the first line, outside */
};

/* Of a chart with a bucket at least; no more than limit bars, which is 12 or more. A few posts
 * far away from all others are outside. Goes to plot_free. */
void plot_fit(struct plot *plot, const struct chart *chart, size_t limit);
void plot_free(struct plot *plot);

/* A time as short as the plot's span lets it be; returns its length. */
size_t plot_time(char out[SAY_SIZE], const struct plot *plot, int64_t when);

/* Seconds between two labels of the axis: a round time, of bars bars at least. */
int64_t plot_step(const struct plot *plot, size_t bars);

/* "posts per 15 minutes, UTC; peak of 3 from 09:30", and what is outside. */
void plot_say(struct buf *out, const struct plot *plot, const struct chart *chart);

/* The same, and the first line in one row of eighths, of a chart in limit bars at most. */
void plot_describe(struct buf *out, const struct chart *chart, size_t limit);
void plot_sparks(struct buf *out, const struct chart *chart, size_t limit);

/* "not drawn: 3 long before" where something is outside, else nothing. */
void plot_missing(struct buf *out, const struct plot *plot);

#endif
