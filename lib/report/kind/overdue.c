/* Cases as rows: which, how bad, what is due, whose. */
#include "report/kind/case_part.h"

#include <stdlib.h>

#include "report/say.h"

static const struct column columns[] = {{"number", "case", false, false},
    {"severity", "severity", false, false}, {"state", "state", false, true},
    {"clock", "clock", false, false}, {"at", "due", false, true},
    {"late", "late by", false, false}, {"team", "team", false, false},
    {"owner", "owner", false, true}, {"topic", "topic", false, true}};

/* Of what is still to come: whoever takes over has to see how soon. */
static const struct column ahead[] = {{"number", "case", false, false},
    {"severity", "severity", false, false}, {"state", "state", false, true},
    {"clock", "clock", false, false}, {"at", "due", false, true},
    {"left", "due in", false, false}, {"team", "team", false, false},
    {"owner", "owner", false, true}, {"topic", "topic", false, true}};

struct table *case_table(struct section *section, bool late)
{
	return section_table(
	    section, NULL, late ? columns : ahead, sizeof columns / sizeof *columns);
}

static struct value words(struct section *section, struct span text)
{
	return text.len == 0 ? (struct value){0}
	                     : value_text(document_copy(section->document, text));
}

void case_row(struct section *section, struct table *table, const struct case_view *view,
    enum case_clock clock, int64_t now)
{
	int64_t at = view->row.due[clock];
	struct row *row = section_row(section, table);

	row->cells[0] = words(section, view->file->number);
	row->cells[1] = value_toned(value_text(span_of(case_severity(view))), case_tone(view));
	row->cells[2] = value_text(span_of(case_state_names[view->row.numbers[CASE_STATE]]));
	row->cells[3] = value_text(span_of(case_clock_names[clock]));
	if (at != 0)
		row->cells[4] = value_time(at);
	if (at != 0)
		row->cells[5] = at < now ? value_toned(value_span(now - at), TONE_BAD)
		                         : value_span(at - now);
	row->cells[6] = words(section, view->row.words[CASE_TEAM]);
	row->cells[7] = words(section, view->row.words[CASE_OWNER]);
	row->cells[8] = words(section, view->row.words[CASE_TOPIC]);
}

struct overdue {
	const struct case_view *view;
	enum case_clock clock;
	int64_t at;
};

static int worst_first(const void *x, const void *y)
{
	const struct overdue *a = x, *b = y;

	if (case_graver(a->view, b->view) != 0)
		return case_graver(a->view, b->view);
	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	if (a->view != b->view)
		return a->view < b->view ? -1 : 1;
	return (a->clock > b->clock) - (a->clock < b->clock);
}

void part_overdue(struct document *document, const struct casework *work)
{
	struct section *section = document_section(document, "overdue", "Past a deadline");
	struct overdue *late = mem_new(work->count * CASE_CLOCKS + 1, sizeof *late);
	struct table *table;
	size_t count = 0;

	for (size_t i = 0; i < work->count; i++)
		for (int k = 0; k < CASE_CLOCKS; k++) {
			const struct case_view *view = &work->views[i];

			int64_t at = case_owed(view, (enum case_clock)k);

			if (at != 0 && at < work->now)
				late[count++] = (struct overdue){view, (enum case_clock)k, at};
		}
	if (count > 0) {
		qsort(late, count, sizeof *late, worst_first);
		section->note = document_text(document,
		    "%zu clock%s, the worst first%s", count,
		    count == 1 ? "" : "s", count > CASES_SHOWN ? "; not all here" : "");
		table = case_table(section, true);
		for (size_t i = 0; i < count && i < CASES_SHOWN; i++)
			case_row(section, table, late[i].view, late[i].clock, work->now);
		section->last->command = "crisis-case due";
	}
	free(late);
}
