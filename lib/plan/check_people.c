/*
 * The readiness of people: who can be reached, who stands in, who has practiced.
 */
#include "base/when.h"
#include "plan/check.h"
#include "plan/sources.h"

enum { DAY = 86400, DATE_SIZE = WHEN_SIZE, HALF_A_YEAR = 6 };

static const char *date(char out[DATE_SIZE], int64_t day)
{
	when_write(out, day * DAY);
	out[10] = '\0';
	return out;
}

static const struct plan_contact *find_contact(const struct plan *plan, struct span name)
{
	for (size_t i = 0; i < plan->contact_count; i++)
		if (span_same(plan->contacts[i].name, name))
			return &plan->contacts[i];
	return NULL;
}

/* Somebody else of the team with the same role stands in as well as a deputy does. */
static bool has_stand_in(const struct plan *plan, const struct plan_contact *contact)
{
	for (size_t i = 0; i < plan->contact_count; i++) {
		const struct plan_contact *other = &plan->contacts[i];

		if (other != contact && contact->role.len > 0 &&
		    span_same(other->role, contact->role) && span_same(other->team, contact->team))
			return true;
	}
	return false;
}

static void check_deputy(struct check *check, const struct plan_contact *contact)
{
	struct span name = contact->name, deputy = contact->deputy;

	if (deputy.len == 0 && !has_stand_in(check->plan, contact))
		check_add(check, CHECK_CONTACTS, CHECK_MISSING, contact->place,
		    "'%.*s' has no deputy", (int)name.len, name.at);
	else if (deputy.len > 0 && span_same(name, deputy))
		check_add(check, CHECK_CONTACTS, CHECK_WRONG, contact->place,
		    "'%.*s' is their own deputy", (int)name.len, name.at);
	else if (deputy.len > 0 && find_contact(check->plan, deputy) == NULL)
		check_add(check, CHECK_CONTACTS, CHECK_MISSING, contact->place,
		    "'%.*s' has a deputy who is no contact: '%.*s'", (int)name.len, name.at,
		    (int)deputy.len, deputy.at);
}

static void check_contact(struct check *check, const struct plan_contact *contact)
{
	struct span name = contact->name;
	char by[DATE_SIZE];

	if (contact->phone.len == 0 && contact->mail.len == 0)
		check_add(check, CHECK_CONTACTS, CHECK_MISSING, contact->place,
		    "'%.*s' has neither phone nor mail", (int)name.len, name.at);
	if (contact->team.len > 0 && plan_team(check->plan, contact->team) == NULL)
		check_add(check, CHECK_CONTACTS, CHECK_MISSING, contact->place,
		    "'%.*s': no team is named '%.*s'", (int)name.len, name.at,
		    (int)contact->team.len, contact->team.at);
	if (contact->review_by == DAY_UNKNOWN)
		check_add(check, CHECK_CONTACTS, CHECK_DOUBT, contact->place,
		    "'%.*s' has no review-by", (int)name.len, name.at);
	else if (contact->review_by < check->today)
		check_add(check, CHECK_CONTACTS, CHECK_STALE, contact->place,
		    "'%.*s' was to be reviewed by %s", (int)name.len, name.at,
		    date(by, contact->review_by));
	check_deputy(check, contact);
}

static bool has_routes(const struct plan *plan, size_t team)
{
	for (size_t i = 0; i < plan->route_count; i++)
		if (plan->routes[i].team == team)
			return true;
	return false;
}

static bool has_contacts(const struct plan *plan, struct span team)
{
	for (size_t i = 0; i < plan->contact_count; i++)
		if (span_same(plan->contacts[i].team, team))
			return true;
	return false;
}

static void check_team(struct check *check, size_t number)
{
	const struct plan *plan = check->plan;
	const struct plan_team *team = &plan->teams[number];

	if (!has_routes(plan, number))
		check_add(check, CHECK_TEAMS, CHECK_DOUBT, team->place,
		    "no route goes to team '%.*s'", (int)team->name.len, team->name.at);
	else if (plan->contact_count > 0 && !has_contacts(plan, team->name))
		check_add(check, CHECK_CONTACTS, CHECK_MISSING, team->place,
		    "no contact is of team '%.*s'", (int)team->name.len, team->name.at);
}

/* The same day of the month six months before, or the last day that month has. */
static int64_t half_a_year_before(int64_t day)
{
	struct when_civil civil;
	int64_t when;

	when_split(day * DAY, &civil);
	civil.month -= HALF_A_YEAR;
	if (civil.month < 1) {
		civil.month += 12;
		civil.year--;
	}
	while (!when_join(&civil, &when))
		civil.day--;
	return when / DAY;
}

/* A plan that is younger than half a year needs no drill yet, but a day for the first. */
static void check_drills(struct check *check)
{
	const struct plan_drills *drills = &check->plan->drills;
	int64_t last = DAY_UNKNOWN;
	char day[DATE_SIZE];

	for (size_t i = 0; i < drills->held.count; i++)
		if (drills->held.at[i] <= check->today)
			last = drills->held.at[i];
	if (last == DAY_UNKNOWN && drills->since == DAY_UNKNOWN)
		check_add(check, CHECK_DRILLS, CHECK_MISSING, drills->place,
		    "no drill was held, and 'since' does not say that the plan is new");
	else if (last < half_a_year_before(check->today) &&
	    drills->since < half_a_year_before(check->today))
		check_add(check, CHECK_DRILLS, last == DAY_UNKNOWN ? CHECK_MISSING : CHECK_STALE,
		    drills->place, "no drill was held in the last six months%s%s",
		    last != DAY_UNKNOWN ? "; the last was on " : "",
		    last != DAY_UNKNOWN ? date(day, last) : "");
	if (drills->next == DAY_UNKNOWN)
		check_add(check, CHECK_DRILLS, CHECK_DOUBT, drills->place,
		    "there is no day for the next drill");
	else if (drills->next < check->today)
		check_add(check, CHECK_DRILLS, CHECK_STALE, drills->place,
		    "the next drill was to be on %s: was it held?", date(day, drills->next));
}

/* The built-in plan is nobody's: it has no people and no drills to be ready with. */
void check_people(struct check *check)
{
	const struct plan *plan = check->plan;

	for (size_t i = 0; i < plan->team_count; i++)
		check_team(check, i);
	for (size_t i = 0; i < plan->contact_count; i++)
		check_contact(check, &plan->contacts[i]);
	if (plan->sources->own == NULL)
		return;
	if (plan->contact_count == 0)
		check_add(check, CHECK_CONTACTS, CHECK_MISSING,
		    yaml_under(plan->sources->own, "contacts"),
		    "there are no contacts: who is called?");
	if (yaml_under(plan->sources->own, "drills") == NULL)
		check_add(check, CHECK_DRILLS, CHECK_MISSING, NULL,
		    "there are no drills: when was the plan last tried?");
	else
		check_drills(check);
}
