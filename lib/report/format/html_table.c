/* A table as HTML: its first column heads the rows, a bar is drawn beside a share. */
#include "report/format/html.h"

#include "report/format/safe.h"
#include "report/say.h"

enum { COLUMNS_FIT = 3 }; /* in 360 pixels; more can be scrolled */

static void write_caption(struct buf *out, const struct block *block, const char *title)
{
	const char *name = block->title != NULL ? block->title : title;

	buf_text(out, "<caption>");
	if (block->title == NULL)
		buf_text(out, "<span class=\"hidden\">");
	safe_html(out, span_of(name));
	if (block->title == NULL)
		buf_text(out, "</span>");
	if (block->note.len > 0) {
		buf_text(out, block->title != NULL ? ": " : " ");
		safe_html(out, block->note);
	}
	buf_text(out, "</caption>\n");
}

/* A column of text where any cell of it is. */
static bool is_text(const struct table *table, size_t column)
{
	for (const struct row *row = table->rows; row != NULL; row = row->next)
		if (!row->beyond && row->cells[column].kind == VALUE_TEXT)
			return true;
	return column == 0;
}

static bool is_bar(const struct table *table, size_t column)
{
	return table->columns[column].bar && !is_text(table, column);
}

static void write_head(struct buf *out, const struct table *table)
{
	buf_text(out, table->column_count > 2 ? "<thead><tr>" : "<thead class=\"hidden\"><tr>");
	for (size_t i = 0; i < table->column_count; i++) {
		bool named = table->columns[i].heading[0] != '\0'; /* an empty head is none */

		buf_format(out, "<%s%s>", named ? "th scope=\"col\"" : "td",
		    is_text(table, i) ? "" : " class=\"number\"");
		safe_html(out, span_of(table->columns[i].heading));
		buf_text(out, named ? "</th>" : "</td>");
		if (is_bar(table, i))
			buf_text(out, "<td class=\"bar\"></td>");
	}
	buf_text(out, "</tr></thead>\n");
}

static int64_t largest(const struct table *table, size_t column)
{
	int64_t most = 1;

	for (const struct row *row = table->rows; row != NULL; row = row->next)
		if (!row->beyond && row->cells[column].number > most)
			most = row->cells[column].number;
	return most;
}

static void write_bar(struct buf *out, const struct value *value, int64_t most)
{
	double share = value->number > 0 ? (double)value->number / (double)most : 0;

	buf_format(out,
	    "<td class=\"bar\"><svg viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" "
	    "aria-hidden=\"true\"><rect class=\"track\" width=\"100\" height=\"8\"/>"
	    "<rect class=\"fill-%s\" width=\"%.1f\" height=\"8\"/></svg></td>",
	    html_tone(value->tone), share > 0 && share < 0.01 ? 1 : share * 100);
}

static void write_cell(struct buf *out, const struct value *value, bool full)
{
	struct buf text = {0};

	buf_text(&text, "");
	say_value(&text, value);
	if (value->kind == VALUE_TEXT)
		buf_text(out, "<bdi>");
	if (value->kind == VALUE_SHARE && full) {
		char count[SAY_SIZE];
		buf_format(out, "%s \302\267 ", say_count(count, value->number));
	}
	safe_html(out, (struct span){text.at, text.len});
	if (value->kind == VALUE_SHARE && !full && value->of > 0) {
		buf_text(out, " <span class=\"faint\">");
		say_fraction(out, value);
		buf_text(out, "</span>");
	}
	if (value->kind == VALUE_TEXT)
		buf_text(out, "</bdi>");
	buf_free(&text);
}

static void write_row(
    struct buf *out, const struct table *table, const struct row *row, const int64_t *most)
{
	buf_text(out, row->rest ? "<tr class=\"rest\">" : "<tr>");
	for (size_t i = 0; i < table->column_count; i++) {
		const struct value *value = &row->cells[i];
		bool words = is_text(table, i);

		buf_format(out, "%s class=\"%s%s%s\"", i == 0 ? "<th scope=\"row\"" : "<td",
		    value->kind == VALUE_TIME ? "time " : "", words ? "" : "number ",
		    html_tone(is_bar(table, i) ? TONE_PLAIN : value->tone));
		buf_text(out, ">");
		write_cell(out, value, is_bar(table, i));
		buf_text(out, i == 0 ? "</th>" : "</td>");
		if (is_bar(table, i))
			write_bar(out, value, most[i]);
	}
	buf_text(out, "</tr>\n");
}

/* The commands that list the lines behind the table and its rows, folded. */
static void write_commands(struct buf *out, const struct block *block)
{
	const struct table *table = block->table;
	bool any = block->command != NULL;

	for (const struct row *row = table->rows; row != NULL; row = row->next)
		any = any || (row->command != NULL && !row->beyond);
	if (!any)
		return;
	buf_text(out, "<details><summary>Commands that list the lines</summary>\n");
	if (block->command != NULL) {
		buf_text(out, "<pre><code>");
		safe_html(out, span_of(block->command));
		buf_text(out, "</code></pre>\n");
	}
	for (const struct row *row = table->rows; row != NULL; row = row->next)
		if (row->command != NULL && !row->beyond) {
			buf_text(out, "<p><bdi>");
			safe_html(out, row->cells[0].text);
			buf_text(out, "</bdi></p><pre><code>");
			safe_html(out, span_of(row->command));
			buf_text(out, "</code></pre>\n");
		}
	buf_text(out, "</details>\n");
}

void html_table(struct buf *out, const struct block *block, const char *title)
{
	const struct table *table = block->table;
	struct arena arena = {0};
	int64_t *most = arena_take(&arena, (table->column_count + 1) * sizeof *most);
	bool wide = table->column_count > COLUMNS_FIT;

	for (size_t i = 0; i < table->column_count; i++)
		most[i] = largest(table, i);
	if (wide) {
		buf_text(out, "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"");
		safe_html(out, span_of(block->title != NULL ? block->title : title));
		buf_text(out, "\">\n");
	}
	buf_text(out, "<table>\n");
	write_caption(out, block, title);
	write_head(out, table);
	buf_text(out, "<tbody>\n");
	for (const struct row *row = table->rows; row != NULL; row = row->next)
		if (!row->beyond)
			write_row(out, table, row, most);
	buf_text(out, "</tbody></table>\n");
	if (wide)
		buf_text(out, "</div>\n");
	write_commands(out, block);
	arena_free(&arena);
}
