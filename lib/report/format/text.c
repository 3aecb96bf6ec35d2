/* A report for a terminal: what it is, what it is about, then a section behind each empty
 * line. */
#include "report/format/format.h"
#include "report/format/text.h"

#include <string.h>

#include "report/say.h"

enum ink text_ink(enum tone tone)
{
	static const enum ink inks[TONES] = {
	    [TONE_PLAIN] = INK_PLAIN,
	    [TONE_STRONG] = INK_STRONG,
	    [TONE_FAINT] = INK_FAINT,
	    [TONE_GOOD] = INK_GOOD,
	    [TONE_WARN] = INK_WARN,
	    [TONE_BAD] = INK_BAD,
	};

	return inks[tone];
}

/* Says that what it is about is made up; nothing else is as important. */
static void drill(const struct page *page, const struct document *document)
{
	if (!document->drill)
		return;
	page_words(page, INK_BAD, 0, 0,
	    span_of("DRILL: posts of a drill are counted. None of this happened."));
}

static void headline(const struct page *page, const struct document *document)
{
	char at[SAY_SIZE];
	size_t used = strlen("as of ") + strlen(say_time(at, document->at)) + strlen(" UTC");
	bool wide = strlen(document->title) + 1 + used <= page->width;
	const char *name = wide ? document->title : document->kind;

	page_capitals(page, name);
	page_spaces(page, page->width - strlen(name) - used);
	page_ink(page, INK_FAINT);
	buf_format(page->out, "as of %s UTC", at);
	page_ink(page, INK_PLAIN);
	page_line(page);
	page_ink(page, INK_FAINT);
	for (size_t i = 0; i < page->width; i++)
		buf_text(page->out, "─");
	page_ink(page, INK_PLAIN);
	page_line(page);
}

static void words(const struct page *page, const struct words *first, size_t start, size_t indent)
{
	for (const struct words *words = first; words != NULL; words = words->next) {
		page_spaces(page, start);
		page_words(page, text_ink(words->tone), start, indent, words->text);
	}
}

static void list(const struct page *page, const struct words *first)
{
	for (const struct words *words = first; words != NULL; words = words->next) {
		buf_text(page->out, "  - ");
		page_words(page, text_ink(words->tone), 4, 4, words->text);
	}
}

void text_block(
    const struct page *page, const struct section *section, const struct block *block)
{
	size_t indent = section->title != NULL ? 2 : 0;

	if (block->kind != BLOCK_CHART && block->title != NULL) {
		page_spaces(page, 2);
		page_say(page, INK_STRONG, block->title);
		page_line(page);
	}
	switch (block->kind) {
	case BLOCK_WORDS: words(page, block->words, indent, indent); break;
	case BLOCK_LIST: list(page, block->words); break;
	case BLOCK_TABLE: text_table(page, block->table); break;
	case BLOCK_QUOTES: text_quotes(page, block->quotes); break;
	case BLOCK_CHART:
		text_chart(page, block->chart, block->title ? block->title : section->title);
		break;
	case BLOCK_FIGURES:
		if (section->title != NULL)
			text_figures(page, block->figures);
		else
			text_figures_row(page, block->figures);
	}
	if (block->note.len > 0) {
		page_spaces(page, 2);
		page_words(page, INK_FAINT, 2, 2, block->note);
	}
}

static void section_block(const struct page *page, const void *state)
{
	const struct section *section = state;
	const struct block *first = section->blocks;
	bool own = first->kind == BLOCK_CHART && first->title == NULL && section->note.len == 0;

	if (section->title != NULL && !own)
		page_title(page, section->title, section->note);
	for (const struct block *block = first; block != NULL; block = block->next)
		text_block(page, section, block);
}

static const struct section *next_shown(const struct section *section)
{
	while (section != NULL && (section->blocks == NULL || section->quiet))
		section = section->next;
	return section;
}

void format_as_text(
    const struct document *document, const struct report_view *view, struct buf *out)
{
	const struct page page = {.out = out, .width = view->width, .color = view->color};
	const struct section *section = next_shown(document->sections);

	drill(&page, document);
	headline(&page, document);
	for (const struct words *lead = document->lead; lead != NULL; lead = lead->next)
		page_words(&page, text_ink(lead->tone), 0, lead->tone == TONE_FAINT ? 2 : 0,
		    lead->text);
	while (section != NULL) {
		const struct section *right = next_shown(section->next);
		bool beside = section->half && right != NULL && right->half;

		page_line(&page);
		if (beside)
			page_beside(&page, section_block, section, right);
		else
			section_block(&page, section);
		section = beside ? next_shown(right->next) : right;
	}
	if (view->commands)
		text_commands(&page, document);
	if (document->drill)
		page_line(&page);
	drill(&page, document);
}
