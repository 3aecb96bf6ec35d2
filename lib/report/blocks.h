/*
 * The blocks that reports in text are made of, each a title and a few lines. A block without
 * anything to show draws nothing. state is a const struct figures *.
 */
#ifndef REPORT_BLOCKS_H
#define REPORT_BLOCKS_H

#include <stdint.h>

#include "report/page.h"

page_block blocks_alerts, blocks_due, blocks_severity, blocks_sentiment, blocks_topics,
    blocks_teams, blocks_stances, blocks_platforms, blocks_answers, blocks_drafts, blocks_watched,
    blocks_blocked, blocks_top;

/* "2026-11-22 09:14"; returns out. */
const char *blocks_time(char out[PAGE_FIGURE], int64_t when);

#endif
