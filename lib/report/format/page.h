/*
 * A page of text for a terminal: cells, bars and columns that keep to its width. Text of
 * strangers goes through page_cell or page_words, which mask it; all else given here is the
 * report's own. Color is a handful of SGR codes, and none at all on a plain page.
 */
#ifndef REPORT_FORMAT_PAGE_H
#define REPORT_FORMAT_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/span.h"

enum { PAGE_NARROWEST = 40, PAGE_WIDEST = 400 };

enum ink { INK_PLAIN, INK_STRONG, INK_FAINT, INK_BAD, INK_WARN, INK_GOOD, INK_BAR, INKS };

struct page {
	struct buf *out; /* borrowed */
	size_t width;    /* columns */
	bool color;
};

/* The nearest width that a page can have. */
size_t page_fitting(size_t width);

/* What follows is in that ink, until INK_PLAIN. */
void page_ink(const struct page *page, enum ink ink);

void page_line(const struct page *page);
void page_spaces(const struct page *page, size_t count);

/* The report's own words, as they are; in an ink. */
void page_say(const struct page *page, enum ink ink, const char *text);

/* The text masked, cut to columns and filled up to them; page_right fills on the left. */
void page_cell(const struct page *page, struct span text, size_t columns);
void page_right(const struct page *page, struct span text, size_t columns);

/* The text masked and wrapped at spaces, in an ink; the first line starts at start, the column
 * the page is at, the others at indent. Ends the line. */
void page_words(
    const struct page *page, enum ink ink, size_t start, size_t indent, struct span text);

/* A bar of part in whole, in eighths of a column; anything above 0 shows. Fills the columns. */
void page_bar(const struct page *page, enum ink ink, int64_t part, int64_t whole, size_t columns);

/* The report's own words in capitals, strong. */
void page_capitals(const struct page *page, const char *words);

/* A block's title in capitals, and a note on the same line where it fits, else below. */
void page_title(const struct page *page, const char *title, struct span note);

/* Two blocks beside each other where the page is wide enough, else one below the other. Each
 * draws on a page of its own. */
typedef void page_block(const struct page *page, const void *state);
void page_beside(const struct page *page, page_block *draw, const void *left, const void *right);

#endif
