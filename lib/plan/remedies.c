/*
 * What may be offered, and who may promise how much.
 */
#include "plan/section.h"

void read_authority(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	struct plan *plan = reading->plan;
	struct yaml_node *role, *value;
	size_t room = reading_count(reading, node, YAML_MAPPING);
	void *at = NULL;

	(void)to;
	plan->authority = reading_take(reading, room, sizeof *plan->authority);
	while (plan->authority_count < room && yaml_each(node, &at, &role, &value)) {
		struct plan_authority *authority = &plan->authority[plan->authority_count++];

		reading->key = role;
		authority->role = yaml_scalar(role);
		read_integer(reading, key, value, &authority->most);
	}
}

void read_remedies(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	static const struct reading_key keys[] = {
	    {"says", read_phrases, offsetof(struct plan_remedy, says), NULL, 0},
	    {"cost", read_integer, offsetof(struct plan_remedy, cost), NULL, 0},
	    {NULL, NULL, 0, NULL, 0},
	};
	const struct plan_remedy blank = {0};
	struct plan *plan = reading->plan;

	(void)key;
	(void)to;
	plan->remedies = reading_named(reading, node,
	    &(struct reading_thing){keys, &blank, sizeof blank, offsetof(struct plan_remedy, name),
	        offsetof(struct plan_remedy, place), NULL},
	    &plan->remedy_count);
}

const struct plan_remedy *plan_remedy(const struct plan *plan, struct span name)
{
	for (size_t i = 0; i < plan->remedy_count; i++)
		if (span_same(plan->remedies[i].name, name))
			return &plan->remedies[i];
	return NULL;
}

const struct plan_authority *plan_approver(const struct plan *plan, int64_t cost)
{
	const struct plan_authority *least = NULL;

	for (size_t i = 0; i < plan->authority_count; i++)
		if (plan->authority[i].most >= cost &&
		    (least == NULL || plan->authority[i].most < least->most))
			least = &plan->authority[i];
	return least;
}
