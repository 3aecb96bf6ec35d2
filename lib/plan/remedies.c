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
	    {"severity", read_choice, offsetof(struct plan_remedy, severity), severity_names,
	        SEVERITIES},
	    {"value", read_integer, offsetof(struct plan_remedy, value), NULL, 0},
	    {NULL, NULL, 0, NULL, 0},
	};
	const struct plan_remedy blank = {.severity = -1, .value = -1};
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

bool plan_offers(const struct plan_remedy *remedy, enum severity severity, int64_t value)
{
	if (remedy->severity < 0 && remedy->value < 0)
		return true;
	return (remedy->severity >= 0 && (int)severity >= remedy->severity) ||
	       (remedy->value >= 0 && value >= remedy->value);
}

const struct plan_remedy *plan_offer(const struct plan *plan, const struct plan_topic *topic,
    enum severity severity, int64_t value)
{
	for (size_t i = 0; topic != NULL && i < topic->remedies.count; i++) {
		const struct plan_remedy *remedy = plan_remedy(plan, topic->remedies.at[i]);

		if (remedy != NULL && plan_offers(remedy, severity, value) &&
		    plan_approver(plan, remedy->cost) != NULL)
			return remedy;
	}
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
