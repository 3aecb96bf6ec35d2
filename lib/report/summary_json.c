/* The summary as one JSON object; man/crisis-report.1 documents its members. */
#include "post/member.h"
#include "report/report.h"

#include <stdlib.h>

#include "base/mem.h"

enum { BUCKETS = 240 };

/* A share with its numerator and denominator; of nothing there is no share. */
static void write_share(struct buf *out, const char *key, int64_t count, int64_t of)
{
	member_open(out, key, '{');
	member_integer(out, "count", count);
	member_integer(out, "of", of);
	if (of > 0)
		member_real(out, "share", (double)count / (double)of, 4);
	member_close(out, '}');
}

static void write_time(struct buf *out, const char *key, int64_t when)
{
	if (when != POST_UNKNOWN)
		member_time(out, key, when);
}

static void write_row(struct buf *out, const struct group_row *row, int64_t of, bool named)
{
	member_open(out, NULL, '{');
	if (named)
		member_text(out, "name", (struct span){row->name, row->len});
	member_integer(out, "count", row->posts);
	member_integer(out, "of", of);
	if (of > 0)
		member_real(out, "share", (double)row->posts / (double)of, 4);
	write_share(out, "negative", row->negative, row->labeled);
	member_integer(out, "answer", row->answer);
	member_integer(out, "late", row->late);
	member_close(out, '}');
}

/* The rows, the largest first; names beyond the bound are together in a last row without a
 * name. */
static void write_group(struct buf *out, const char *key, const struct group *group, int64_t of)
{
	const struct group_row *rows[GROUP_MOST];
	size_t count = group_sorted(group, rows);

	member_open(out, key, '[');
	for (size_t i = 0; i < count; i++)
		write_row(out, rows[i], of, true);
	if (group->other.posts > 0)
		write_row(out, &group->other, of, false);
	member_close(out, ']');
}

static void write_lines(struct buf *out, const struct figures *figures)
{
	const int64_t *kinds = figures->kinds;
	const struct group_row *rows[GROUP_MOST];
	size_t levels = group_sorted(&figures->alerts, rows);

	member_open(out, "lines", '{');
	member_integer(out, "read", figures->lines);
	member_integer(out, "posts", kinds[ENTRY_POST]);
	member_open(out, "left_out", '{');
	member_integer(out, "reposts", kinds[ENTRY_REPOST]);
	member_integer(out, "own", kinds[ENTRY_OWN]);
	member_integer(out, "drills", kinds[ENTRY_DRILL]);
	member_integer(out, "deletions", kinds[ENTRY_DELETION]);
	member_integer(out, "alerts", kinds[ENTRY_ALERT]);
	member_integer(out, "other", kinds[ENTRY_OTHER]);
	member_integer(out, "rejected", figures->rejected);
	member_close(out, '}');
	member_close(out, '}');
	member_open(out, "alerts", '[');
	for (size_t i = 0; i < levels; i++) {
		member_open(out, NULL, '{');
		member_text(out, "level", (struct span){rows[i]->name, rows[i]->len});
		member_integer(out, "count", rows[i]->posts);
		member_close(out, '}');
	}
	member_close(out, ']');
}

static void write_volume(struct buf *out, const struct figures *figures)
{
	struct series_bucket *buckets = mem_new(SERIES_MOST, sizeof *buckets);
	struct series *series = mem_new(1, sizeof *series);
	size_t count;

	*series = figures->volume;
	series_coarsen(series, BUCKETS);
	count = series_sorted(series, buckets);
	member_open(out, "volume", '{');
	member_integer(out, "seconds", series_width(series));
	member_integer(out, "undated", figures->undated);
	member_open(out, "buckets", '[');
	for (size_t i = 0; i < count; i++) {
		member_open(out, NULL, '{');
		member_time(out, "at", buckets[i].at);
		member_integer(out, "posts", buckets[i].posts);
		member_integer(out, "negative", buckets[i].negative);
		member_close(out, '}');
	}
	member_close(out, ']');
	member_close(out, '}');
	free(series);
	free(buckets);
}

static void write_sentiment(struct buf *out, const struct figures *figures)
{
	int64_t labeled = figures_labeled(figures), net = figures_net(figures);

	member_open(out, "sentiment", '{');
	write_share(out, "labeled", labeled, figures->kinds[ENTRY_POST]);
	for (size_t i = 0; i < LABELS; i++)
		write_share(out, label_names[i], figures->labels[i], labeled);
	write_share(out, "unknown", figures->labels[LABELS], labeled);
	member_open(out, "net_all", '{');
	member_integer(out, "numerator", net);
	member_integer(out, "denominator", labeled);
	if (labeled > 0)
		member_real(out, "value", (double)net / (double)labeled, 4);
	member_close(out, '}');
	member_close(out, '}');
}

static void write_severity(struct buf *out, const struct figures *figures)
{
	int64_t rated = figures_rated(figures);

	member_open(out, "severity", '{');
	write_share(out, "rated", rated, figures->kinds[ENTRY_POST]);
	for (size_t i = SEVERITIES; i > 0; i--)
		write_share(out, severity_names[i - 1], figures->severities[i - 1], rated);
	write_share(out, "unknown", figures->severities[SEVERITIES], rated);
	member_close(out, '}');
}

static void write_due(struct buf *out, const struct figures *figures)
{
	static const char *const names[CLOCKS] = {"acknowledge", "answer"};

	member_open(out, "due", '{');
	for (size_t i = 0; i < CLOCKS; i++) {
		const struct figures_clock *clock = &figures->clocks[i];

		member_open(out, names[i], '{');
		member_integer(out, "late", clock->late);
		member_integer(out, "within_hour", clock->soon);
		member_integer(out, "later", clock->later);
		member_integer(out, "of", clock->late + clock->soon + clock->later);
		write_time(out, "oldest", clock->oldest);
		write_time(out, "next", clock->next);
		member_close(out, '}');
	}
	member_open(out, "posts", '{');
	member_integer(out, "late", figures->late_posts);
	member_integer(out, "within_hour", figures->soon_posts);
	member_integer(out, "of", figures->due_posts);
	member_close(out, '}');
	member_close(out, '}');
}

static void write_answers(struct buf *out, const struct figures *figures)
{
	member_open(out, "answer", '{');
	write_share(out, "routed", figures->routed, figures->kinds[ENTRY_POST]);
	write_share(out, "yes", figures->answer, figures->routed);
	write_share(out, "no", figures->watch, figures->routed);
	write_share(out, "unknown", figures->routed - figures->answer - figures->watch,
	    figures->routed);
	write_group(out, "reasons", &figures->reasons, figures->watch);
	member_close(out, '}');
}

static void write_drafts(struct buf *out, const struct figures *figures)
{
	member_open(out, "drafts", '{');
	write_share(out, "replied", figures->replied, figures->kinds[ENTRY_POST]);
	write_share(out, "made", figures->drafted, figures->replied);
	write_share(out, "blocked", figures->held, figures->replied);
	write_share(out, "not_wanted", figures->unwanted, figures->replied);
	write_share(out, "none", figures_undrafted(figures), figures->replied);
	write_group(out, "stages", &figures->stages, figures->drafted);
	write_group(out, "reasons", &figures->blocked, figures->held);
	member_close(out, '}');
}

static void write_word(struct buf *out, const char *key, struct span text)
{
	if (text.len > 0)
		member_text(out, key, text);
}

static void write_top(struct buf *out, const struct figures *figures)
{
	member_open(out, "top", '[');
	for (size_t i = 0; i < figures->top.count; i++) {
		const struct top_post *post = &figures->top.posts[i];
		const struct entry *entry = &post->entry;

		member_open(out, NULL, '{');
		write_word(out, "platform", entry->platform);
		write_word(out, "id", entry->id);
		write_word(out, "url", entry->url);
		write_word(out, "author_handle", entry->handle);
		write_time(out, "created_at", entry->created_at);
		if (entry->severity >= 0 && entry->severity < SEVERITIES)
			member_word(out, "severity", severity_names[entry->severity]);
		if (entry->urgency != ENTRY_NONE)
			member_integer(out, "urgency", entry->urgency);
		write_word(out, "team", entry->team);
		write_time(out, "acknowledge_by", entry->due[CLOCK_ACKNOWLEDGE]);
		write_time(out, "answer_by", entry->due[CLOCK_ANSWER]);
		member_text(out, "text", entry->text);
		if (post->cut)
			member_flag(out, "text_cut", true);
		member_close(out, '}');
	}
	member_close(out, ']');
}

void summary_json(const struct figures *figures, const struct report_view *view, struct buf *out)
{
	int64_t posts = figures->kinds[ENTRY_POST];

	(void)view;
	member_open(out, NULL, '{');
	member_word(out, "type", "report");
	member_integer(out, "v", 1);
	member_word(out, "kind", "summary");
	member_time(out, "at", figures->now);
	write_lines(out, figures);
	member_integer(out, "posts", posts);
	member_integer(out, "edits", figures->edits);
	write_time(out, "first", figures->first);
	write_time(out, "last", figures->last);
	write_volume(out, figures);
	write_sentiment(out, figures);
	write_severity(out, figures);
	write_due(out, figures);
	write_group(out, "platforms", &figures->platforms, posts);
	member_open(out, "topics", '{');
	write_share(out, "scored", figures->scored, posts);
	write_share(out, "none", figures->without_topic, figures->scored);
	write_group(out, "names", &figures->topics, figures->scored);
	member_close(out, '}');
	write_group(out, "teams", &figures->teams, figures->routed);
	write_group(out, "stances", &figures->stances, posts);
	write_answers(out, figures);
	write_drafts(out, figures);
	write_top(out, figures);
	member_close(out, '}');
	buf_char(out, '\n');
}
