/* A report as Markdown: CommonMark with the tables of GitHub's. */
#include "report/format/format.h"

#include <string.h>

#include "report/format/plot.h"
#include "report/format/safe.h"
#include "report/say.h"

enum { SPARKS = 60 };

static void strong(struct buf *out, struct span text)
{
	if (text.len == 0)
		return;
	buf_text(out, "**");
	safe_markdown(out, text);
	buf_text(out, "**");
}

/* Code in as many backticks as it needs. */
static void write_code(struct buf *out, const char *command)
{
	size_t most = 0, run = 0;
	struct buf safe = {0};

	safe_text(&safe, span_of(command));
	for (const char *at = safe.at; *at != '\0'; at++) {
		run = *at == '`' ? run + 1 : 0;
		most = run > most ? run : most;
	}
	for (size_t i = 0; i <= most; i++)
		buf_char(out, '`');
	buf_format(out, " %s ", safe.at);
	for (size_t i = 0; i <= most; i++)
		buf_char(out, '`');
	buf_free(&safe);
}

static void write_command(struct buf *out, const char *command)
{
	if (command == NULL)
		return;
	buf_text(out, "\n  The lines: ");
	write_code(out, command);
}

static void write_value(struct buf *out, const struct value *value)
{
	struct buf text = {0};
	char count[SAY_SIZE];

	if (value->kind == VALUE_TEXT) {
		safe_markdown(out, value->text);
		return;
	}
	if (value->kind == VALUE_SHARE)
		buf_format(out, "%s · ", say_count(count, value->number));
	say_value(&text, value);
	if (text.len > 0)
		buf_add(out, text.at, text.len);
	buf_free(&text);
}

static bool is_text(const struct table *table, size_t column)
{
	for (const struct row *row = table->rows; row != NULL; row = row->next)
		if (!row->beyond && row->cells[column].kind == VALUE_TEXT)
			return true;
	return column == 0;
}

static void write_table(
    struct buf *out, const struct block *block, const struct report_view *view)
{
	const struct table *table = block->table;

	for (size_t i = 0; i < table->column_count; i++) {
		buf_text(out, "| ");
		safe_markdown(out, span_of(table->columns[i].heading));
		buf_char(out, ' ');
	}
	buf_text(out, "|\n");
	for (size_t i = 0; i < table->column_count; i++)
		buf_text(out, is_text(table, i) ? "| --- " : "| ---: ");
	buf_text(out, "|\n");
	for (const struct row *row = table->rows; row != NULL; row = row->next) {
		if (row->beyond)
			continue;
		for (size_t i = 0; i < table->column_count; i++) {
			buf_text(out, "| ");
			write_value(out, &row->cells[i]);
			buf_char(out, ' ');
		}
		buf_text(out, "|\n");
	}
	for (const struct row *row = table->rows; row != NULL && view->commands; row = row->next)
		if (row->command != NULL && !row->beyond) {
			buf_text(out, "\n- ");
			write_value(out, &row->cells[0]);
			write_command(out, row->command);
		}
}

static void write_figures(
    struct buf *out, const struct block *block, const struct report_view *view)
{
	for (const struct figure *figure = block->figures; figure; figure = figure->next) {
		if (figure->quiet)
			continue;
		buf_text(out, "- ");
		safe_markdown(out, span_of(figure->label));
		if (figure->variant != NULL) {
			buf_text(out, " (");
			safe_markdown(out, span_of(figure->variant));
			buf_char(out, ')');
		}
		buf_text(out, ": ");
		if (figure->value.kind == VALUE_SHARE || figure->value.kind == VALUE_NET) {
			buf_text(out, "**");
			say_value(out, &figure->value);
			buf_text(out, "** = ");
			say_fraction(out, &figure->value);
		} else {
			struct buf text = {0};
			say_value(&text, &figure->value);
			strong(out, (struct span){text.at, text.len});
			buf_free(&text);
		}
		if (view->commands)
			write_command(out, figure->command);
		buf_char(out, '\n');
	}
}

static void write_quotes(struct buf *out, const struct block *block)
{
	size_t number = 0;

	for (const struct quote *quote = block->quotes; quote != NULL; quote = quote->next) {
		buf_format(out, "%s%zu. ", number > 0 ? "\n" : "", number + 1);
		number++;
		strong(out, quote->label);
		buf_text(out, quote->label.len > 0 ? " " : "");
		safe_markdown(out, quote->about);
		buf_text(out, "\n\n   > ");
		safe_markdown(out, quote->text);
		buf_text(out, quote->cut ? "…\n" : "\n");
		if (quote->link.len == 0)
			continue;
		buf_text(out, "\n   ");
		if (safe_link(quote->link)) {
			buf_char(out, '<');
			buf_add(out, quote->link.at, quote->link.len);
			buf_char(out, '>');
		} else {
			safe_markdown(out, quote->link);
		}
		buf_char(out, '\n');
	}
}

static void write_chart(struct buf *out, const struct chart *chart)
{
	char time[SAY_SIZE];

	if (chart->bucket_count == 0)
		return;
	buf_char(out, '`');
	plot_sparks(out, chart, SPARKS);
	buf_text(out, "`\n\n");
	plot_describe(out, chart, SPARKS);
	buf_char(out, '\n');
	for (const struct chart_mark *mark = chart->marks; mark != NULL; mark = mark->next) {
		buf_format(out, "%s- %s ", mark == chart->marks ? "\n" : "",
		    say_time(time, mark->at));
		safe_markdown(out, mark->text);
		buf_char(out, '\n');
	}
}

static void write_words(struct buf *out, const struct words *first, const char *before)
{
	for (const struct words *words = first; words != NULL; words = words->next) {
		buf_text(out, *before == '\0' && words != first ? "\n" : "");
		buf_text(out, before);
		safe_markdown(out, words->text);
		buf_char(out, '\n');
	}
}

static void write_block(
    struct buf *out, const struct block *block, const struct report_view *view)
{
	if (block_quiet(block))
		return;
	buf_char(out, '\n');
	if (block->title != NULL) {
		buf_text(out, "### ");
		safe_markdown(out, span_of(block->title));
		buf_text(out, "\n\n");
	}
	switch (block->kind) {
	case BLOCK_WORDS: write_words(out, block->words, ""); break;
	case BLOCK_LIST: write_words(out, block->words, "- "); break;
	case BLOCK_FIGURES: write_figures(out, block, view); break;
	case BLOCK_TABLE: write_table(out, block, view); break;
	case BLOCK_QUOTES: write_quotes(out, block); break;
	case BLOCK_CHART: write_chart(out, block->chart);
	}
	if (block->note.len > 0) {
		buf_char(out, '\n');
		safe_markdown(out, block->note);
		buf_char(out, '\n');
	}
	if (block->command != NULL && view->commands) {
		write_command(out, block->command);
		buf_char(out, '\n');
	}
}

static void drill(struct buf *out, const struct document *document, const char *before)
{
	if (document->drill)
		buf_format(out,
		    "%s**DRILL: posts of a drill are counted. None of this happened.**\n", before);
}

void format_as_markdown(
    const struct document *document, const struct report_view *view, struct buf *out)
{
	char at[SAY_SIZE];

	drill(out, document, "");
	buf_text(out, document->drill ? "\n# " : "# ");
	safe_markdown(out, span_of(document->title));
	buf_format(out, "\n\nAs of %s UTC.\n\n", say_time(at, document->at));
	write_words(out, document->lead, "");
	for (const struct section *s = document->sections; s != NULL; s = s->next) {
		if (s->blocks == NULL || s->quiet)
			continue;
		if (s->title != NULL) {
			buf_text(out, "\n## ");
			safe_markdown(out, span_of(s->title));
			buf_char(out, '\n');
		}
		if (s->note.len > 0) {
			buf_char(out, '\n');
			safe_markdown(out, s->note);
			buf_char(out, '\n');
		}
		for (const struct block *block = s->blocks; block != NULL; block = block->next)
			write_block(out, block, view);
	}
	drill(out, document, "\n");
}
