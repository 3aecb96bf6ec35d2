/* A table as text: what a column needs is measured first, then the rows are written. */
#include "report/format/text.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "report/say.h"

#include <stdlib.h>

enum { NAME_LEAST = 8, COUNT_LEAST = 7, SHARE_COLUMNS = 7, BAR_LEAST = 6, WORDS_LEAST = 16 };

struct cell_column {
	size_t wide;  /* columns, 0: left out */
	size_t count; /* of these, the count before the share; 0: no such */
	bool words;   /* text, on the left */
};

struct grid {
	struct cell_column *columns; /* new */
	const struct table *table;
	size_t bar; /* columns */
	size_t bar_of; /* the column that has it; column_count: none */
	int64_t most;
	bool wraps; /* the last column takes what there is, on several lines */
};

static bool shown(const struct row *row)
{
	return !row->beyond;
}

static size_t larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

static size_t value_columns(const struct value *value)
{
	struct buf text = {0};
	size_t columns;

	say_value(&text, value);
	columns = text.len > 0 ? utf8_columns(text.at, text.len) : 0;
	buf_free(&text);
	return columns;
}

static void measure_cell(struct grid *grid, size_t i, const struct value *value)
{
	struct cell_column *column = &grid->columns[i];
	char figure[SAY_SIZE];

	column->words = column->words || value->kind == VALUE_TEXT;
	if (i == grid->bar_of && value->kind == VALUE_SHARE)
		column->count = larger(column->count,
		    larger(COUNT_LEAST, span_of(say_count(figure, value->number)).len + 1));
	else
		column->wide = larger(column->wide, value_columns(value));
	if (i == grid->bar_of && value->number > grid->most)
		grid->most = value->number;
}

/* What each column would like to have, with the gap before it. */
static void measure(struct grid *grid)
{
	const struct table *table = grid->table;

	for (size_t i = 0; i < table->column_count; i++) {
		struct cell_column *column = &grid->columns[i];

		for (const struct row *row = table->rows; row != NULL; row = row->next)
			if (shown(row))
				measure_cell(grid, i, &row->cells[i]);
		if (i > 0 && table->column_count > 2)
			column->wide =
			    larger(column->wide, span_of(table->columns[i].heading).len);
		if (i > 0 && column->count > 0)
			column->wide = larger(column->wide, column->count + SHARE_COLUMNS);
		else if (i > 0)
			column->wide = larger(column->wide, i == grid->bar_of ? COUNT_LEAST : 1) + 2;
	}
	grid->columns[0].wide = larger(grid->columns[0].wide, NAME_LEAST);
}

static size_t sum(const struct grid *grid)
{
	size_t columns = 0;

	for (size_t i = 0; i < grid->table->column_count; i++)
		columns += grid->columns[i].wide;
	return columns;
}

static void leave_out(struct grid *grid, size_t width, bool narrow_alone)
{
	for (size_t i = grid->table->column_count; i-- > 1 && sum(grid) > width;)
		if (grid->table->columns[i].narrow || !narrow_alone)
			grid->columns[i].wide = 0;
}

/* Leaves out what may be left out, shortens the names, and gives the rest to the bar or to the
 * words of the last column. */
static void fit(struct grid *grid, size_t width)
{
	size_t count = grid->table->column_count, last = count - 1, spare, others;
	size_t bar = grid->bar_of < count ? BAR_LEAST + 1 : 0, name = grid->columns[0].wide;

	grid->wraps = last > 0 && bar == 0 && grid->columns[last].words;
	if (grid->wraps)
		grid->columns[last].wide = WORDS_LEAST;
	if (name > width / 3)
		grid->columns[0].wide = larger(width / 3, NAME_LEAST);
	leave_out(grid, width - bar, true);
	leave_out(grid, width, false);
	others = sum(grid) - grid->columns[0].wide + bar;
	spare = width > others ? width - others : 0;
	if (spare > grid->columns[0].wide)
		grid->columns[0].wide = spare < name ? spare : name;
	spare = width - sum(grid);
	if (bar > 0)
		grid->bar = spare > BAR_LEAST ? spare - 1 : 0;
	else if (grid->wraps)
		grid->columns[last].wide += spare;
}

static void head(const struct page *page, const struct grid *grid)
{
	const struct table *table = grid->table;

	page_ink(page, INK_FAINT);
	page_spaces(page, 2);
	for (size_t i = 0; i < table->column_count; i++) {
		const struct cell_column *column = &grid->columns[i];
		struct span heading = span_of(i > 0 ? table->columns[i].heading : "");

		if (i == grid->bar_of)
			page_spaces(page, grid->bar + (grid->bar > 0));
		if (column->wide == 0 || (i > 0 && column->words))
			page_spaces(page, column->wide > 2 ? 2 : column->wide);
		if (column->wide > 2 && (i == 0 || column->words))
			page_cell(page, heading, column->wide - (i > 0 ? 2 : 0));
		else if (column->wide > 0)
			page_right(page, heading, column->wide);
	}
	page_ink(page, INK_PLAIN);
	page_line(page);
}

static enum ink bar_ink(enum tone tone)
{
	return tone == TONE_PLAIN ? INK_BAR : text_ink(tone);
}

static void figure_cell(const struct page *page, const struct grid *grid, size_t i,
    const struct value *value)
{
	const struct cell_column *column = &grid->columns[i];
	char figure[SAY_SIZE];
	struct buf text = {0};
	bool bar = i == grid->bar_of;

	if (bar && grid->bar > 0) {
		page_spaces(page, 1);
		page_bar(page, bar_ink(value->tone), value->number, grid->most, grid->bar);
	}
	buf_text(&text, "");
	say_value(&text, value);
	if (!bar && value->tone != TONE_PLAIN)
		page_ink(page, text_ink(value->tone));
	if (column->count > 0 && value->kind == VALUE_SHARE)
		page_right(page, span_of(say_count(figure, value->number)),
		    column->wide - SHARE_COLUMNS);
	page_right(page, (struct span){text.at, text.len},
	    column->count > 0 && value->kind == VALUE_SHARE ? SHARE_COLUMNS : column->wide);
	if (!bar && value->tone != TONE_PLAIN)
		page_ink(page, INK_PLAIN);
	buf_free(&text);
}

static void words_cell(const struct page *page, const struct cell_column *column, bool first,
    const struct value *value)
{
	struct buf text = {0};

	buf_text(&text, "");
	say_value(&text, value);
	page_spaces(page, first ? 0 : 2);
	page_cell(page, (struct span){text.at, text.len}, column->wide - (first ? 0 : 2));
	buf_free(&text);
}

static void write_row(const struct page *page, const struct grid *grid, const struct row *row)
{
	size_t last = grid->table->column_count - 1, at;

	page_spaces(page, 2);
	for (size_t i = 0; i < grid->table->column_count; i++) {
		const struct cell_column *column = &grid->columns[i];

		if (column->wide == 0)
			continue;
		if (i == last && grid->wraps && row->cells[i].kind == VALUE_TEXT) {
			at = 2 + sum(grid) - column->wide + 2;
			page_spaces(page, 2);
			page_words(page, INK_PLAIN, at, at, row->cells[i].text);
			return;
		}
		if (i == 0 || column->words)
			words_cell(page, column, i == 0, &row->cells[i]);
		else
			figure_cell(page, grid, i, &row->cells[i]);
	}
	page_line(page);
}

void text_table(const struct page *page, const struct table *table)
{
	struct grid grid = {.table = table, .bar_of = table->column_count, .most = 1};

	if (table->column_count == 0)
		return;
	grid.columns = mem_new(table->column_count, sizeof *grid.columns);
	for (size_t i = table->column_count; i-- > 1;)
		if (table->columns[i].bar)
			grid.bar_of = i;
	measure(&grid);
	fit(&grid, page->width - 2);
	if (table->column_count > 2)
		head(page, &grid);
	for (const struct row *row = table->rows; row != NULL; row = row->next)
		if (shown(row))
			write_row(page, &grid, row);
	free(grid.columns);
}
