/* Figures that were counted apart, added up; and figures to bytes and back. */
#include "report/count/figures.h"

#include <stdlib.h>

#include "base/mem.h"

static int64_t earlier(int64_t a, int64_t b)
{
	return a == POST_UNKNOWN || (b != POST_UNKNOWN && b < a) ? b : a;
}

static int64_t later(int64_t a, int64_t b)
{
	return a == POST_UNKNOWN || (b != POST_UNKNOWN && b > a) ? b : a;
}

/* All counts that add up, so that none is forgotten in one of the two ways. */
enum { COUNTS = 19 };

static void totals_of(struct figures *figures, int64_t *counts[COUNTS])
{
	int64_t *all[COUNTS] = {&figures->lines, &figures->rejected, &figures->edits,
	    &figures->drilled, &figures->undated, &figures->scored, &figures->routed,
	    &figures->replied, &figures->authored, &figures->cased, &figures->without_topic,
	    &figures->answer, &figures->watch, &figures->due_posts, &figures->late_posts,
	    &figures->soon_posts, &figures->drafted, &figures->held,
	    &figures->unwanted};

	memcpy(counts, all, sizeof all);
}

enum { GROUPS = 10 };

static void groups_of(struct figures *figures, struct group *groups[GROUPS])
{
	struct group *all[GROUPS] = {&figures->alerts, &figures->platforms, &figures->topics,
	    &figures->teams, &figures->stances, &figures->reasons, &figures->blocked,
	    &figures->stages, &figures->langs, &figures->rules};

	memcpy(groups, all, sizeof all);
}

static void merge_clock(struct figures_clock *clock, const struct figures_clock *other)
{
	clock->late += other->late;
	clock->soon += other->soon;
	clock->later += other->later;
	clock->oldest = earlier(clock->oldest, other->oldest);
	clock->next = earlier(clock->next, other->next);
}

static void add_all(int64_t *counts, const int64_t *other, size_t count)
{
	for (size_t i = 0; i < count; i++)
		counts[i] += other[i];
}

/* The other is not changed: its counts and groups are only read by the pointers. */
static void merge_counts(struct figures *figures, const struct figures *other)
{
	struct figures *from = mem_new(1, sizeof *from);
	int64_t *counts[COUNTS], *others[COUNTS];
	struct group *groups[GROUPS], *other_groups[GROUPS];

	*from = *other;
	totals_of(figures, counts);
	totals_of(from, others);
	groups_of(figures, groups);
	groups_of(from, other_groups);
	for (size_t i = 0; i < COUNTS; i++)
		*counts[i] += *others[i];
	for (size_t i = 0; i < GROUPS; i++)
		group_merge(groups[i], other_groups[i]);
	free(from);
}

/* What was asked for when the other was counted. */
static void take_over(struct figures *figures, const struct figures *other)
{
	figures->blank = false;
	figures->now = other->now;
	figures->since = other->since;
	figures->until = other->until;
	figures->drills = other->drills;
	figures->by.way_count = other->by.way_count;
	memcpy(figures->by.ways, other->by.ways, sizeof figures->by.ways);
	top_free(&figures->top);
	top_open(&figures->top, other->top.most);
}

bool figures_merge(struct figures *figures, const struct figures *other)
{
	if (figures->blank)
		take_over(figures, other);
	if (figures->since != other->since || figures->until != other->until ||
	    figures->now != other->now || figures->drills != other->drills ||
	    figures->top.most != other->top.most ||
	    !crosstab_merge(&figures->by, &other->by))
		return false;
	merge_counts(figures, other);
	add_all(figures->kinds, other->kinds, ENTRY_KINDS);
	add_all(figures->labels, other->labels, LABELS + 1);
	add_all(figures->severities, other->severities, SEVERITIES + 1);
	figures->first = earlier(figures->first, other->first);
	figures->last = later(figures->last, other->last);
	for (size_t i = 0; i < ENTRY_CLOCKS; i++)
		merge_clock(&figures->clocks[i], &other->clocks[i]);
	series_merge(&figures->volume, &other->volume);
	sketch_merge(&figures->authors, &other->authors);
	quantiles_merge(&figures->lag, &other->lag);
	top_merge(&figures->top, &other->top);
	casebook_merge(&figures->book, &other->book);
	alarms_merge(&figures->alarms, &other->alarms);
	grades_merge(&figures->grades, &other->grades);
	return true;
}

static void pack_all(struct pack *pack, int64_t *counts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		pack_total(pack, &counts[i]);
}

void figures_pack(struct figures *figures, struct pack *pack)
{
	int64_t *counts[COUNTS];
	struct group *groups[GROUPS];

	totals_of(figures, counts);
	groups_of(figures, groups);
	pack_moment(pack, &figures->now);
	pack_integer(pack, &figures->since);
	pack_integer(pack, &figures->until);
	pack_flag(pack, &figures->drills);
	crosstab_pack(&figures->by, pack);
	for (size_t i = 0; i < COUNTS; i++)
		pack_total(pack, counts[i]);
	pack_all(pack, figures->kinds, ENTRY_KINDS);
	pack_all(pack, figures->labels, LABELS + 1);
	pack_all(pack, figures->severities, SEVERITIES + 1);
	pack_moment(pack, &figures->first);
	pack_moment(pack, &figures->last);
	for (size_t i = 0; i < ENTRY_CLOCKS; i++) {
		struct figures_clock *clock = &figures->clocks[i];

		pack_total(pack, &clock->late);
		pack_total(pack, &clock->soon);
		pack_total(pack, &clock->later);
		pack_moment(pack, &clock->oldest);
		pack_moment(pack, &clock->next);
	}
	for (size_t i = 0; i < GROUPS && !pack->broken; i++)
		group_pack(groups[i], pack);
	series_pack(&figures->volume, pack);
	pack_bytes(pack, figures->authors.registers, sizeof figures->authors.registers);
	quantiles_pack(&figures->lag, pack);
	top_pack(&figures->top, pack);
	casebook_pack(&figures->book, pack);
	alarms_pack(&figures->alarms, pack);
	grades_pack(&figures->grades, pack);
}
