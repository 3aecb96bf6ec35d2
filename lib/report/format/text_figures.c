/* Figures and quotes as text. */
#include "report/format/text.h"

#include "base/utf8.h"
#include "report/say.h"

static void name(struct buf *out, const struct figure *figure)
{
	buf_text(out, figure->label);
	if (figure->variant != NULL)
		buf_format(out, " (%s)", figure->variant);
}

void text_figures_row(const struct page *page, const struct figure *figures)
{
	struct buf text = {0};
	size_t used = 0;

	for (const struct figure *figure = figures; figure != NULL; figure = figure->next) {
		const struct value *value = &figure->value;
		size_t wide;

		if (figure->quiet)
			continue;
		buf_reset(&text);
		say_value(&text, value);
		buf_char(&text, ' ');
		name(&text, figure);
		wide = utf8_columns(text.at, text.len) + 2;
		if (used > 0 && used + wide > page->width) {
			page_line(page);
			used = 0;
		}
		page_spaces(page, 2);
		page_ink(page, text_ink(value->tone));
		utf8_mask(page->out, text.at, text.len, page->width - 2);
		page_ink(page, INK_PLAIN);
		used += wide;
	}
	if (used > 0)
		page_line(page);
	buf_free(&text);
}

static size_t name_columns(const struct figure *figures)
{
	struct buf text = {0};
	size_t columns = 0;

	for (const struct figure *figure = figures; figure != NULL; figure = figure->next) {
		size_t wide;

		if (figure->quiet)
			continue;
		buf_reset(&text);
		name(&text, figure);
		wide = utf8_columns(text.at, text.len);
		if (wide > columns)
			columns = wide;
	}
	buf_free(&text);
	return columns;
}

void text_figures(const struct page *page, const struct figure *figures)
{
	size_t wide = name_columns(figures), indent;
	struct buf text = {0};

	if (wide > page->width / 2)
		wide = page->width / 2;
	indent = 2 + wide + 1;
	for (const struct figure *figure = figures; figure != NULL; figure = figure->next) {
		if (figure->quiet)
			continue;
		buf_reset(&text);
		name(&text, figure);
		page_spaces(page, 2);
		page_cell(page, (struct span){text.at, text.len}, wide);
		page_spaces(page, 1);
		buf_reset(&text);
		say_value(&text, &figure->value);
		if (figure->value.kind == VALUE_SHARE || figure->value.kind == VALUE_NET) {
			buf_text(&text, " = ");
			say_fraction(&text, &figure->value);
		}
		page_words(page, text_ink(figure->value.tone), indent, indent,
		    (struct span){text.at, text.len});
	}
	buf_free(&text);
}

/* A line of the quote, cut to the page. */
static void line(const struct page *page, enum ink ink, size_t indent, struct span text)
{
	if (text.len == 0)
		return;
	page_spaces(page, indent);
	page_ink(page, ink);
	page_cell(page, text, page->width - indent);
	page_ink(page, INK_PLAIN);
	page_line(page);
}

void text_quotes(const struct page *page, const struct quote *quotes)
{
	size_t wide = 0, indent;

	for (const struct quote *quote = quotes; quote != NULL; quote = quote->next) {
		size_t columns = utf8_columns(quote->label.at, quote->label.len);
		if (columns > wide)
			wide = columns;
	}
	if (wide > page->width / 3)
		wide = page->width / 3;
	indent = 2 + wide + (wide > 0 ? 2 : 0);
	for (const struct quote *quote = quotes; quote != NULL; quote = quote->next) {
		page_spaces(page, 2);
		page_ink(page, text_ink(quote->tone));
		page_cell(page, quote->label, wide);
		page_ink(page, INK_PLAIN);
		page_spaces(page, wide > 0 ? 2 : 0);
		page_ink(page, INK_FAINT);
		page_cell(page, quote->about, page->width - indent);
		page_ink(page, INK_PLAIN);
		page_line(page);
		line(page, INK_PLAIN, indent, quote->text);
		line(page, INK_FAINT, indent, quote->link);
	}
}
