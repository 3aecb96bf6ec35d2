/* A report as one JSON object; man/crisis-report.1 documents how it is laid out. */
#include "report/format/format.h"

#include "post/member.h"

/* Both terms of a ratio, and what it is, where there is anything to divide by. */
static const char *const share_names[] = {"count", "of", "share"};
static const char *const net_names[] = {"numerator", "denominator", "value"};

static void write_ratio(
    struct buf *out, const char *key, const struct value *value, const char *const names[3])
{
	member_open(out, key, '{');
	member_integer(out, names[0], value->number);
	member_integer(out, names[1], value->of);
	if (value->of > 0)
		member_real(out, names[2], (double)value->number / (double)value->of, 4);
	member_close(out, '}');
}

/* A value as it stands in a table; nothing where there is none. */
static void write_value(struct buf *out, const char *key, const struct value *value)
{
	switch (value->kind) {
	case VALUE_NONE: return;
	case VALUE_TEXT: member_text(out, key, value->text); return;
	case VALUE_COUNT:
	case VALUE_SPAN: member_integer(out, key, value->number); return;
	case VALUE_TIME: member_time(out, key, value->number); return;
	case VALUE_REAL: member_real(out, key, value->real, 4); return;
	case VALUE_SHARE: write_ratio(out, key, value, share_names); return;
	case VALUE_NET: write_ratio(out, key, value, net_names);
	}
}

/* What the only member of a figure is called, where the value is no object by itself. */
static const char *value_name(enum value_kind kind)
{
	switch (kind) {
	case VALUE_COUNT: return "count";
	case VALUE_TIME: return "time";
	case VALUE_SPAN: return "seconds";
	case VALUE_TEXT: return "text";
	default: return "value";
	}
}

static void write_figure(struct buf *out, const struct figure *figure)
{
	enum value_kind kind = figure->value.kind;

	if (kind == VALUE_NONE)
		return;
	if (kind == VALUE_SHARE || kind == VALUE_NET) {
		write_value(out, figure->id, &figure->value);
		out->len--; /* its members go on */
	} else {
		member_open(out, figure->id, '{');
		write_value(out, value_name(kind), &figure->value);
	}
	if (figure->variant != NULL)
		member_word(out, "variant", figure->variant);
	if (figure->command != NULL)
		member_word(out, "command", figure->command);
	member_close(out, '}');
}

/* A row's name as a member's: lower case, and all else than letters and digits as _, once. */
static void write_key(struct buf *out, struct span name)
{
	for (size_t i = 0; i < name.len; i++) {
		char c = name.at[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			buf_char(out, c);
		else if (out->len > 0 && out->at[out->len - 1] != '_')
			buf_char(out, '_');
	}
	while (out->len > 0 && out->at[out->len - 1] == '_')
		out->at[--out->len] = '\0';
}

static void write_row(
    struct buf *out, const char *key, const struct table *table, const struct row *row)
{
	member_open(out, key, '{');
	for (size_t i = key != NULL ? 1 : 0; i < table->column_count; i++)
		write_value(out, table->columns[i].id, &row->cells[i]);
	if (row->command != NULL)
		member_word(out, "command", row->command);
	member_close(out, '}');
}

/* A row that people are shown for others is left out: those are here themselves. */
static bool listed(const struct row *row)
{
	return row->beyond || !row->rest;
}

static void write_keyed(struct buf *out, const struct block *block)
{
	const struct table *table = block->table;
	struct buf key = {0};

	if (block->id != NULL)
		member_open(out, block->id, '{');
	for (const struct row *row = table->rows; row != NULL; row = row->next) {
		if (!listed(row))
			continue;
		buf_reset(&key);
		buf_text(&key, "");
		write_key(&key, row->cells[0].text);
		if (table->column_count == 2)
			write_value(out, key.at, &row->cells[1]);
		if (table->column_count == 2 && row->command != NULL &&
		    row->cells[1].kind == VALUE_SHARE) {
			out->len--; /* its members go on */
			member_word(out, "command", row->command);
			member_close(out, '}');
		}
		if (table->column_count != 2)
			write_row(out, key.at, table, row);
	}
	if (block->id != NULL)
		member_close(out, '}');
	buf_free(&key);
}

static void write_table(struct buf *out, const struct block *block)
{
	if (block->table->keyed) {
		write_keyed(out, block);
		return;
	}
	member_open(out, block->id != NULL ? block->id : "rows", '[');
	for (const struct row *row = block->table->rows; row != NULL; row = row->next)
		if (listed(row))
			write_row(out, NULL, block->table, row);
	member_close(out, ']');
}

static void write_marks(struct buf *out, const struct chart *chart)
{
	member_open(out, "marks", '[');
	for (const struct chart_mark *mark = chart->marks; mark != NULL; mark = mark->next) {
		member_open(out, NULL, '{');
		member_time(out, "at", mark->at);
		member_text(out, "text", mark->text);
		member_close(out, '}');
	}
	member_close(out, ']');
}

static void write_chart(struct buf *out, const struct block *block)
{
	const struct chart *chart = block->chart;

	if (block->id != NULL)
		member_open(out, block->id, '{');
	member_integer(out, "seconds", chart->seconds);
	member_open(out, "buckets", '[');
	for (const struct chart_bucket *b = chart->buckets; b != NULL; b = b->next) {
		member_open(out, NULL, '{');
		member_time(out, "at", b->at);
		for (size_t line = 0; line < chart->lines; line++)
			member_real(out, chart->ids[line], b->values[line], 4);
		member_close(out, '}');
	}
	member_close(out, ']');
	if (chart->marks != NULL)
		write_marks(out, chart);
	if (block->id != NULL)
		member_close(out, '}');
}

static void write_words(struct buf *out, const char *key, const struct words *first)
{
	if (first == NULL)
		return;
	member_open(out, key, '[');
	for (const struct words *words = first; words != NULL; words = words->next)
		member_text(out, NULL, words->text);
	member_close(out, ']');
}

/* The paragraphs of a section are one member, wherever in it they stand. */
static void write_paragraphs(struct buf *out, const struct section *section)
{
	bool any = false;

	for (const struct block *block = section->blocks; block != NULL; block = block->next) {
		if (block->kind != BLOCK_WORDS)
			continue;
		if (!any)
			member_open(out, "words", '[');
		any = true;
		for (const struct words *words = block->words; words != NULL; words = words->next)
			member_text(out, NULL, words->text);
	}
	if (any)
		member_close(out, ']');
}

/* By its parts, with its words where it has none. */
static void write_quote(struct buf *out, const struct quote *quote)
{
	member_open(out, NULL, '{');
	for (const struct figure *fact = quote->facts; fact != NULL; fact = fact->next)
		write_value(out, fact->id, &fact->value);
	if (quote->facts == NULL && quote->label.len > 0)
		member_text(out, "label", quote->label);
	if (quote->facts == NULL && quote->about.len > 0)
		member_text(out, "about", quote->about);
	if (quote->link.len > 0)
		member_text(out, "url", quote->link);
	member_text(out, "text", quote->text);
	if (quote->cut)
		member_flag(out, "text_cut", true);
	member_close(out, '}');
}

static void write_block(struct buf *out, const struct block *block)
{
	switch (block->kind) {
	case BLOCK_WORDS: return; /* written together */
	case BLOCK_LIST:
		write_words(out, block->id != NULL ? block->id : "items", block->words);
		return;
	case BLOCK_FIGURES:
		for (const struct figure *f = block->figures; f != NULL; f = f->next)
			write_figure(out, f);
		return;
	case BLOCK_TABLE: write_table(out, block); return;
	case BLOCK_CHART: write_chart(out, block); return;
	case BLOCK_QUOTES:
		member_open(out, block->id != NULL ? block->id : "quotes", '[');
		for (const struct quote *quote = block->quotes; quote; quote = quote->next)
			write_quote(out, quote);
		member_close(out, ']');
	}
}

void format_as_json(
    const struct document *document, const struct report_view *view, struct buf *out)
{
	(void)view;
	member_open(out, NULL, '{');
	member_word(out, "type", "report");
	member_integer(out, "v", 1);
	member_word(out, "kind", document->kind);
	member_time(out, "at", document->at);
	if (document->drill)
		member_flag(out, "drill", true);
	write_words(out, "words", document->lead);
	for (const struct section *s = document->sections; s != NULL; s = s->next) {
		if (s->blocks == NULL)
			continue;
		member_open(out, s->id, '{');
		write_paragraphs(out, s);
		for (const struct block *block = s->blocks; block != NULL; block = block->next) {
			write_block(out, block);
			if (block->command != NULL && block->id == NULL)
				member_word(out, "command", block->command);
		}
		member_close(out, '}');
	}
	member_close(out, '}');
	buf_char(out, '\n');
}
