#include "report/document.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *take(struct document *document, size_t len)
{
	return memset(arena_take(&document->arena, len), 0, len);
}

struct document *document_new(const char *kind, const char *title, int64_t at)
{
	struct document *document = mem_new(1, sizeof *document);

	*document = (struct document){.kind = kind, .title = title, .at = at};
	document->lead_end = &document->lead;
	document->end = &document->sections;
	return document;
}

void document_free(struct document *document)
{
	arena_free(&document->arena);
	free(document);
}

struct span document_text(struct document *document, const char *format, ...)
{
	va_list list, again;
	char *at;
	int len;

	va_start(list, format);
	va_copy(again, list);
	len = vsnprintf(NULL, 0, format, list);
	va_end(list);
	at = take(document, (size_t)(len > 0 ? len : 0) + 1);
	if (len > 0)
		vsnprintf(at, (size_t)len + 1, format, again);
	va_end(again);
	return (struct span){at, (size_t)(len > 0 ? len : 0)};
}

struct span document_copy(struct document *document, struct span text)
{
	return (struct span){arena_copy(&document->arena, text.at, text.len), text.len};
}

static void add_words(
    struct document *document, struct words ***end, enum tone tone, struct span text)
{
	struct words *words = take(document, sizeof *words);

	*words = (struct words){NULL, tone, document_copy(document, text)};
	**end = words;
	*end = &words->next;
}

void document_lead(struct document *document, enum tone tone, struct span text)
{
	add_words(document, &document->lead_end, tone, text);
}

struct section *document_section(struct document *document, const char *id, const char *title)
{
	struct section *section = take(document, sizeof *section);

	*section = (struct section){.id = id, .title = title, .document = document};
	section->end = &section->blocks;
	*document->end = section;
	document->end = &section->next;
	return section;
}

static struct block *new_block(struct section *section, enum block_kind kind, const char *id)
{
	struct block *block = take(section->document, sizeof *block);

	*block = (struct block){.kind = kind, .id = id};
	block->words_end = &block->words;
	block->figures_end = &block->figures;
	block->quotes_end = &block->quotes;
	*section->end = block;
	section->end = &block->next;
	section->last = block;
	return block;
}

/* The last block where it is of that kind and name, else a new one. */
static struct block *block_of(struct section *section, enum block_kind kind, const char *id)
{
	struct block *last = section->last;

	if (last != NULL && last->kind == kind &&
	    (id == last->id || (id != NULL && last->id != NULL && strcmp(id, last->id) == 0)))
		return last;
	return new_block(section, kind, id);
}

void section_words(struct section *section, enum tone tone, struct span text)
{
	add_words(section->document, &block_of(section, BLOCK_WORDS, NULL)->words_end, tone, text);
}

void section_item(struct section *section, const char *id, enum tone tone, struct span text)
{
	add_words(section->document, &block_of(section, BLOCK_LIST, id)->words_end, tone, text);
}

struct figure *section_figure(
    struct section *section, const char *id, const char *label, struct value value)
{
	struct block *block = block_of(section, BLOCK_FIGURES, NULL);
	struct figure *figure = take(section->document, sizeof *figure);

	*figure = (struct figure){.id = id, .label = label, .value = value};
	*block->figures_end = figure;
	block->figures_end = &figure->next;
	return figure;
}

struct table *section_table(struct section *section, const char *id,
    const struct column *columns, size_t column_count)
{
	struct table *table = take(section->document, sizeof *table);

	*table = (struct table){.columns = columns, .column_count = column_count};
	table->end = &table->rows;
	new_block(section, BLOCK_TABLE, id)->table = table;
	return table;
}

struct row *section_row(struct section *section, struct table *table)
{
	size_t cells = table->column_count * sizeof(struct value);
	struct row *row = take(section->document, sizeof *row + cells);

	*table->end = row;
	table->end = &row->next;
	table->row_count++;
	return row;
}

struct chart *section_chart(struct section *section, const char *id, int64_t seconds)
{
	struct chart *chart = take(section->document, sizeof *chart);

	*chart = (struct chart){.seconds = seconds};
	chart->end = &chart->buckets;
	chart->marks_end = &chart->marks;
	new_block(section, BLOCK_CHART, id)->chart = chart;
	return chart;
}

struct chart_bucket *section_bucket(struct section *section, struct chart *chart, int64_t at)
{
	struct chart_bucket *bucket = take(section->document, sizeof *bucket);

	bucket->at = at;
	*chart->end = bucket;
	chart->end = &bucket->next;
	chart->bucket_count++;
	return bucket;
}

void section_mark(struct section *section, struct chart *chart, int64_t at, enum tone tone,
    struct span text)
{
	struct chart_mark *mark = take(section->document, sizeof *mark);

	*mark = (struct chart_mark){NULL, at, tone, document_copy(section->document, text)};
	*chart->marks_end = mark;
	chart->marks_end = &mark->next;
}

struct quote *section_quote(struct section *section, const char *id)
{
	struct block *block = block_of(section, BLOCK_QUOTES, id);
	struct quote *quote = take(section->document, sizeof *quote);

	quote->facts_end = &quote->facts;
	*block->quotes_end = quote;
	block->quotes_end = &quote->next;
	return quote;
}

void section_fact(
    struct section *section, struct quote *quote, const char *id, struct value value)
{
	struct figure *fact = take(section->document, sizeof *fact);

	*fact = (struct figure){.id = id, .label = id, .value = value};
	*quote->facts_end = fact;
	quote->facts_end = &fact->next;
}

bool block_quiet(const struct block *block)
{
	if (block->kind != BLOCK_FIGURES)
		return false;
	for (const struct figure *figure = block->figures; figure; figure = figure->next)
		if (!figure->quiet)
			return false;
	return true;
}
