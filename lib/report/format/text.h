/*
 * The blocks of a document on a page of text.
 */
#ifndef REPORT_FORMAT_TEXT_H
#define REPORT_FORMAT_TEXT_H

#include "report/document.h"
#include "report/format/page.h"

enum ink text_ink(enum tone tone);

/* Columns of names and figures; a bar where a column has one and there is room. */
void text_table(const struct page *page, const struct table *table);

/* Columns four lines high, with UTC times below; where title is no NULL it stands above, and
 * note behind it. */
void text_chart(const struct page *page, const struct chart *chart, const char *title);

void text_quotes(const struct page *page, const struct quote *quotes);

/* Any block, as it stands in its section; without the section's title. */
void text_block(
    const struct page *page, const struct section *section, const struct block *block);

/* What lists the lines behind the figures, where there are such commands. */
void text_commands(const struct page *page, const struct document *document);

/* In a row, as many as a line holds; or one a line, with what each is made of. */
void text_figures_row(const struct page *page, const struct figure *figures);
void text_figures(const struct page *page, const struct figure *figures);

#endif
