#include "report/count/figures.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"

enum { MOST_NAMES = 64 }; /* of one post's topics or reasons; further ones are not counted */

struct figures *figures_new(int64_t now, size_t top)
{
	struct figures *figures = mem_new(1, sizeof *figures);

	figures->now = now;
	figures->since = INT64_MIN;
	figures->until = INT64_MAX;
	figures->first = figures->last = POST_UNKNOWN;
	for (size_t i = 0; i < ENTRY_CLOCKS; i++)
		figures->clocks[i].oldest = figures->clocks[i].next = POST_UNKNOWN;
	top_open(&figures->top, top);
	return figures;
}

static bool is_outside(const struct figures *figures, const struct entry *entry)
{
	if (figures->since == INT64_MIN && figures->until == INT64_MAX)
		return false;
	return entry->created_at == POST_UNKNOWN || entry->created_at < figures->since ||
	    entry->created_at >= figures->until;
}

bool figures_wants_words(const struct figures *figures, const struct entry *entry)
{
	return entry->kind == ENTRY_POST && !is_outside(figures, entry) &&
	    top_wants(&figures->top, entry);
}

static bool earlier(int64_t a, int64_t b)
{
	return b == POST_UNKNOWN || a < b;
}

static void add_time(
    struct figures *figures, const struct entry *entry, const struct counts *one)
{
	int64_t when = entry->created_at;

	if (when == POST_UNKNOWN) {
		figures->undated++;
		return;
	}
	if (earlier(when, figures->first))
		figures->first = when;
	if (figures->last == POST_UNKNOWN || when > figures->last)
		figures->last = when;
	series_add(&figures->volume, &(struct series_bucket){.at = when, .counts = *one});
	if (entry->collected_at != POST_UNKNOWN)
		quantiles_add(&figures->lag, entry->collected_at - when);
}

static void add_deadline(struct figures_clock *clock, int64_t by, int64_t now)
{
	if (by < now) {
		clock->late++;
		if (earlier(by, clock->oldest))
			clock->oldest = by;
		return;
	}
	if (by <= now + FIGURES_SOON)
		clock->soon++;
	else
		clock->later++;
	if (earlier(by, clock->next))
		clock->next = by;
}

/* Returns the post's first deadline, or POST_UNKNOWN. */
static int64_t add_clocks(struct figures *figures, const struct entry *entry)
{
	int64_t first = POST_UNKNOWN;

	for (size_t i = 0; i < ENTRY_CLOCKS; i++) {
		if (entry->due[i] == POST_UNKNOWN)
			continue;
		add_deadline(&figures->clocks[i], entry->due[i], figures->now);
		if (earlier(entry->due[i], first))
			first = entry->due[i];
	}
	if (first == POST_UNKNOWN)
		return first;
	figures->due_posts++;
	figures->late_posts += first < figures->now;
	figures->soon_posts += first >= figures->now && first <= figures->now + FIGURES_SOON;
	return first;
}

static void add_name(struct group *group, struct span name, const struct counts *one)
{
	counts_add(&group_row(group, name)->counts, one);
}

static bool seen_before(const struct entry_list *list, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (span_same(list->at[k], list->at[i]))
			return true;
	return false;
}

/* A name that stands twice in one post's list counts once. */
static void add_list(
    struct group *group, const struct entry_list *list, const struct counts *one)
{
	for (size_t i = 0; i < list->count && i < MOST_NAMES; i++)
		if (!seen_before(list, i))
			add_name(group, list->at[i], one);
}

static void add_score(
    struct figures *figures, const struct entry *entry, const struct counts *one)
{
	figures->scored += entry->scored;
	if (entry->label != ENTRY_NONE)
		figures->labels[entry->label]++;
	if (entry->severity != ENTRY_NONE)
		figures->severities[entry->severity]++;
	if (entry->stance.len > 0)
		add_name(&figures->stances, entry->stance, one);
	if (entry->topics.count == 0)
		figures->without_topic += entry->scored;
	else
		add_list(&figures->topics, &entry->topics, one);
}

static void add_route(
    struct figures *figures, const struct entry *entry, const struct counts *one)
{
	figures->routed++;
	figures->answer += entry->answer == POST_ANSWER_YES;
	figures->watch += entry->answer == POST_ANSWER_NO;
	add_name(&figures->teams, entry->team, one);
	if (entry->rule.len > 0)
		add_name(&figures->rules, entry->rule, one);
	if (entry->answer == POST_ANSWER_NO)
		add_name(&figures->reasons, entry->reason, one);
}

static void add_reply(
    struct figures *figures, const struct entry *entry, const struct counts *one)
{
	figures->replied++;
	if (entry->drafted) {
		figures->drafted++;
		add_name(&figures->stages, entry->stage, one);
	} else if (entry->answer == POST_ANSWER_NO) {
		figures->unwanted++; /* why is among the reasons of the routes */
	} else if (entry->blocked.count > 0) {
		figures->held++;
		add_list(&figures->blocked, &entry->blocked, one);
	}
}

static void add_author(struct figures *figures, const struct entry *entry)
{
	if (entry->author.len == 0)
		return;
	figures->authored++;
	sketch_add(&figures->authors,
	    hash_text(hash_text(HASH_START, entry->platform), entry->author));
}

void figures_add(struct figures *figures, const struct entry *entry)
{
	int64_t first;
	struct counts one;

	if (entry->kind == ENTRY_POST && is_outside(figures, entry)) {
		figures->kinds[ENTRY_OUTSIDE]++;
		return;
	}
	figures->kinds[entry->kind]++;
	if (entry->kind == ENTRY_ALERT)
		group_row(&figures->alerts, entry->level)->counts.posts++;
	if (entry->kind != ENTRY_POST)
		return;
	figures->edits += entry->edit;
	figures->drilled += entry->drill;
	figures->cased += entry->cased;
	add_author(figures, entry);
	first = add_clocks(figures, entry);
	one = counts_of(entry, first != POST_UNKNOWN && first < figures->now);
	add_time(figures, entry, &one);
	add_name(&figures->platforms, entry->platform, &one);
	add_name(&figures->langs, entry->lang, &one);
	if (figures->by.way_count > 0)
		crosstab_add(&figures->by, entry, &one);
	add_score(figures, entry, &one);
	if (entry->routed)
		add_route(figures, entry, &one);
	if (entry->replied)
		add_reply(figures, entry, &one);
	top_add(&figures->top, entry);
}

static int64_t sum(const int64_t *counts, size_t n)
{
	int64_t total = 0;

	for (size_t i = 0; i < n; i++)
		total += counts[i];
	return total;
}

int64_t figures_labeled(const struct figures *figures)
{
	return sum(figures->labels, LABELS + 1);
}

int64_t figures_rated(const struct figures *figures)
{
	return sum(figures->severities, SEVERITIES + 1);
}

int64_t figures_net(const struct figures *figures)
{
	return figures->labels[LABEL_POSITIVE] - figures->labels[LABEL_NEGATIVE];
}

int64_t figures_undrafted(const struct figures *figures)
{
	return figures->replied - figures->drafted - figures->held - figures->unwanted;
}

void figures_free(struct figures *figures)
{
	top_free(&figures->top);
	crosstab_free(&figures->by);
	quantiles_free(&figures->lag);
	casebook_free(&figures->book);
	alarms_free(&figures->alarms);
	grades_free(&figures->grades);
	free(figures);
}
