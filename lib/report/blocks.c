#include "report/blocks.h"

#include <stdio.h>
#include <string.h>

#include "base/when.h"
#include "report/count/figures.h"

enum { SHOWN = 8 }; /* rows of a group; the rest is one row more */

const char *blocks_time(char out[PAGE_FIGURE], int64_t when)
{
	char text[WHEN_SIZE];

	when_write(text, when);
	snprintf(out, PAGE_FIGURE, "%.10s %.5s", text, text + strlen("2026-11-22T"));
	return out;
}

/* Writes what stands in a row's last column, or nothing. */
typedef void write_extra(char out[PAGE_FIGURE], const struct group_row *row);

static void no_extra(char out[PAGE_FIGURE], const struct group_row *row)
{
	(void)row;
	out[0] = '\0';
}

static void extra_negative(char out[PAGE_FIGURE], const struct group_row *row)
{
	char share[PAGE_FIGURE];

	snprintf(out, PAGE_FIGURE, "%s neg", page_share(share, row->negative, row->labeled));
}

static void extra_work(char out[PAGE_FIGURE], const struct group_row *row)
{
	out[0] = '\0';
	if (row->answer > 0 || row->late > 0)
		snprintf(out, PAGE_FIGURE, "%lld to answer, %lld late", (long long)row->answer,
		    (long long)row->late);
}

/* The largest rows; what remains is one row, so that the counts add up. */
static void group_rows(const struct page *page, const struct group *group, int64_t whole,
    const char *unnamed, enum ink ink, write_extra *extra)
{
	const struct group_row *sorted[GROUP_MOST];
	struct page_row rows[SHOWN + 1] = {0};
	struct group_row rest = group->other;
	char name[PAGE_FIGURE];
	size_t count = group_sorted(group, sorted), n = count;

	if (count > SHOWN || rest.posts > 0)
		n = count < SHOWN ? count : SHOWN - 1;
	for (size_t i = 0; i < n; i++) {
		rows[i] = (struct page_row){
		    {sorted[i]->name, sorted[i]->len}, sorted[i]->posts, ink, ""};
		if (sorted[i]->len == 0)
			rows[i].name = span_of(unnamed);
		extra(rows[i].extra, sorted[i]);
	}
	for (size_t i = n; i < count; i++) {
		rest.posts += sorted[i]->posts;
		rest.labeled += sorted[i]->labeled;
		rest.negative += sorted[i]->negative;
		rest.answer += sorted[i]->answer;
		rest.late += sorted[i]->late;
	}
	if (rest.posts > 0) {
		snprintf(name, sizeof name, "%s%zu more", group->other.posts > 0 ? "over " : "",
		    count - n);
		rows[n] = (struct page_row){span_of(name), rest.posts, INK_FAINT, ""};
		extra(rows[n++].extra, &rest);
	}
	page_rows(page, rows, n, whole);
}

void blocks_alerts(const struct page *page, const void *state)
{
	const struct figures *figures = state;
	const struct group_row *rows[GROUP_MOST];
	size_t count = group_sorted(&figures->alerts, rows);
	struct buf words = {0};
	char figure[PAGE_FIGURE];

	for (size_t i = 0; i < count && i < SHOWN; i++)
		buf_format(&words, "%s%s %s", i > 0 ? ", " : "Alerts by level: ",
		    page_count(figure, rows[i]->posts),
		    rows[i]->len > 0 ? rows[i]->name : "without a level");
	page_ink(page, INK_WARN);
	page_words(page, 0, 8, (struct span){words.at, words.len});
	page_ink(page, INK_PLAIN);
	buf_free(&words);
}

/* "of 1,204", and how many of the posts are not among them where some are. */
static void whole_note(char *out, size_t size, int64_t whole, int64_t posts, const char *without)
{
	char a[PAGE_FIGURE], b[PAGE_FIGURE];

	if (whole == posts)
		snprintf(out, size, "of %s", page_count(a, whole));
	else
		snprintf(out, size, "of %s; %s %s", page_count(a, whole),
		    page_count(b, posts - whole), without);
}

void blocks_severity(const struct page *page, const void *state)
{
	static const enum ink inks[SEVERITIES] = {INK_FAINT, INK_BAR, INK_WARN, INK_BAD};
	const struct figures *figures = state;
	int64_t rated = figures_rated(figures);
	struct page_row rows[SEVERITIES + 1];
	size_t count = 0;
	char note[96];

	if (rated == 0)
		return;
	for (int i = SEVERITIES - 1; i >= 0; i--)
		rows[count++] = (struct page_row){
		    span_of(severity_names[i]), figures->severities[i], inks[i], ""};
	if (figures->severities[SEVERITIES] > 0)
		rows[count++] = (struct page_row){
		    span_of("(other)"), figures->severities[SEVERITIES], INK_FAINT, ""};
	whole_note(note, sizeof note, rated, figures->kinds[ENTRY_POST], "not rated");
	page_title(page, "SEVERITY", note);
	page_rows(page, rows, count, rated);
}

void blocks_sentiment(const struct page *page, const void *state)
{
	static const enum ink inks[LABELS] = {INK_BAD, INK_FAINT, INK_GOOD};
	const struct figures *figures = state;
	int64_t labeled = figures_labeled(figures), net = figures_net(figures);
	struct page_row rows[LABELS + 1];
	size_t count = 0;
	char words[96], a[PAGE_FIGURE], b[PAGE_FIGURE];

	if (labeled == 0)
		return;
	for (int i = 0; i < LABELS; i++)
		rows[count++] =
		    (struct page_row){span_of(label_names[i]), figures->labels[i], inks[i], ""};
	if (figures->labels[LABELS] > 0)
		rows[count++] =
		    (struct page_row){span_of("(other)"), figures->labels[LABELS], INK_FAINT, ""};
	whole_note(words, sizeof words, labeled, figures->kinds[ENTRY_POST], "not scored");
	page_title(page, "SENTIMENT", words);
	page_rows(page, rows, count, labeled);
	snprintf(words, sizeof words, "net (all) %+.2f = %s / %s", (double)net / (double)labeled,
	    page_count(a, net), page_count(b, labeled));
	page_spaces(page, 2);
	page_words(page, 2, 2, span_of(words));
}

void blocks_topics(const struct page *page, const void *state)
{
	const struct figures *figures = state;
	char note[128], a[PAGE_FIGURE], b[PAGE_FIGURE];

	if (figures->topics.count == 0)
		return;
	snprintf(note, sizeof note, "of %s scored posts; a post may have several, %s have none",
	    page_count(a, figures->scored), page_count(b, figures->without_topic));
	page_title(page, "TOPICS", note);
	group_rows(page, &figures->topics, figures->scored, "(empty)", INK_BAR, extra_negative);
}

void blocks_teams(const struct page *page, const void *state)
{
	const struct figures *figures = state;
	char note[96];

	if (figures->routed == 0)
		return;
	whole_note(note, sizeof note, figures->routed, figures->kinds[ENTRY_POST], "not routed");
	page_title(page, "TEAMS", note);
	group_rows(page, &figures->teams, figures->routed, "(no team)", INK_BAR, extra_work);
}

void blocks_stances(const struct page *page, const void *state)
{
	const struct figures *figures = state;
	int64_t posts = figures->kinds[ENTRY_POST], known = figures->stances.other.posts;
	char note[96];

	for (size_t i = 0; i < figures->stances.count; i++)
		known += figures->stances.rows[i].posts;
	if (known == 0)
		return;
	whole_note(note, sizeof note, known, posts, "unknown");
	page_title(page, "STANCES", note);
	group_rows(page, &figures->stances, known, "", INK_BAR, no_extra);
}

void blocks_answers(const struct page *page, const void *state)
{
	const struct figures *figures = state;
	int64_t unknown = figures->routed - figures->answer - figures->watch;
	const struct page_row rows[] = {
	    {span_of("answer"), figures->answer, INK_GOOD, ""},
	    {span_of("watch only"), figures->watch, INK_FAINT, ""},
	    {span_of("not said"), unknown, INK_FAINT, ""},
	};
	char note[96];

	if (figures->routed == 0)
		return;
	whole_note(note, sizeof note, figures->routed, figures->kinds[ENTRY_POST], "not routed");
	page_title(page, "ANSWER", note);
	page_rows(page, rows, unknown > 0 ? 3 : 2, figures->routed);
}

void blocks_platforms(const struct page *page, const void *state)
{
	const struct figures *figures = state;

	page_title(page, "PLATFORMS", "");
	group_rows(page, &figures->platforms, figures->kinds[ENTRY_POST], "(unknown)", INK_BAR,
	    no_extra);
}

void blocks_drafts(const struct page *page, const void *state)
{
	const struct figures *figures = state;
	int64_t none = figures_undrafted(figures);
	const struct page_row rows[] = {
	    {span_of("made"), figures->drafted, INK_GOOD, ""},
	    {span_of("blocked"), figures->held, INK_WARN, ""},
	    {span_of("not wanted"), figures->unwanted, INK_FAINT, ""},
	    {span_of("no reason"), none, INK_FAINT, ""},
	};
	char note[96];

	if (figures->replied == 0)
		return;
	whole_note(note, sizeof note, figures->replied, figures->kinds[ENTRY_POST], "not tried");
	page_title(page, "DRAFTS", note);
	page_rows(page, rows, none > 0 ? 4 : 3, figures->replied);
}

void blocks_watched(const struct page *page, const void *state)
{
	const struct figures *figures = state;
	char note[96], figure[PAGE_FIGURE];

	if (figures->watch == 0)
		return;
	snprintf(note, sizeof note, "the reasons, of %s", page_count(figure, figures->watch));
	page_title(page, "WATCH ONLY", note);
	group_rows(page, &figures->reasons, figures->watch, "(no reason)", INK_FAINT, no_extra);
}

void blocks_blocked(const struct page *page, const void *state)
{
	const struct figures *figures = state;
	char note[96], figure[PAGE_FIGURE];

	if (figures->held == 0)
		return;
	snprintf(note, sizeof note, "what keeps drafts back, of %s; one may have several",
	    page_count(figure, figures->held));
	page_title(page, "BLOCKED", note);
	group_rows(page, &figures->blocked, figures->held, "(no reason)", INK_WARN, no_extra);
}
