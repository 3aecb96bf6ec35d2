/*
 * Whether somebody is on duty whenever a post may have to be answered, in the days to come.
 */
#include "base/when.h"
#include "plan/check.h"
#include "plan/duty.h"

enum { STEP = 15 * 60, AHEAD = 7 * 86400 };

static bool is_covered(const struct plan *plan, struct span team, int64_t when)
{
	for (size_t i = 0; i < plan->contact_count; i++) {
		const struct plan_contact *contact = &plan->contacts[i];

		if (span_same(contact->team, team) &&
		    (duty_next(contact, when) == when || duty_stand_in(plan, contact, when) != NULL))
			return true;
	}
	return false;
}

/* The gravest severity that waits for no hours; -1 where all do. */
static int at_any_time(const struct plan *plan)
{
	int severity = SEVERITIES - 1;

	while (severity >= 0 && plan->targets[severity].clock != CLOCK_ALWAYS)
		severity--;
	return severity;
}

static bool has_contact(const struct plan *plan, struct span team)
{
	for (size_t i = 0; i < plan->contact_count; i++)
		if (span_same(plan->contacts[i].team, team))
			return true;
	return false;
}

static void check_team(struct check *check, const struct plan_team *team, int severity)
{
	const struct plan *plan = check->plan;
	int64_t start = check->now - check->now % STEP, when = start;
	char text[WHEN_SIZE];

	while (when < start + AHEAD && is_covered(plan, team->name, when))
		when += STEP;
	if (when >= start + AHEAD)
		return;
	when_write(text, when + (plan->zone != NULL ? zone_offset(plan->zone, when) : 0));
	text[10] = ' ';
	text[16] = '\0';
	check_add(check, CHECK_CONTACTS, CHECK_DOUBT, team->place,
	    "team '%.*s': nobody is on duty at %s, and what is %s waits for no hours",
	    (int)team->name.len, team->name.at, text, severity_names[severity]);
}

void check_duty(struct check *check)
{
	const struct plan *plan = check->plan;
	int severity = at_any_time(plan);

	for (size_t i = 0; severity >= 0 && i < plan->team_count; i++)
		if (has_contact(plan, plan->teams[i].name))
			check_team(check, &plan->teams[i], severity);
}
