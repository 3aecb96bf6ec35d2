/* The handover to the next shift: what is late, what falls due, what was promised, what waits. */
#include "report/kind/kind.h"

#include <stdlib.h>

#include "post/json.h"
#include "report/kind/case_part.h"
#include "report/kind/open_part.h"
#include "report/say.h"

enum { SHIFT = 8 * 3600, SHOWN = 40 };

struct task {
	const struct case_view *view;
	enum case_clock clock;
};

static int soonest_first(const void *x, const void *y)
{
	const struct task *a = x, *b = y;
	int64_t m = a->view->row.due[a->clock], n = b->view->row.due[b->clock];

	if (m != n)
		return m < n ? -1 : 1;
	if (case_graver(a->view, b->view) != 0)
		return case_graver(a->view, b->view);
	if (a->view != b->view)
		return a->view < b->view ? -1 : 1;
	return (a->clock > b->clock) - (a->clock < b->clock);
}

/* The clocks from first to last that run out in the shift, or, without bound, later on. */
static void list_due(struct section *section, const struct casework *work, enum case_clock first,
    enum case_clock last, bool bound)
{
	struct task *tasks = mem_new(work->count * CASE_CLOCKS + 1, sizeof *tasks);
	struct table *table;
	size_t count = 0;

	for (size_t i = 0; i < work->count; i++)
		for (int k = (int)first; k <= (int)last; k++) {
			const struct case_view *view = &work->views[i];
			int64_t at = case_owed(view, (enum case_clock)k);

			if (at != 0 && at >= work->now && (!bound || at < work->now + SHIFT))
				tasks[count++] = (struct task){view, (enum case_clock)k};
		}
	qsort(tasks, count, sizeof *tasks, soonest_first);
	if (count > 0) {
		section->note = document_text(section->document, "%zu clock%s, in order%s", count,
		    count == 1 ? "" : "s",
		    count > SHOWN ? "; not all here" : "");
		table = case_table(section, false);
		for (size_t i = 0; i < count && i < SHOWN; i++)
			case_row(section, table, tasks[i].view, tasks[i].clock, work->now);
		section->last->command = "crisis-case due --within 8h";
	}
	free(tasks);
}

static int worst_first(const void *x, const void *y)
{
	const struct case_view *a = *(const struct case_view *const *)x;
	const struct case_view *b = *(const struct case_view *const *)y;

	if (case_graver(a, b) != 0)
		return case_graver(a, b);
	if (a->row.milestones[CASE_POSTED] != b->row.milestones[CASE_POSTED])
		return a->row.milestones[CASE_POSTED] < b->row.milestones[CASE_POSTED] ? -1 : 1;
	return a < b ? -1 : a > b;
}

/* "C-2026-000001 high, answered · safety · ben · injury · update in 1m" */
static void say_case(struct buf *line, const struct case_view *view, int64_t now)
{
	static const enum case_word told[] = {CASE_TEAM, CASE_OWNER, CASE_TOPIC};
	const struct span *words = view->row.words, number = view->file->number;
	enum case_clock next = case_next_due(view);
	char span[SAY_SIZE];

	buf_format(line, "%.*s %s, %s", (int)number.len, number.at, case_severity(view),
	    case_state_names[view->row.numbers[CASE_STATE]]);
	for (size_t i = 0; i < sizeof told / sizeof *told; i++)
		if (words[told[i]].len > 0)
			buf_format(line, " · %.*s", (int)words[told[i]].len, words[told[i]].at);
	if (next != CASE_CLOCKS)
		buf_format(line, " · %s %s %s", case_clock_names[next],
		    view->row.due[next] < now ? "late by" : "in",
		    say_span(span, view->row.due[next] - now));
	if (words[CASE_MISSING].len > 2) {
		buf_text(line, ". Missing: ");
		json_said(line, words[CASE_MISSING]);
	}
}

/* A case in a line, and what was done last. */
static void describe(struct section *section, const struct case_view *view, int64_t now)
{
	const struct case_step *last =
	    view->step_count > 0 ? view->steps[view->step_count - 1] : NULL;
	struct buf line = {0};
	char at[SAY_SIZE];

	say_case(&line, view, now);
	if (last != NULL)
		buf_format(&line, ". Last: %s by %.*s, %s%s%.*s", case_verb_names[last->verb],
		    (int)last->actor.len, last->actor.at, say_time(at, last->at),
		    last->text.len > 0 ? ": " : "", (int)last->text.len, last->text.at);
	section_item(section, "cases", case_tone(view), (struct span){line.at, line.len});
	buf_free(&line);
}

/* Open cases, or those in which the customer's answer is waited for. */
static void list_cases(struct section *section, const struct casework *work, bool waiting)
{
	const struct case_view **open = mem_new(work->count + 1, sizeof *open);
	size_t count = 0;

	for (size_t i = 0; i < work->count; i++)
		if (case_is_open(&work->views[i].row) && !work->views[i].watched &&
		    (work->views[i].row.numbers[CASE_WAITING_SINCE] != 0) == waiting)
			open[count++] = &work->views[i];
	qsort(open, count, sizeof *open, worst_first);
	section->note = document_text(section->document, "%zu, the worst first%s", count,
	    count > SHOWN ? "; not all here: crisis-case list" : "");
	for (size_t i = 0; i < count && i < SHOWN; i++)
		describe(section, open[i], work->now);
	free(open);
}

static void say_gate(struct document *document, const struct casework *work)
{
	const struct case_step *hold = gate_hold(work);
	char until[SAY_SIZE];

	if (hold != NULL)
		document_lead(document, TONE_WARN,
		    document_text(document, "Planned posts are held%s%s: %.*s",
		        hold->until != 0 ? " until " : "",
		        hold->until != 0 ? say_time(until, hold->until) : "", (int)hold->text.len,
		        hold->text.at));
}

struct document *kind_handover(const struct figures *figures)
{
	struct document *document =
	    document_new("handover", "Handover to the next shift", figures->now);
	struct casework *work = casework_new(figures);

	part_cases(document, figures, work);
	say_gate(document, work);
	part_overdue(document, work);
	list_due(document_section(document, "due", "Due in the next 8 hours"), work,
	    CASE_BY_ACKNOWLEDGE, CASE_BY_RESOLVE, true);
	list_due(document_section(document, "promised", "Promised"), work, CASE_BY_UPDATE,
	    CASE_BY_FOLLOW_UP, false);
	list_cases(document_section(document, "open", "Open cases"), work, false);
	list_cases(document_section(document, "waiting", "Waiting for the customer"), work, true);
	casework_free(work);
	return document;
}
