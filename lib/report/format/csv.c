/* A report as CSV (RFC 4180): one value a row, so that every kind of report has the same
 * columns. */
#include "report/format/format.h"

#include <stdio.h>

#include "base/num.h"
#include "base/when.h"
#include "report/format/safe.h"
#include "report/say.h"

/* What a value is called in the rows of a document: its place. */
struct place {
	const char *section, *id, *column;
	struct span name;
	const char *variant, *command;
};

static void write_word(struct buf *out, const char *word)
{
	safe_csv(out, span_of(word != NULL ? word : ""));
	buf_char(out, ',');
}

static const char *unit_of(enum value_kind kind)
{
	static const char *const units[] = {[VALUE_NONE] = "", [VALUE_TEXT] = "text",
	    [VALUE_COUNT] = "count", [VALUE_SHARE] = "share", [VALUE_NET] = "net",
	    [VALUE_TIME] = "time", [VALUE_SPAN] = "seconds", [VALUE_REAL] = "real"};

	return units[kind];
}

static void write_real(struct buf *out, double real)
{
	char text[NUM_SIZE];

	num_write_real(text, real, 4);
	buf_text(out, text);
}

/* The value, and the two that it is made of. */
static void write_value(struct buf *out, const struct value *value)
{
	char time[WHEN_SIZE];

	switch (value->kind) {
	case VALUE_NONE: break;
	case VALUE_TEXT: safe_csv(out, value->text); break;
	case VALUE_COUNT:
	case VALUE_SPAN: buf_format(out, "%lld", (long long)value->number); break;
	case VALUE_REAL: write_real(out, value->real); break;
	case VALUE_TIME:
		when_write(time, value->number);
		buf_text(out, time);
		break;
	case VALUE_SHARE:
	case VALUE_NET:
		if (value->of > 0)
			write_real(out, (double)value->number / (double)value->of);
		buf_format(out, ",%lld,%lld,", (long long)value->number, (long long)value->of);
		return;
	}
	buf_text(out, ",,,");
}

static void write_line(struct buf *out, const struct place *place, const struct value *value)
{
	if (value->kind == VALUE_NONE)
		return;
	write_word(out, place->section);
	write_word(out, place->id);
	safe_csv(out, place->name);
	buf_char(out, ',');
	write_word(out, place->column);
	write_value(out, value);
	write_word(out, unit_of(value->kind));
	write_word(out, place->variant);
	safe_csv(out, span_of(place->command != NULL ? place->command : ""));
	buf_text(out, "\r\n");
}

static void write_table(struct buf *out, struct place place, const struct table *table)
{
	struct buf name = {0};

	for (const struct row *row = table->rows; row != NULL; row = row->next) {
		if (row->rest && !row->beyond)
			continue;
		buf_reset(&name);
		buf_text(&name, "");
		say_value(&name, &row->cells[0]);
		place.name = (struct span){name.at, name.len};
		place.command = row->command;
		for (size_t i = 1; i < table->column_count; i++) {
			place.column = table->columns[i].id;
			write_line(out, &place, &row->cells[i]);
		}
	}
	buf_free(&name);
}

static void write_chart(struct buf *out, struct place place, const struct chart *chart)
{
	char time[WHEN_SIZE];

	for (const struct chart_bucket *b = chart->buckets; b != NULL; b = b->next) {
		when_write(time, b->at);
		place.name = span_of(time);
		for (size_t line = 0; line < chart->lines; line++) {
			struct value value = value_real(b->values[line]);
			place.column = chart->ids[line];
			write_line(out, &place, &value);
		}
	}
	place.column = "mark";
	for (const struct chart_mark *mark = chart->marks; mark != NULL; mark = mark->next) {
		struct value value = value_text(mark->text);
		when_write(time, mark->at);
		place.name = span_of(time);
		write_line(out, &place, &value);
	}
}

static void write_text(
    struct buf *out, struct place *place, const char *column, struct span text)
{
	struct value value = value_text(text);

	place->column = column;
	if (text.len > 0)
		write_line(out, place, &value);
}

/* Words and quotes are known by their number. */
static void write_words(struct buf *out, struct place place, const struct words *first)
{
	char number[NUM_SIZE];
	int64_t count = 0;

	for (const struct words *words = first; words != NULL; words = words->next) {
		num_write_integer(number, ++count);
		place.name = span_of(number);
		write_text(out, &place, "text", words->text);
	}
}

static void write_quotes(struct buf *out, struct place place, const struct quote *first)
{
	char number[NUM_SIZE];
	int64_t count = 0;

	for (const struct quote *quote = first; quote != NULL; quote = quote->next) {
		num_write_integer(number, ++count);
		place.name = span_of(number);
		for (const struct figure *fact = quote->facts; fact != NULL; fact = fact->next) {
			place.column = fact->id;
			write_line(out, &place, &fact->value);
		}
		if (quote->facts == NULL) {
			write_text(out, &place, "label", quote->label);
			write_text(out, &place, "about", quote->about);
		}
		write_text(out, &place, "url", quote->link);
		write_text(out, &place, "text", quote->text);
	}
}

static void write_block(struct buf *out, const char *section, const struct block *block)
{
	struct place place = {.section = section, .id = block->id};

	switch (block->kind) {
	case BLOCK_WORDS:
	case BLOCK_LIST: write_words(out, place, block->words); return;
	case BLOCK_TABLE: write_table(out, place, block->table); return;
	case BLOCK_CHART: write_chart(out, place, block->chart); return;
	case BLOCK_QUOTES: write_quotes(out, place, block->quotes); return;
	case BLOCK_FIGURES:
		for (const struct figure *f = block->figures; f != NULL; f = f->next) {
			place = (struct place){section, f->id, NULL, span_of(f->label), f->variant,
			    f->command};
			write_line(out, &place, &f->value);
		}
	}
}

void format_as_csv(
    const struct document *document, const struct report_view *view, struct buf *out)
{
	struct place place = {.section = "report", .id = "kind"};
	struct value kind = value_text(span_of(document->kind)), at = value_time(document->at);
	struct value drill = value_text(span_of("DRILL"));

	(void)view;
	buf_text(out, "section,id,name,column,value,count,of,unit,variant,command\r\n");
	write_line(out, &place, &kind);
	place.id = "at";
	write_line(out, &place, &at);
	place.id = "drill";
	if (document->drill)
		write_line(out, &place, &drill);
	place.id = "words";
	write_words(out, place, document->lead);
	for (const struct section *s = document->sections; s != NULL; s = s->next)
		for (const struct block *block = s->blocks; block != NULL; block = block->next)
			write_block(out, s->id, block);
}
