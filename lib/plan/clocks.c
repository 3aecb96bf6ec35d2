/*
 * The plan's targets and escalation, by severity.
 */
#include "plan/section.h"

static void read_target(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	static const char *const clocks[CLOCKS] = {"always", "hours"};
	static const struct reading_key keys[] = {
	    {"acknowledge", read_duration, offsetof(struct plan_target, acknowledge), NULL, 0},
	    {"answer", read_duration, offsetof(struct plan_target, answer), NULL, 0},
	    {"resolve", read_duration, offsetof(struct plan_target, resolve), NULL, 0},
	    {"acknowledge-expires", read_duration,
	        offsetof(struct plan_target, acknowledge_expires), NULL, 0},
	    {"clock", read_choice, offsetof(struct plan_target, clock), clocks, CLOCKS},
	    {NULL, NULL, 0, NULL, 0},
	};
	struct plan_target *target = to;

	(void)key;
	target->place = node;
	reading_mapping(reading, node, keys, target);
	if (target->acknowledge > target->answer || target->answer > target->resolve)
		reading_fault(reading, node,
		    "the times must be in order: acknowledge, then answer, then resolve");
}

static void read_steps(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	static const struct reading_key keys[] = {
	    {"after", read_duration, offsetof(struct plan_step, after), NULL, 0},
	    {"to", read_text, offsetof(struct plan_step, to), NULL, 0},
	    {NULL, NULL, 0, NULL, 0},
	};
	struct plan_escalation *escalation = to;
	struct yaml_node *ignored, *value;
	size_t room = reading_count(reading, node, YAML_SEQUENCE);
	void *at = NULL;

	(void)key;
	escalation->count = 0;
	escalation->steps = reading_take(reading, room, sizeof *escalation->steps);
	while (escalation->count < room && yaml_each(node, &at, &ignored, &value)) {
		struct plan_step *step = &escalation->steps[escalation->count++];

		step->place = value;
		reading_mapping(reading, value, keys, step);
		if (step->to.len == 0)
			reading_fault(reading, value, "a step of escalation needs 'to'");
	}
}

/* A mapping with a value for each severity, read into an array by the row's reader. */
static void read_by_severity(struct reading *reading, struct yaml_node *node, void *base,
    size_t size,
    void (*read)(struct reading *, const struct reading_key *, struct yaml_node *, void *))
{
	struct reading_key keys[SEVERITIES + 1] = {{0}};

	for (size_t i = 0; i < SEVERITIES; i++)
		keys[i] = (struct reading_key){severity_names[i], read, i * size, NULL, 0};
	reading_mapping(reading, node, keys, base);
}

void read_targets(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	(void)key;
	read_by_severity(reading, node, to, sizeof(struct plan_target), read_target);
}

void read_escalation(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	(void)key;
	read_by_severity(reading, node, to, sizeof(struct plan_escalation), read_steps);
}
