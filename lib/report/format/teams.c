/* A report as a message of Microsoft Teams: an Adaptive Card 1.5 as its attachment, for a
 * workflow's webhook (Microsoft, "Adaptive Cards schema"; "Format cards in Teams"). */
#include "report/format/format.h"

#include "post/member.h"
#include "report/format/card.h"
#include "report/format/plot.h"
#include "report/say.h"

enum { BYTES_MOST = 27000 }; /* Teams takes 28 KB */
enum { TEXT_MOST = 400, NAME_MOST = 60, SPARKS = 40 };

/* How much a card says of each thing: columns of what people wrote, and rows of a table. What is
 * too long for the first is told shorter before any of it is left out. */
static const struct fit {
	size_t text, rows;
} fits[] = {{TEXT_MOST, 12}, {200, 12}, {100, 8}, {60, 5}};
enum { FITS = sizeof fits / sizeof *fits };

struct card {
	struct buf *out;
	const struct fit *fit;
	size_t quotes_left, sections_left; /* for which there was no room */
};

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
	card_open(out);
	card_run(out, (struct span){text.at, text.len}, NAME_MOST, value->tone, bold);
	card_close(out);
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

static void write_table(struct buf *out, const struct table *table, size_t most)
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
	for (const struct row *row = table->rows; row && rows < most; row = row->next) {
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
		card_open(out);
		buf_reset(&text);
		say_value(&text, &figure->value);
		card_run(
		    out, (struct span){text.at, text.len}, NAME_MOST, figure->value.tone, true);
		buf_reset(&text);
		buf_format(&text, "\302\240%s", figure->label);
		if (figure->variant != NULL)
			buf_format(&text, " (%s)", figure->variant);
		if (figure->value.kind == VALUE_SHARE || figure->value.kind == VALUE_NET)
			buf_text(&text, ": ");
		say_fraction(&text, &figure->value);
		card_run(out, span_of(" "), 1, TONE_PLAIN, false);
		card_run(out, (struct span){text.at, text.len}, TEXT_MOST, TONE_PLAIN, false);
		card_close(out);
	}
	buf_free(&text);
}

static void write_quote(struct buf *out, const struct quote *quote, size_t most)
{
	card_open(out);
	card_run(out, quote->label, NAME_MOST, quote->tone, true);
	card_run(out, span_of(" "), 1, TONE_PLAIN, false);
	card_run(out, quote->about, TEXT_MOST, TONE_FAINT, false);
	card_close(out);
	card_line(out, quote->text, most, TONE_PLAIN);
	card_line(out, quote->link, TEXT_MOST, TONE_FAINT);
}

/* Takes back what was written since start, where there was no room for it. */
static bool fits_in(struct buf *out, size_t start)
{
	if (out->len <= BYTES_MOST)
		return true;
	out->len = start;
	out->at[start] = '\0';
	return false;
}

/* The first of them, the gravest, as far as there is room. */
static void write_quotes(struct card *card, const struct block *block)
{
	bool room = true;

	for (const struct quote *quote = block->quotes; quote != NULL; quote = quote->next) {
		size_t start = card->out->len;

		if (room) {
			write_quote(card->out, quote, card->fit->text);
			room = fits_in(card->out, start);
		}
		card->quotes_left += !room;
	}
}

static void write_chart(struct buf *out, const struct chart *chart)
{
	struct buf text = {0};

	if (chart->bucket_count == 0)
		return;
	plot_sparks(&text, chart, SPARKS);
	card_line(out, (struct span){text.at, text.len}, TEXT_MOST, TONE_PLAIN);
	buf_reset(&text);
	plot_describe(&text, chart, SPARKS);
	card_line(out, (struct span){text.at, text.len}, TEXT_MOST, TONE_FAINT);
	buf_free(&text);
}

static void write_block(struct card *card, const struct block *block)
{
	struct buf *out = card->out;
	size_t most = block->kind == BLOCK_LIST ? card->fit->text : TEXT_MOST;

	if (block->title != NULL)
		card_title(out, block->title, "Default");
	switch (block->kind) {
	case BLOCK_WORDS:
	case BLOCK_LIST:
		for (const struct words *words = block->words; words != NULL; words = words->next)
			card_line(out, words->text, most, words->tone);
		break;
	case BLOCK_FIGURES: write_figures(out, block); break;
	case BLOCK_TABLE: write_table(out, block->table, card->fit->rows); break;
	case BLOCK_QUOTES: write_quotes(card, block); break;
	case BLOCK_CHART: write_chart(out, block->chart);
	}
	if (block->note.len > 0)
		card_line(out, block->note, TEXT_MOST, TONE_FAINT);
}

static void write_section(struct card *card, const struct section *section)
{
	size_t start = card->out->len, quotes_left = card->quotes_left;

	if (section->title != NULL)
		card_title(card->out, section->title, "Medium");
	if (section->note.len > 0)
		card_line(card->out, section->note, TEXT_MOST, TONE_FAINT);
	for (const struct block *block = section->blocks; block != NULL; block = block->next)
		write_block(card, block);
	if (fits_in(card->out, start))
		return;
	card->sections_left++;
	card->quotes_left = quotes_left;
}

static void drill(struct buf *out, const struct document *document)
{
	if (document->drill)
		card_line(out,
		    span_of("DRILL: posts of a drill are counted. None of this happened."),
		    TEXT_MOST, TONE_BAD);
}

static void say_left_out(const struct card *card)
{
	struct buf text = {0};

	if (card->quotes_left + card->sections_left > 0)
		buf_format(&text, "Left out, to fit a message: %zu posts and %zu sections.",
		    card->quotes_left, card->sections_left);
	else if (card->fit > fits)
		buf_text(&text, "Shortened, to fit a message.");
	if (text.len > 0) {
		buf_text(&text, " Other formats have all.");
		card_line(card->out, (struct span){text.at, text.len}, TEXT_MOST, TONE_FAINT);
	}
	buf_free(&text);
}

static void write_body(struct card *card, const struct document *document)
{
	struct buf *out = card->out, text = {0};
	char at[SAY_SIZE];

	member_open(out, "body", '[');
	drill(out, document);
	card_title(out, document->title, "Large");
	buf_format(&text, "as of %s UTC", say_time(at, document->at));
	card_line(out, (struct span){text.at, text.len}, TEXT_MOST, TONE_FAINT);
	for (const struct words *lead = document->lead; lead != NULL; lead = lead->next)
		card_line(out, lead->text, TEXT_MOST, lead->tone);
	for (const struct section *s = document->sections; s != NULL; s = s->next)
		if (s->blocks != NULL && !s->quiet)
			write_section(card, s);
	say_left_out(card);
	drill(out, document);
	member_close(out, ']');
	buf_free(&text);
}

/* The first that leaves nothing out, or else the tightest. */
static void write_fitting(struct buf *out, const struct document *document)
{
	size_t start = out->len;
	struct card card;

	for (size_t i = 0; i < FITS; i++) {
		out->len = start;
		card = (struct card){.out = out, .fit = &fits[i]};
		write_body(&card, document);
		if (card.quotes_left + card.sections_left == 0)
			return;
	}
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
	write_fitting(out, document);
	member_close(out, '}');
	member_close(out, '}');
	member_close(out, ']');
	member_close(out, '}');
	buf_char(out, '\n');
}
