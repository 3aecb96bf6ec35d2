#include "report/blocks.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "report/count/figures.h"

enum { WORD = 28 }; /* columns of a name or place at most */

static void add_word(struct buf *line, const char *before, struct span word)
{
	if (word.len == 0)
		return;
	buf_text(line, before);
	utf8_mask(line, word.at, word.len, WORD);
}

/* "late by 2h 10m" or "answer in 5m": the first of the post's deadlines. */
static void add_deadline(struct buf *line, const struct entry *entry, int64_t now)
{
	static const char *const verbs[CLOCKS] = {"acknowledge", "answer"};
	char figure[PAGE_FIGURE];
	size_t first = CLOCKS;

	for (size_t i = 0; i < CLOCKS; i++)
		if (entry->due[i] != POST_UNKNOWN &&
		    (first == CLOCKS || entry->due[i] < entry->due[first]))
			first = i;
	if (first == CLOCKS)
		return;
	page_duration(figure, entry->due[first] - now);
	if (entry->due[first] < now)
		buf_format(line, "late by %s ", figure);
	else
		buf_format(line, "%s in %s ", verbs[first], figure);
}

static enum ink severity_ink(int severity)
{
	return severity == SEVERITY_CRITICAL ? INK_BAD
	    : severity == SEVERITY_HIGH      ? INK_WARN
	                                     : INK_STRONG;
}

/* Until when, whose; where, by whom, when (with the date where it is not today's). */
static void about(const struct page *page, const struct entry *entry, int64_t now, size_t used)
{
	const size_t day = strlen("2026-11-22 ");
	char time[PAGE_FIGURE], today[PAGE_FIGURE];
	struct buf line = {0};

	add_deadline(&line, entry, now);
	add_word(&line, "→ ", entry->team);
	if (line.len > 0)
		buf_text(&line, " · ");
	add_word(&line, "", entry->platform);
	add_word(&line, " ", entry->handle);
	if (entry->created_at != POST_UNKNOWN) {
		blocks_time(today, now);
		blocks_time(time, entry->created_at);
		buf_format(&line, " %s", strncmp(time, today, day) == 0 ? time + day : time);
	}
	utf8_mask(page->out, line.at, line.len, page->width - used);
	buf_free(&line);
}

static void show(const struct page *page, const struct top_post *post, int64_t now)
{
	const struct entry *entry = &post->entry;
	bool rated = entry->severity >= 0 && entry->severity < SEVERITIES;
	char head[PAGE_FIGURE];
	size_t used;

	if (entry->urgency != ENTRY_NONE)
		snprintf(head, sizeof head, "%-8s %3d", rated ? severity_names[entry->severity] : "",
		    entry->urgency);
	else
		snprintf(head, sizeof head, "%-8s    ", rated ? severity_names[entry->severity] : "");
	page_spaces(page, 2);
	page_say(page, severity_ink(entry->severity), head);
	page_spaces(page, 2);
	used = 2 + strlen(head) + 2;
	page_ink(page, INK_FAINT);
	about(page, entry, now, used);
	page_ink(page, INK_PLAIN);
	page_line(page);
	page_spaces(page, used);
	page_cell(page, entry->text, page->width - used);
	page_line(page);
	if (entry->url.len > 0) {
		page_spaces(page, used);
		page_ink(page, INK_FAINT);
		page_cell(page, entry->url, page->width - used);
		page_ink(page, INK_PLAIN);
		page_line(page);
	}
}

void blocks_top(const struct page *page, const void *state)
{
	const struct figures *figures = state;

	if (figures->top.count == 0)
		return;
	page_title(page, "LOOK AT FIRST", "most severe, then most urgent (0 to 100), then earliest");
	for (size_t i = 0; i < figures->top.count; i++)
		show(page, &figures->top.posts[i], figures->now);
}
