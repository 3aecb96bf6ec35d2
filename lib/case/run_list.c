/*
 * crisis-case list: cases as JSON lines, by state, team, topic, severity and time.
 */
#include "case/desk.h"
#include "case/told.h"
#include "case/write.h"
#include "post/term.h"

static enum status read_wish(
    const struct desk *desk, struct case_wish *wish, struct fault *fault)
{
	const struct case_wishes *w = desk->wishes;
	enum status status = STATUS_OK;

	*wish = (struct case_wish){.state = -1, .team = span_of(w->team),
	    .topic = span_of(w->topic), .drill = w->drill, .most = w->most};
	if (w->state != NULL)
		wish->state = term_find(case_state_names, STATES, span_of(w->state));
	if (w->state != NULL && wish->state < 0)
		return fault_set(fault, STATUS_USAGE, "--state: '%s' is no state of a case", w->state);
	if (w->severity != NULL)
		wish->severity = 1 + term_find(severity_names, SEVERITIES, span_of(w->severity));
	if (w->severity != NULL && wish->severity == 0)
		return fault_set(fault, STATUS_USAGE,
		    "--severity: '%s' is none of low, medium, high, critical", w->severity);
	if (w->since != NULL)
		status = desk_moment("since", w->since, 0, &wish->since, fault);
	if (status == STATUS_OK && w->until != NULL)
		status = desk_moment("until", w->until, 0, &wish->until, fault);
	return status;
}

enum status run_list(struct desk *desk, int *answer, struct fault *fault)
{
	struct case_wish wish;
	struct case_row row;
	struct span told;
	bool got = true;
	enum status status = read_wish(desk, &wish, fault);

	(void)answer;
	if (status != STATUS_OK)
		return status;
	cases_each(desk->book.cases, &wish);
	while (status == STATUS_OK && got && !output_failed(desk->out)) {
		arena_reset(&desk->book.arena);
		status = cases_next(desk->book.cases, &desk->book.arena, &row, &got, fault);
		if (status == STATUS_OK && got)
			status = told_read(&desk->book, &row, &told, fault);
		if (status != STATUS_OK || !got)
			continue;
		case_write(&row, true, told, &desk->out->waiting);
		output_text(desk->out, "\n");
		output_settle(desk->out);
	}
	return status;
}
