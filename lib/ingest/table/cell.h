/*
 * What spreadsheets and other tools do to the cells of a table, undone: ids that were made
 * numbers, formulas, lists in one cell, dates as days since 1900, ratings in words. Cells are
 * UTF-8; what a function returns is a part of the cell, of the sink's arena, or a constant.
 */
#ifndef INGEST_TABLE_CELL_H
#define INGEST_TABLE_CELL_H

#include <stdbool.h>

#include "ingest/sink.h"

/* True where the cell says that there is nothing: NaN, None, null, N/A, -. */
bool cell_is_void(struct span cell);

/* True for what a spreadsheet makes of an id, 5.68439E+17: its digits are gone. */
bool cell_is_ruined(struct span cell);

/* Without what keeps spreadsheets from counting with it ("1", '1, ="1"), without the .0 that
 * pandas adds; of a post's address, the id. */
struct span cell_id(struct span cell);

/* Of =HYPERLINK("url","text") the one or the other; else without the apostrophe that keeps a
 * spreadsheet from taking the text for a formula. */
struct span cell_text(struct sink *sink, struct span cell);
struct span cell_url(struct sink *sink, struct span cell);

/* Days since 1900 (Excel's; 1900 was no leap year but in Excel) as a date that can be read; any
 * other cell as it is. */
struct span cell_date(struct sink *sink, struct span cell);

/* 4, 4.0, 4/5, "4 out of 5", stars in a row: the number's digits. */
struct span cell_rating(struct sink *sink, struct span cell);

/* Adds the items: between commas, semicolons, bars or spaces, perhaps in brackets and quotes. */
void cell_list(struct sink *sink, struct post_list *list, struct span cell);

/* True for a row's first cell where the row sums up those above it. */
bool cell_is_total(struct span cell);

#endif
