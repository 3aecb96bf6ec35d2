#include "case/pause.h"

#include "base/span.h"

/* The case's team as the plan has it now, NULL where it has none of that name. */
static const struct plan_team *team_of(const struct case_row *row, const struct plan *plan)
{
	for (size_t i = 0; i < plan->team_count; i++)
		if (span_same(plan->teams[i].name, row->words[CASE_TEAM]))
			return &plan->teams[i];
	return NULL;
}

static enum severity severity_of(const struct case_row *row)
{
	int64_t severity = row->numbers[CASE_SEVERITY];

	return severity > 0 ? (enum severity)(severity - 1) : SEVERITY_LOW;
}

static int64_t deadline(const struct case_row *row, const struct plan *plan, int64_t since,
    int64_t seconds)
{
	const struct plan_team *team = team_of(row, plan);

	return team == NULL ? since + seconds
	                    : plan_deadline(plan, team, severity_of(row), since, seconds);
}

/* A team that never works has no deadline. */
static int64_t known(int64_t at)
{
	return at != INT64_MAX ? at : 0;
}

/* How many seconds on the case's clock lie between two moments: the deadline grows with them, so
 * that the last ones whose deadline is not later can be searched for. */
static int64_t between(
    const struct case_row *row, const struct plan *plan, int64_t since, int64_t until)
{
	int64_t low = 0, high = until - since;

	if (until <= since)
		return until - since;
	while (low < high) {
		int64_t middle = low + (high - low + 1) / 2;

		if (deadline(row, plan, since, middle) <= until)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

void pause_end(const struct case_row *row, const struct plan *plan, int64_t at, int64_t *due)
{
	static const enum case_clock standing[] = {
	    CASE_BY_ACKNOWLEDGE, CASE_BY_ANSWER, CASE_BY_RESOLVE};
	int64_t since = row->numbers[CASE_WAITING_SINCE];

	for (size_t i = 0; i < sizeof standing / sizeof *standing; i++) {
		int64_t end = row->due[standing[i]], left;

		if (end == 0 || at <= since)
			continue;
		left = between(row, plan, since, end);
		/* What was late already has been late for as long. */
		due[standing[i]] = left < 0 ? at + left : known(deadline(row, plan, at, left));
	}
}

void targets_anew(const struct case_row *row, const struct plan *plan, int64_t at, int64_t *due)
{
	const struct plan_target *target = &plan->targets[severity_of(row)];

	due[CASE_BY_ACKNOWLEDGE] = known(deadline(row, plan, at, target->acknowledge));
	due[CASE_BY_ANSWER] = known(deadline(row, plan, at, target->answer));
	due[CASE_BY_RESOLVE] = known(deadline(row, plan, at, target->resolve));
}
