#include "report/count/casework.h"

#include <stdlib.h>

#include "report/count/follow.h"

const char *const case_promise_names[PROMISES] = {
    "the next statement", "to ask how it went", "to come back to what was assigned"};

static int by_number(const void *x, const void *y)
{
	const struct case_file *a = *(const struct case_file *const *)x;
	const struct case_file *b = *(const struct case_file *const *)y;

	return strcmp(a->number.at, b->number.at);
}

static int by_seq(const void *x, const void *y)
{
	const struct case_step *a = *(const struct case_step *const *)x;
	const struct case_step *b = *(const struct case_step *const *)y;

	return (a->seq > b->seq) - (a->seq < b->seq);
}

/* In order, each once. */
static size_t sort_steps(
    struct arena *arena, const struct case_file *file, const struct case_step ***steps)
{
	const struct case_step **sorted =
	    arena_take(arena, (file->step_count + 1) * sizeof *sorted);
	size_t count = 0;

	for (size_t i = 0; i < file->step_count; i++)
		sorted[i] = &file->steps[i];
	qsort(sorted, file->step_count, sizeof *sorted, by_seq);
	for (size_t i = 0; i < file->step_count; i++)
		if (count == 0 || sorted[count - 1]->seq != sorted[i]->seq)
			sorted[count++] = sorted[i];
	*steps = sorted;
	return count;
}

static bool is_wanted(struct casework *work, const struct figures *figures,
    const struct case_file *file)
{
	int64_t opened = file->milestones[CASE_OPENED];

	if (file->drill && !figures->drills) {
		work->drills++;
		return false;
	}
	if (figures->since == INT64_MIN && figures->until == INT64_MAX)
		return true;
	if (opened != 0 && opened >= figures->since && opened < figures->until)
		return true;
	work->outside++;
	return false;
}

/* What was said of the gate in the time that is asked for. */
static void take_gate(
    struct casework *work, const struct figures *figures, const struct case_file *file)
{
	const struct case_step **steps;
	size_t count = sort_steps(&work->arena, file, &steps);

	work->gate = arena_take(&work->arena, (count + 1) * sizeof *work->gate);
	for (size_t i = 0; i < count; i++)
		if ((steps[i]->verb == VERB_HOLD || steps[i]->verb == VERB_GO) &&
		    steps[i]->at >= figures->since && steps[i]->at < figures->until)
			work->gate[work->gate_count++] = steps[i];
}

struct casework *casework_new(const struct figures *figures)
{
	const struct casebook *book = &figures->book;
	struct casework *work = mem_new(1, sizeof *work);
	const struct case_file **files = mem_new(book->count + 1, sizeof *files);
	size_t count = 0;

	work->now = figures->now;
	work->views = mem_new(book->count + 1, sizeof *work->views);
	for (size_t i = 0; i < book->count; i++) {
		const struct case_file *file = book->files[i];

		if (file->number.len == 0)
			take_gate(work, figures, file);
		else if (is_wanted(work, figures, file))
			files[count++] = file;
	}
	qsort(files, count, sizeof *files, by_number);
	for (size_t i = 0; i < count; i++) {
		struct case_view *view = &work->views[work->count++];

		view->file = files[i];
		view->step_count = sort_steps(&work->arena, files[i], &view->steps);
		case_follow(view, figures->now, &work->arena);
	}
	free(files);
	return work;
}

void casework_free(struct casework *work)
{
	arena_free(&work->arena);
	free(work->views);
	free(work);
}

int64_t case_view_deadline(const struct case_view *view, enum case_clock clock)
{
	int64_t promised = view->promised[clock], running = view->row.due[clock];

	/* While it runs, what was listed last says it best: it may have stood still meanwhile. */
	if (running != 0 && view->row.milestones[case_clock_met_by[clock]] == 0)
		return running;
	return promised;
}

enum clock_end case_view_clock(const struct case_view *view, enum case_clock clock, int64_t now)
{
	int64_t deadline = case_view_deadline(view, clock);
	int64_t done = view->row.milestones[case_clock_met_by[clock]];

	if (done != 0)
		return deadline == 0 ? CLOCK_UNKNOWN : done <= deadline ? CLOCK_MET : CLOCK_LATE;
	if (deadline == 0 || (!case_is_open(&view->row) && view->row.due[clock] == 0))
		return CLOCK_NONE;
	return deadline < now && view->row.numbers[CASE_WAITING_SINCE] == 0 ? CLOCK_MISSED
	                                                                    : CLOCK_RUNS;
}

int64_t case_view_took(const struct case_view *view, enum case_milestone mark)
{
	int64_t from = view->row.milestones[CASE_POSTED];

	if (from == 0)
		from = view->row.milestones[CASE_OPENED];
	if (view->row.milestones[mark] == 0 || from == 0)
		return -1;
	return view->row.milestones[mark] > from ? view->row.milestones[mark] - from : 0;
}

void clock_counts_add(
    struct clock_count counts[CASE_TARGETS], const struct case_view *view, int64_t now)
{
	for (size_t i = 0; i < CASE_TARGETS; i++) {
		int64_t took = case_view_took(view, case_clock_met_by[i]);

		counts[i].ends[case_view_clock(view, (enum case_clock)i, now)]++;
		if (took >= 0)
			quantiles_add(&counts[i].took, took);
	}
}

void clock_counts_free(struct clock_count counts[CASE_TARGETS])
{
	for (size_t i = 0; i < CASE_TARGETS; i++)
		quantiles_free(&counts[i].took);
}

int64_t clock_count_due(const struct clock_count *count)
{
	return count->ends[CLOCK_MET] + count->ends[CLOCK_LATE] + count->ends[CLOCK_MISSED];
}
