/*
 * The plan's routes, in the order of trial.
 */
#include "plan/condition.h"
#include "plan/section.h"

static void read_team(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	const struct plan *plan = reading->plan;
	struct span name = {"", 0};

	read_text(reading, key, node, &name);
	for (size_t i = 0; i < plan->team_count; i++)
		if (span_same(plan->teams[i].name, name)) {
			*(size_t *)to = i;
			return;
		}
	reading_fault(reading, node, "no team is named '%.*s'", (int)name.len, name.at);
	*(size_t *)to = 0; /* so that it is not missed as well */
}

static void read_priority(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	static const char *const names[] = {"P1", "P2", "P3", "P4"};
	struct reading_key choice = {key->name, NULL, 0, names, 4};
	int found = -1;

	read_choice(reading, &choice, node, &found);
	if (found >= 0)
		*(int *)to = found + 1;
}

static void read_when(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	(void)key;
	*(struct condition **)to = condition_read(reading, node);
}

static const struct reading_key route_keys[] = {
    {"name", read_text, offsetof(struct plan_route, name), NULL, 0},
    {"when", read_when, offsetof(struct plan_route, when), NULL, 0},
    {"team", read_team, offsetof(struct plan_route, team), NULL, 0},
    {"priority", read_priority, offsetof(struct plan_route, priority), NULL, 0},
    {"answer", read_flag, offsetof(struct plan_route, answer), NULL, 0},
    {"reason", read_text, offsetof(struct plan_route, reason), NULL, 0},
    {"examples", read_examples, 0, NULL, 0},
    {NULL, NULL, 0, NULL, 0},
};

enum { NO_TEAM = -1 };

/* A route that could take a post to nobody, for no reason, or by accident is a fault. */
static void check_route(struct reading *reading, const struct plan_route *route, bool last,
    struct yaml_node *node)
{
	if (route->name.len == 0)
		reading_fault(reading, node, "a route needs a name");
	if (route->team == (size_t)NO_TEAM)
		reading_fault(reading, node, "a route needs a team");
	if (!route->answer && route->reason.len == 0)
		reading_fault(reading, node, "a route with 'answer: no' needs a reason");
	if (last && route->when != NULL)
		reading_fault(
		    reading, node, "the last route must be for all that is left: without 'when'");
	if (!last && route->when == NULL)
		reading_fault(reading, node,
		    "this route takes every post, so that those after it are never tried");
}

void read_routes(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	struct plan *plan = reading->plan;
	struct yaml_node *ignored, *value;
	size_t room = reading_count(reading, node, YAML_SEQUENCE);
	void *at = NULL;

	(void)key;
	(void)to;
	plan->routes = reading_take(reading, room, sizeof *plan->routes);
	while (plan->route_count < room && yaml_each(node, &at, &ignored, &value)) {
		struct plan_route *route = &plan->routes[plan->route_count++];

		*route = (struct plan_route){
		    .priority = 4, .answer = true, .team = (size_t)NO_TEAM, .place = value};
		reading_mapping(reading, value, route_keys, route);
		check_route(reading, route, plan->route_count == room, value);
	}
	if (room == 0)
		reading_fault(reading, node, "there is no route");
}
