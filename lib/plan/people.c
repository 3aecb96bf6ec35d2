/*
 * The plan's brand and teams.
 */
#include "plan/section.h"

void read_brand(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	static const struct reading_key keys[] = {
	    {"name", read_text, offsetof(struct plan_brand, name), NULL, 0},
	    {"names", read_texts, offsetof(struct plan_brand, names), NULL, 0},
	    {"handles", read_texts, offsetof(struct plan_brand, handles), NULL, 0},
	    {"links", read_texts, offsetof(struct plan_brand, links), NULL, 0},
	    {"signature", read_text, offsetof(struct plan_brand, signature), NULL, 0},
	    {"history", read_flag, offsetof(struct plan_brand, history), NULL, 0},
	    {NULL, NULL, 0, NULL, 0},
	};
	struct plan_brand *brand = to;

	(void)key;
	reading_mapping(reading, node, keys, brand);
	if (brand->name.len == 0)
		reading_fault(reading, node, "the brand needs a name");
}

void read_teams(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	static const struct reading_key keys[] = {
	    {"contact", read_phrases, offsetof(struct plan_team, contact), NULL, 0},
	    {"hours", read_hours, offsetof(struct plan_team, hours), NULL, 0},
	    {NULL, NULL, 0, NULL, 0},
	};
	const struct plan_team blank = {0};
	struct plan *plan = reading->plan;

	(void)key;
	(void)to;
	plan->teams = reading_named(reading, node,
	    &(struct reading_thing){keys, &blank, sizeof blank, offsetof(struct plan_team, name),
	        offsetof(struct plan_team, place), NULL},
	    &plan->team_count);
}
