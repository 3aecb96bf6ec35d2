/*
 * The plan's rules of how cases are worked on.
 */
#include "plan/section.h"

static void read_approvals(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	struct reading_key keys[SEVERITIES + 1] = {{0}};
	int64_t *approvals = to;

	(void)key;
	for (size_t i = 0; i < SEVERITIES; i++)
		keys[i] = (struct reading_key){
		    severity_names[i], read_integer, i * sizeof *approvals, NULL, 0};
	reading_mapping(reading, node, keys, approvals);
	for (size_t i = 0; i < SEVERITIES; i++)
		if (approvals[i] < 0 || approvals[i] > 2)
			reading_fault(reading, node, "approvals: 0, 1 or 2 persons approve an answer");
}

static void read_watch(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	struct plan_texts *watch = to;

	read_texts(reading, key, node, watch);
	for (size_t i = 0; i < watch->count; i++)
		if (term_find(stance_names, STANCES, watch->at[i]) < 0)
			reading_fault(reading, node, "watch: '%.*s' is no stance",
			    (int)watch->at[i].len, watch->at[i].at);
}

void read_cases(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	static const struct reading_key keys[] = {
	    {"follow-up", read_duration, offsetof(struct plan_cases, follow_up), NULL, 0},
	    {"reopen-below", read_integer, offsetof(struct plan_cases, reopen_below), NULL, 0},
	    {"approvals", read_approvals, offsetof(struct plan_cases, approvals), NULL, 0},
	    {"statement-from", read_integer, offsetof(struct plan_cases, statement_from), NULL,
	        0},
	    {"watch", read_watch, offsetof(struct plan_cases, watch), NULL, 0},
	    {NULL, NULL, 0, NULL, 0},
	};
	struct plan_cases *cases = to;

	(void)key;
	reading_mapping(reading, node, keys, cases);
	if (cases->statement_from < 0 || cases->statement_from == 1)
		reading_fault(reading, node, "statement-from is 2 posts or more, or 0 for never");
	if (cases->reopen_below < 0 || cases->reopen_below > 5)
		reading_fault(reading, node, "reopen-below is a rating from 1 to 5, or 0 for never");
}
