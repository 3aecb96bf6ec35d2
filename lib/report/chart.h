/*
 * Posts over time as a chart of columns, four lines high, with UTC times below.
 */
#ifndef REPORT_CHART_H
#define REPORT_CHART_H

#include "report/count/series.h"
#include "report/page.h"

/* Nothing for an empty series. A few posts far away from all others are not drawn, and said
 * to be missing. */
void chart_draw(const struct page *page, const struct series *series);

/* A bucket's width in words: "15 min", "1 h", "1 week". Returns out. */
const char *chart_width(char out[PAGE_FIGURE], int64_t seconds);

#endif
