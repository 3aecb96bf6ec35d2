/* A report as a message of Microsoft Teams: an Adaptive Card 1.5 as its attachment, for a
 * workflow's webhook (Microsoft, "Adaptive Cards schema"; "Format cards in Teams"). TextBlock
 * knows Markdown, so only the report's own words stand there; all else is RichTextBlock. */
#include "report/format/format.h"

#include "base/utf8.h"
#include "post/member.h"
#include "report/format/plot.h"
#include "report/format/safe.h"
#include "report/say.h"

enum { BYTES_MOST = 27000 }; /* Teams takes 28 KB */
enum { TEXT_MOST = 400, NAME_MOST = 60, SPARKS = 40, ROWS_MOST = 12 };

static const char *color_of(enum tone tone)
{
	static const char *const colors[TONES] = {[TONE_GOOD] = "Good", [TONE_WARN] = "Warning",
	    [TONE_BAD] = "Attention"};

	return colors[tone];
}

/* The report's own words. */
static void write_title(struct buf *out, const char *text, const char *size)
{
	member_open(out, NULL, '{');
	member_word(out, "type", "TextBlock");
	member_word(out, "text", text);
	member_word(out, "style", "heading");
	member_word(out, "size", size);
	member_word(out, "weight", "Bolder");
	member_flag(out, "wrap", true);
	member_close(out, '}');
}

/* A run of text, literal whatever is in it: at most so many columns. */
static void write_run(struct buf *out, struct span text, size_t most, enum tone tone, bool bold)
{
	struct buf safe = {0};

	buf_text(&safe, "");
	utf8_mask(&safe, text.at, text.len, most);
	if (safe.len == 0)
		buf_char(&safe, ' ');
	member_open(out, NULL, '{');
	member_word(out, "type", "TextRun");
	member_text(out, "text", (struct span){safe.at, safe.len});
	if (color_of(tone) != NULL)
		member_word(out, "color", color_of(tone));
	if (tone == TONE_FAINT)
		member_flag(out, "isSubtle", true);
	if (bold || tone == TONE_STRONG)
		member_word(out, "weight", "Bolder");
	member_close(out, '}');
	buf_free(&safe);
}

static void open_rich(struct buf *out)
{
	member_open(out, NULL, '{');
	member_word(out, "type", "RichTextBlock");
	member_open(out, "inlines", '[');
}

static void close_rich(struct buf *out)
{
	member_close(out, ']');
	member_close(out, '}');
}

static void write_line(struct buf *out, struct span text, size_t most, enum tone tone)
{
	open_rich(out);
	write_run(out, text, most, tone, false);
	close_rich(out);
}

static void write_cell(struct buf *out, const struct value *value, bool bold)
{
	struct buf text = {0};
	char count[SAY_SIZE];

	if (value->kind == VALUE_SHARE)
		buf_format(&text, "%s · ", say_count(count, value->number));
	say_value(&text, value);
	member_open(out, NULL, '{');
	member_word(out, "type", "TableCell");
	member_open(out, "items", '[');
	open_rich(out);
	write_run(out, (struct span){text.at, text.len}, NAME_MOST, value->tone, bold);
	close_rich(out);
	member_close(out, ']');
	member_close(out, '}');
	buf_free(&text);
}

static void write_head(struct buf *out, const struct table *table)
{
	member_open(out, NULL, '{');
	member_word(out, "type", "TableRow");
	member_open(out, "cells", '[');
	for (size_t i = 0; i < table->column_count; i++) {
		struct value heading = value_text(span_of(table->columns[i].heading));
		if (!table->columns[i].narrow)
			write_cell(out, &heading, true);
	}
	member_close(out, ']');
	member_close(out, '}');
}

static void write_table(struct buf *out, const struct table *table)
{
	size_t rows = 0;

	member_open(out, NULL, '{');
	member_word(out, "type", "Table");
	member_flag(out, "showGridLines", false);
	member_flag(out, "firstRowAsHeader", true);
	member_open(out, "columns", '[');
	for (size_t i = 0; i < table->column_count; i++)
		if (!table->columns[i].narrow) {
			member_open(out, NULL, '{');
			member_integer(out, "width", i == 0 ? 3 : 2);
			member_close(out, '}');
		}
	member_close(out, ']');
	member_open(out, "rows", '[');
	write_head(out, table);
	for (const struct row *row = table->rows; row && rows < ROWS_MOST; row = row->next) {
		if (row->beyond)
			continue;
		rows++;
		member_open(out, NULL, '{');
		member_word(out, "type", "TableRow");
		member_open(out, "cells", '[');
		for (size_t i = 0; i < table->column_count; i++)
			if (!table->columns[i].narrow)
				write_cell(out, &row->cells[i], false);
		member_close(out, ']');
		member_close(out, '}');
	}
	member_close(out, ']');
	member_close(out, '}');
}

static void write_figures(struct buf *out, const struct block *block)
{
	struct buf text = {0};

	for (const struct figure *figure = block->figures; figure; figure = figure->next) {
		if (figure->quiet)
			continue;
		open_rich(out);
		buf_reset(&text);
		say_value(&text, &figure->value);
		write_run(
		    out, (struct span){text.at, text.len}, NAME_MOST, figure->value.tone, true);
		buf_reset(&text);
		buf_format(&text, "\302\240%s", figure->label);
		if (figure->variant != NULL)
			buf_format(&text, " (%s)", figure->variant);
		if (figure->value.kind == VALUE_SHARE || figure->value.kind == VALUE_NET)
			buf_text(&text, ": ");
		say_fraction(&text, &figure->value);
		write_run(out, span_of(" "), 1, TONE_PLAIN, false);
		write_run(out, (struct span){text.at, text.len}, TEXT_MOST, TONE_PLAIN, false);
		close_rich(out);
	}
	buf_free(&text);
}

static void write_quotes(struct buf *out, const struct block *block)
{
	for (const struct quote *quote = block->quotes; quote != NULL; quote = quote->next) {
		open_rich(out);
		write_run(out, quote->label, NAME_MOST, quote->tone, true);
		write_run(out, span_of(" "), 1, TONE_PLAIN, false);
		write_run(out, quote->about, TEXT_MOST, TONE_FAINT, false);
		close_rich(out);
		write_line(out, quote->text, TEXT_MOST, TONE_PLAIN);
		write_line(out, quote->link, TEXT_MOST, TONE_FAINT);
	}
}

static void write_chart(struct buf *out, const struct chart *chart)
{
	struct buf text = {0};

	if (chart->bucket_count == 0)
		return;
	plot_sparks(&text, chart, SPARKS);
	write_line(out, (struct span){text.at, text.len}, TEXT_MOST, TONE_PLAIN);
	buf_reset(&text);
	plot_describe(&text, chart, SPARKS);
	write_line(out, (struct span){text.at, text.len}, TEXT_MOST, TONE_FAINT);
	buf_free(&text);
}

static void write_block(struct buf *out, const struct block *block)
{
	if (block->title != NULL)
		write_title(out, block->title, "Default");
	switch (block->kind) {
	case BLOCK_WORDS:
	case BLOCK_LIST:
		for (const struct words *words = block->words; words != NULL; words = words->next)
			write_line(out, words->text, TEXT_MOST, words->tone);
		break;
	case BLOCK_FIGURES: write_figures(out, block); break;
	case BLOCK_TABLE: write_table(out, block->table); break;
	case BLOCK_QUOTES: write_quotes(out, block); break;
	case BLOCK_CHART: write_chart(out, block->chart);
	}
	if (block->note.len > 0)
		write_line(out, block->note, TEXT_MOST, TONE_FAINT);
}

/* Adds the section where there is room for it, and says whether there was. */
static bool write_section(struct buf *out, const struct section *section)
{
	size_t start = out->len;

	if (section->title != NULL)
		write_title(out, section->title, "Medium");
	if (section->note.len > 0)
		write_line(out, section->note, TEXT_MOST, TONE_FAINT);
	for (const struct block *block = section->blocks; block != NULL; block = block->next)
		write_block(out, block);
	if (out->len <= BYTES_MOST)
		return true;
	out->len = start;
	out->at[start] = '\0';
	return false;
}

static void drill(struct buf *out, const struct document *document)
{
	if (document->drill)
		write_line(out,
		    span_of("DRILL: posts of a drill are counted. None of this happened."),
		    TEXT_MOST, TONE_BAD);
}

static void write_body(struct buf *out, const struct document *document)
{
	size_t left_out = 0;
	struct buf text = {0};
	char at[SAY_SIZE];

	member_open(out, "body", '[');
	drill(out, document);
	write_title(out, document->title, "Large");
	buf_format(&text, "as of %s UTC", say_time(at, document->at));
	write_line(out, (struct span){text.at, text.len}, TEXT_MOST, TONE_FAINT);
	for (const struct words *lead = document->lead; lead != NULL; lead = lead->next)
		write_line(out, lead->text, TEXT_MOST, lead->tone);
	for (const struct section *s = document->sections; s != NULL; s = s->next)
		if (s->blocks != NULL && !s->quiet && !write_section(out, s))
			left_out++;
	buf_reset(&text);
	buf_format(
	    &text, "Left out, to fit a message: %zu sections. Other formats have all.", left_out);
	if (left_out > 0)
		write_line(out, (struct span){text.at, text.len}, TEXT_MOST, TONE_FAINT);
	drill(out, document);
	member_close(out, ']');
	buf_free(&text);
}

void format_as_teams(
    const struct document *document, const struct report_view *view, struct buf *out)
{
	(void)view;
	member_open(out, NULL, '{');
	member_word(out, "type", "message");
	member_open(out, "attachments", '[');
	member_open(out, NULL, '{');
	member_word(out, "contentType", "application/vnd.microsoft.card.adaptive");
	member_raw(out, "contentUrl", span_of("null"));
	member_open(out, "content", '{');
	member_word(out, "$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
	member_word(out, "type", "AdaptiveCard");
	member_word(out, "version", "1.5");
	member_open(out, "msteams", '{');
	member_word(out, "width", "Full");
	member_close(out, '}');
	write_body(out, document);
	member_close(out, '}');
	member_close(out, '}');
	member_close(out, ']');
	member_close(out, '}');
	buf_char(out, '\n');
}
