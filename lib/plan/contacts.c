/*
 * Who is called, and when they are on duty.
 */
#include <stdlib.h>
#include <string.h>

#include "plan/section.h"

static int compare_days(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* A person's hours are their own, else the team's, else round the clock. */
static struct hours *base_hours(struct reading *reading, const struct plan_contact *contact)
{
	const struct plan_team *team = plan_team(reading->plan, contact->team);
	struct hours *hours = reading_take(reading, 1, sizeof *hours);

	if (contact->own != NULL) {
		*hours = *contact->own;
	} else if (team != NULL && team->hours != NULL) {
		*hours = *team->hours;
	} else {
		hours->zone = reading_zone(reading);
		for (int day = 0; day < 7; day++)
			hours->week[day] = (struct hours_day){{{0, 86400}}, 1};
	}
	return hours;
}

static void stay_away(struct reading *reading, struct plan_contact *contact)
{
	struct hours *hours = base_hours(reading, contact);
	size_t count = hours->holiday_count + contact->away.count;
	int64_t *days = reading_take(reading, count, sizeof *days);

	if (hours->holiday_count > 0)
		memcpy(days, hours->holidays, hours->holiday_count * sizeof *days);
	memcpy(days + hours->holiday_count, contact->away.at, contact->away.count * sizeof *days);
	qsort(days, count, sizeof *days, compare_days);
	hours->holidays = days;
	hours->holiday_count = count;
	contact->hours = hours;
}

/* On duty when the plan says so of them, else with their team. */
static void settle_contact(struct reading *reading, struct yaml_node *node, void *thing)
{
	struct plan_contact *contact = thing;
	const struct plan_team *team = plan_team(reading->plan, contact->team);

	(void)node;
	contact->hours = contact->own != NULL ? contact->own : team != NULL ? team->hours : NULL;
	if (contact->away.count > 0)
		stay_away(reading, contact);
}

void read_contacts(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	static const struct reading_key keys[] = {
	    {"role", read_text, offsetof(struct plan_contact, role), NULL, 0},
	    {"team", read_text, offsetof(struct plan_contact, team), NULL, 0},
	    {"phone", read_text, offsetof(struct plan_contact, phone), NULL, 0},
	    {"mail", read_text, offsetof(struct plan_contact, mail), NULL, 0},
	    {"deputy", read_text, offsetof(struct plan_contact, deputy), NULL, 0},
	    {"hours", read_hours, offsetof(struct plan_contact, own), NULL, 0},
	    {"away", read_holidays, offsetof(struct plan_contact, away), NULL, 0},
	    {"review-by", read_day, offsetof(struct plan_contact, review_by), NULL, 0},
	    {NULL, NULL, 0, NULL, 0},
	};
	const struct plan_contact blank = {.review_by = DAY_UNKNOWN};
	struct plan *plan = reading->plan;

	(void)key;
	(void)to;
	plan->contacts = reading_named(reading, node,
	    &(struct reading_thing){keys, &blank, sizeof blank, offsetof(struct plan_contact, name),
	        offsetof(struct plan_contact, place), settle_contact},
	    &plan->contact_count);
}
