/*
 * A page of text for a terminal: cells, bars, rows and columns that keep to its width. Text of
 * strangers goes through page_cell or page_words, which mask it; all else given here is the
 * report's own. Color is a handful of SGR codes, and none at all on a plain page.
 */
#ifndef REPORT_PAGE_H
#define REPORT_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/span.h"

enum { PAGE_NARROWEST = 40, PAGE_WIDEST = 400, PAGE_FIGURE = 32 };

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
void page_right(const struct page *page, const char *text, size_t columns);

/* The text masked and wrapped at spaces; the first line starts at the column the page is at,
 * the others at indent. Ends the line. */
void page_words(const struct page *page, size_t start, size_t indent, struct span text);

/* A bar of part in whole, in eighths of a column; anything above 0 shows. Fills the columns. */
void page_bar(const struct page *page, enum ink ink, int64_t part, int64_t whole, size_t columns);

/* A block's title in capitals, and a note on the same line where it fits, else below. */
void page_title(const struct page *page, const char *title, const char *note);

struct page_row {
	struct span name;
	int64_t count;
	enum ink ink;
	char extra[PAGE_FIGURE]; /* a column of its own at the right; may be empty */
};

/* Rows of name, bar, count and share of whole; the longest bar is the largest row's. */
void page_rows(const struct page *page, const struct page_row *rows, size_t count, int64_t whole);

/* Two blocks beside each other where the page is wide enough, else one below the other. Each
 * draws on a page of its own with the state given. */
typedef void page_block(const struct page *page, const void *state);
void page_beside(
    const struct page *page, page_block *left, page_block *right, const void *state);

/* Figures as people read them; each returns out. 12,345; 62.1%; 3 years, 1d 2h,
 * 5h 46m, 12m, 30s. */
const char *page_count(char out[PAGE_FIGURE], int64_t count);
const char *page_share(char out[PAGE_FIGURE], int64_t part, int64_t whole);
const char *page_duration(char out[PAGE_FIGURE], int64_t seconds);

#endif
