#include "report/blocks.h"

#include <stdio.h>

#include "report/count/figures.h"

enum { ROOM_FOR_WORDS = 72 };

static void due_row(const struct page *page, const char *name, const struct figures_clock *clock,
    int64_t now)
{
	char figure[PAGE_FIGURE], words[2 * PAGE_FIGURE] = "";

	page_spaces(page, 2);
	page_cell(page, span_of(name), 12);
	if (clock->late > 0)
		page_ink(page, INK_BAD);
	page_right(page, page_count(figure, clock->late), 8);
	page_ink(page, INK_PLAIN);
	if (clock->soon > 0)
		page_ink(page, INK_WARN);
	page_right(page, page_count(figure, clock->soon), 10);
	page_ink(page, INK_PLAIN);
	page_right(page, page_count(figure, clock->later), 8);
	if (clock->late > 0)
		snprintf(words, sizeof words, "longest late %s",
		    page_duration(figure, now - clock->oldest));
	else if (clock->next != POST_UNKNOWN)
		snprintf(words, sizeof words, "next in %s",
		    page_duration(figure, clock->next - now));
	if (page->width >= ROOM_FOR_WORDS) {
		page_spaces(page, 3);
		buf_text(page->out, words);
	}
	page_line(page);
}

void blocks_due(const struct page *page, const void *state)
{
	const struct figures *figures = state;

	if (figures->due_posts == 0)
		return;
	page_title(page, "DUE", "as routed; what was done since is not seen here");
	page_ink(page, INK_FAINT);
	page_spaces(page, 14);
	page_right(page, "late", 8);
	page_right(page, "within 1h", 10);
	page_right(page, "later", 8);
	page_ink(page, INK_PLAIN);
	page_line(page);
	due_row(page, "acknowledge", &figures->clocks[CLOCK_ACKNOWLEDGE], figures->now);
	due_row(page, "answer", &figures->clocks[CLOCK_ANSWER], figures->now);
}
