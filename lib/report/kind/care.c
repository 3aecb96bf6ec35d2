/* Clocks of cases by one of their properties. */
#include "report/kind/case_part.h"

#include <stdlib.h>

#include "post/term.h"

struct span case_team(const struct case_view *view)
{
	return view->row.words[CASE_TEAM];
}

const char *case_severity(const struct case_view *view)
{
	int64_t severity = view->row.numbers[CASE_SEVERITY];

	return severity >= 1 && severity <= SEVERITIES ? severity_names[severity - 1] : "";
}

enum tone case_tone(const struct case_view *view)
{
	int64_t severity = view->row.numbers[CASE_SEVERITY];

	return severity == 4 ? TONE_BAD : severity == 3 ? TONE_WARN : TONE_PLAIN;
}

int case_graver(const struct case_view *a, const struct case_view *b)
{
	int64_t x = a->row.numbers[CASE_SEVERITY], y = b->row.numbers[CASE_SEVERITY];

	return (x < y) - (x > y);
}

int64_t case_owed(const struct case_view *view, enum case_clock clock)
{
	bool ours = !view->watched && view->row.numbers[CASE_WAITING_SINCE] == 0;

	return ours ? view->row.due[clock] : 0;
}

static int larger_first(const void *x, const void *y)
{
	const struct care *a = x, *b = y;
	size_t least = a->name.len < b->name.len ? a->name.len : b->name.len;
	int order = least > 0 ? memcmp(a->name.at, b->name.at, least) : 0;

	if (a->cases != b->cases)
		return a->cases > b->cases ? -1 : 1;
	return order != 0 ? order : (a->name.len > b->name.len) - (a->name.len < b->name.len);
}

struct care *care_by(const struct casework *work, case_pick *pick, size_t *count)
{
	struct care *care = NULL;
	size_t n = 0, k;

	for (size_t i = 0; i < work->count; i++) {
		const struct case_view *view = &work->views[i];
		struct span name = pick(view);

		if (view->watched)
			continue;
		for (k = 0; k < n && !span_same(care[k].name, name); k++)
			;
		if (k == n) {
			care = mem_resize(care, ++n, sizeof *care);
			care[k] = (struct care){.name = name};
		}
		care[k].cases++;
		clock_counts_add(care[k].clocks, view, work->now);
	}
	if (n > 0)
		qsort(care, n, sizeof *care, larger_first);
	*count = n;
	return care;
}

void care_free(struct care *care, size_t count)
{
	for (size_t i = 0; i < count; i++)
		clock_counts_free(care[i].clocks);
	free(care);
}
