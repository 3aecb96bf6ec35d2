/*
 * What an Adaptive Card is made of. TextBlock knows Markdown, so only the report's own words stand
 * there; all else is runs of a RichTextBlock, masked.
 */
#ifndef REPORT_FORMAT_CARD_H
#define REPORT_FORMAT_CARD_H

#include "base/buf.h"
#include "base/span.h"
#include "report/document.h"

/* The report's own words, as a heading of that size. */
void card_title(struct buf *out, const char *text, const char *size);

/* A line of runs is open between these. */
void card_open(struct buf *out);
void card_close(struct buf *out);

/* A run of text, literal whatever is in it: at most so many columns. */
void card_run(struct buf *out, struct span text, size_t most, enum tone tone, bool bold);

/* A line of one run. */
void card_line(struct buf *out, struct span text, size_t most, enum tone tone);

#endif
