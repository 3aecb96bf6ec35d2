/* What a review counts of all cases. */
#include "report/kind/review_part.h"

#include <stdlib.h>

/* One that a post asked an answer for, or that people took up. */
static bool needs_answer(const struct case_view *view)
{
	if (view->row.numbers[CASE_STATE] == STATE_MERGED)
		return false;
	return !view->watched || view->raised || view->dropped;
}

static void take(struct lessons *lessons, const struct case_view *view)
{
	if (!needs_answer(view)) {
		lessons->watched += view->row.numbers[CASE_STATE] == STATE_WATCHED;
	} else {
		lessons->needed++;
		if (view->row.milestones[CASE_ANSWERED] != 0)
			lessons->answered++;
		else if (view->dropped)
			lessons->declined++;
		else if (view->row.milestones[CASE_ACKNOWLEDGED] != 0)
			lessons->acknowledged++;
		else
			lessons->untouched++;
	}
	lessons->raised += view->raised;
	lessons->drafted += view->drafted;
	lessons->changed += view->changed;
	lessons->rated += view->row.numbers[CASE_RATING] > 0;
	lessons->content += view->row.numbers[CASE_RATING] >= 4;
	lessons->reopened += view->row.milestones[CASE_REOPENED] != 0;
	for (size_t i = 0; i < PROMISES; i++) {
		lessons->promises[i].made += view->promises[i].made;
		lessons->promises[i].kept += view->promises[i].kept;
		lessons->promises[i].broken += view->promises[i].broken;
	}
}

struct lessons lessons_of(const struct casework *work)
{
	struct lessons lessons = {0};

	for (size_t i = 0; i < work->count; i++) {
		take(&lessons, &work->views[i]);
		if (!work->views[i].watched)
			clock_counts_add(lessons.clocks, &work->views[i], work->now);
	}
	return lessons;
}

void lessons_free(struct lessons *lessons)
{
	clock_counts_free(lessons->clocks);
}

static int by_name(struct span a, struct span b)
{
	size_t least = a.len < b.len ? a.len : b.len;
	int order = least > 0 ? memcmp(a.at, b.at, least) : 0;

	return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

static int most_put_right(const void *x, const void *y)
{
	const struct rule_record *a = x, *b = y;
	int64_t m = a->raised + a->declined, n = b->raised + b->declined;

	if (m != n)
		return m > n ? -1 : 1;
	if (a->cases != b->cases)
		return a->cases > b->cases ? -1 : 1;
	return by_name(a->name, b->name);
}

struct rule_record *rule_records(const struct casework *work, size_t *count)
{
	struct rule_record *records = mem_new(work->count + 1, sizeof *records);
	size_t n = 0, k;

	for (size_t i = 0; i < work->count; i++) {
		const struct case_view *view = &work->views[i];

		for (k = 0; k < n && !span_same(records[k].name, view->file->rule); k++)
			;
		if (k == n)
			records[n++].name = view->file->rule;
		records[k].cases++;
		records[k].raised += view->raised;
		records[k].declined += view->dropped;
	}
	qsort(records, n, sizeof *records, most_put_right);
	*count = n;
	return records;
}

static int most_cases(const void *x, const void *y)
{
	const struct cause *a = x, *b = y;

	if (a->cases != b->cases)
		return a->cases > b->cases ? -1 : 1;
	return by_name(a->name, b->name);
}

static bool was_late(const struct case_view *view, int64_t now)
{
	for (int i = 0; i < CASE_TARGETS; i++) {
		enum clock_end end = case_view_clock(view, (enum case_clock)i, now);

		if (end == CLOCK_LATE || end == CLOCK_MISSED)
			return true;
	}
	return false;
}

struct cause *causes_of(const struct casework *work, size_t *count)
{
	struct cause *causes = mem_new(work->count + 1, sizeof *causes);
	size_t n = 0, k;

	for (size_t i = 0; i < work->count; i++) {
		const struct case_view *view = &work->views[i];
		struct span topic = view->row.words[CASE_TOPIC];

		if (view->watched)
			continue;
		for (k = 0; k < n && !span_same(causes[k].name, topic); k++)
			;
		if (k == n)
			causes[n++].name = topic;
		causes[k].cases++;
		causes[k].reopened += view->row.milestones[CASE_REOPENED] != 0;
		causes[k].low += view->row.numbers[CASE_RATING] == 1 ||
		    view->row.numbers[CASE_RATING] == 2;
		causes[k].late += was_late(view, work->now);
	}
	qsort(causes, n, sizeof *causes, most_cases);
	*count = n;
	return causes;
}
