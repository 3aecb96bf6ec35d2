/* The summary for a terminal: the figures that matter on three lines, then blocks. */
#include "report/report.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "base/when.h"
#include "report/blocks.h"
#include "report/chart.h"
#include "report/page.h"

static void headline(const struct page *page, const struct figures *figures)
{
	char at[PAGE_FIGURE];
	size_t used = strlen("as of ") + strlen(blocks_time(at, figures->now)) + strlen(" UTC");
	bool wide = strlen("CRISIS SUMMARY ") + used <= page->width;
	const char *name = wide ? "CRISIS SUMMARY" : "SUMMARY";

	page_say(page, INK_STRONG, name);
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

/* ", 2026-11-22 06:12 to 11:58 UTC (5h 46m)" */
static void add_span(struct buf *words, const struct figures *figures)
{
	const size_t day = strlen("2026-11-22 ");
	char from[PAGE_FIGURE], to[PAGE_FIGURE], span[PAGE_FIGURE];

	if (figures->first == POST_UNKNOWN)
		return;
	blocks_time(from, figures->first);
	blocks_time(to, figures->last);
	buf_format(words, ", %s", from);
	if (strcmp(from, to) != 0)
		buf_format(words, " to %s UTC (%s)", strncmp(from, to, day) == 0 ? to + day : to,
		    page_duration(span, figures->last - figures->first));
	else
		buf_text(words, " UTC");
}

/* "1,204 posts on 4 platforms, 2026-11-22 06:12 to 11:58 UTC (5h 46m)." */
static void say_posts(const struct page *page, const struct figures *figures)
{
	int64_t posts = figures->kinds[ENTRY_POST];
	const struct group_row *unknown = group_find(&figures->platforms, span_of(""));
	size_t platforms = figures->platforms.count - (unknown != NULL);
	char count[PAGE_FIGURE];
	struct buf words = {0};

	buf_format(&words, "%s post%s", page_count(count, posts), posts == 1 ? "" : "s");
	if (platforms > 0)
		buf_format(&words, " on %zu%s platform%s", platforms,
		    figures->platforms.other.posts > 0 ? " and more" : "", platforms == 1 ? "" : "s");
	add_span(&words, figures);
	if (figures->undated > 0)
		buf_format(&words, ", %s without a time", page_count(count, figures->undated));
	if (figures->edits > 0)
		buf_format(&words, "; %s edit%s among them may repeat a post",
		    page_count(count, figures->edits), figures->edits == 1 ? "" : "s");
	page_words(page, 0, 0, (struct span){words.at, words.len});
	buf_free(&words);
}

/* "Not counted, of 1,517 lines: 31 reposts, 4 posts of our own, ..." */
static void say_left_out(const struct page *page, const struct figures *figures)
{
	static const struct {
		enum entry_kind kind;
		const char *one, *many;
	} names[] = {
	    {ENTRY_REPOST, "repost", "reposts"},
	    {ENTRY_OWN, "post of our own", "posts of our own"},
	    {ENTRY_DRILL, "drill post", "drill posts"},
	    {ENTRY_DELETION, "deletion", "deletions"},
	    {ENTRY_ALERT, "alert", "alerts"},
	    {ENTRY_OTHER, "line that is no post", "lines that are no posts"},
	    {ENTRY_KINDS, "rejected line", "rejected lines"},
	};
	struct buf words = {0};
	char figure[PAGE_FIGURE];
	size_t start;

	buf_format(&words, "Not counted, of %s lines:", page_count(figure, figures->lines));
	start = words.len;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		int64_t count = names[i].kind == ENTRY_KINDS ? figures->rejected
		                                             : figures->kinds[names[i].kind];
		if (count > 0)
			buf_format(&words, "%s%s %s", words.len > start ? ", " : " ",
			    page_count(figure, count), count == 1 ? names[i].one : names[i].many);
	}
	if (words.len > start) {
		page_ink(page, INK_FAINT);
		page_words(page, 0, 2, (struct span){words.at, words.len});
		page_ink(page, INK_PLAIN);
	}
	buf_free(&words);
}

struct key {
	int64_t count, of; /* of above 0: shown as a share of it */
	const char *words;
	enum ink ink; /* where the count is not 0 */
	bool known;
};

/* The figures that tell how bad it is. */
static void key_figures(const struct page *page, const struct figures *figures)
{
	int64_t labeled = figures_labeled(figures), rated = figures_rated(figures);
	const struct key keys[] = {
	    {figures->severities[SEVERITY_CRITICAL], 0, "critical", INK_BAD, rated > 0},
	    {figures->severities[SEVERITY_HIGH], 0, "high", INK_WARN, rated > 0},
	    {figures->labels[LABEL_NEGATIVE], labeled, "negative", INK_STRONG, labeled > 0},
	    {figures->late_posts, 0, "late", INK_BAD, figures->due_posts > 0},
	    {figures->soon_posts, 0, "due in 1h", INK_WARN, figures->due_posts > 0},
	    {figures->drafted, 0, "drafts", INK_GOOD, figures->replied > 0},
	};
	size_t used = 0;

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		char number[PAGE_FIGURE], words[2 * PAGE_FIGURE];
		size_t wide;

		if (!keys[i].known)
			continue;
		page_count(number, keys[i].count);
		if (keys[i].of > 0)
			page_share(number, keys[i].count, keys[i].of);
		snprintf(words, sizeof words, "%s %s", number, keys[i].words);
		wide = strlen(words) + 2;
		if (used == 0 || used + wide > page->width) {
			page_line(page);
			used = 0;
		}
		page_spaces(page, 2);
		page_say(page, keys[i].count > 0 ? keys[i].ink : INK_FAINT, words);
		used += wide;
	}
	if (used > 0)
		page_line(page);
}

/* What a newcomer may miss, and which command would add it. */
static void say_missing(const struct page *page, const struct figures *figures)
{
	const struct {
		int64_t count;
		const char *words;
	} missing[] = {
	    {figures->scored, "No sentiment, topics or severity: crisis-score adds them."},
	    {figures->routed, "No teams and deadlines: crisis-route adds them."},
	    {figures->replied, "No drafts: crisis-reply writes them."},
	};

	for (size_t i = 0; i < sizeof missing / sizeof *missing; i++) {
		if (missing[i].count > 0)
			continue;
		if (i == 0 || missing[i - 1].count > 0)
			page_line(page);
		page_ink(page, INK_FAINT);
		page_words(page, 0, 0, span_of(missing[i].words));
		page_ink(page, INK_PLAIN);
	}
}

/* A block behind an empty line; one without anything to show leaves nothing. */
static void block(const struct page *page, page_block *left, page_block *right,
    const struct figures *figures)
{
	size_t start = page->out->len, inside;

	page_line(page);
	inside = page->out->len;
	if (right != NULL)
		page_beside(page, left, right, figures);
	else
		left(page, figures);
	if (page->out->len == inside)
		page->out->len = start;
}

static void volume(const struct page *page, const void *state)
{
	const struct figures *figures = state;

	chart_draw(page, &figures->volume);
}

void summary_text(const struct figures *figures, const struct report_view *view, struct buf *out)
{
	const struct page page = {.out = out, .width = view->width, .color = view->color};

	headline(&page, figures);
	say_posts(&page, figures);
	say_left_out(&page, figures);
	if (figures->kinds[ENTRY_ALERT] > 0)
		blocks_alerts(&page, figures);
	if (figures->kinds[ENTRY_POST] == 0)
		return;
	key_figures(&page, figures);
	block(&page, volume, NULL, figures);
	block(&page, blocks_due, NULL, figures);
	block(&page, blocks_severity, blocks_sentiment, figures);
	block(&page, blocks_topics, NULL, figures);
	block(&page, blocks_teams, NULL, figures);
	block(&page, blocks_stances, blocks_platforms, figures);
	block(&page, blocks_answers, blocks_drafts, figures);
	block(&page, blocks_watched, NULL, figures);
	block(&page, blocks_blocked, NULL, figures);
	block(&page, blocks_top, NULL, figures);
	say_missing(&page, figures);
}
