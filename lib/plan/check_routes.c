/*
 * The readiness of routes, topics and teams: what is never reached, named twice, or in vain.
 */
#include <ctype.h>
#include <stdlib.h>

#include "plan/check.h"
#include "plan/shadow.h"

static void tell_shadow(struct check *check, const struct plan_route *route, const size_t *by,
    size_t count)
{
	struct buf names = {0};

	for (size_t i = 0; i < count; i++) {
		struct span name = check->plan->routes[by[i]].name;

		buf_format(&names, "%s'%.*s'", i > 0 ? ", " : "", (int)name.len, name.at);
	}
	check_add(check, CHECK_ROUTES, CHECK_WRONG, route->place,
	    "route '%.*s' is never reached: %s take%s its posts", (int)route->name.len,
	    route->name.at, names.at, count == 1 ? "s" : "");
	buf_free(&names);
}

static bool same_name_before(const struct plan *plan, size_t number)
{
	for (size_t i = 0; i < number; i++)
		if (span_same(plan->routes[i].name, plan->routes[number].name))
			return true;
	return false;
}

static void check_route(struct check *check, size_t number, size_t *by)
{
	const struct plan *plan = check->plan;
	const struct plan_route *route = &plan->routes[number];
	size_t count = route->when != NULL ? shadow_of(plan, number, by) : 0;

	if (route->when != NULL && shadow_impossible(route->when))
		check_add(check, CHECK_ROUTES, CHECK_WRONG, route->place,
		    "route '%.*s' is never reached: its conditions exclude one another",
		    (int)route->name.len, route->name.at);
	else if (count > 0)
		tell_shadow(check, route, by, count);
	if (route->name.len > 0 && same_name_before(plan, number))
		check_add(check, CHECK_ROUTES, CHECK_WRONG, route->place,
		    "another route is named '%.*s' as well", (int)route->name.len, route->name.at);
	if (route->example_count == 0)
		check_add(check, CHECK_ROUTES, CHECK_DOUBT, route->place,
		    "route '%.*s' has no examples", (int)route->name.len, route->name.at);
}

static bool names_topic(const struct condition *condition, struct span topic)
{
	for (; condition != NULL; condition = condition->next) {
		if (condition->subject == CONDITION_TOPIC &&
		    plan_texts_have(&condition->among, topic))
			return true;
		for (size_t i = 0; condition->subject != CONDITION_NOT &&
		     i < condition->inner_count; i++)
			if (names_topic(condition->inner[i], topic))
				return true;
	}
	return false;
}

/* A word that the scorer could find: it has a letter or a digit. */
static bool is_word(struct span word)
{
	for (size_t i = 0; i < word.len; i++)
		if (isalnum((unsigned char)word.at[i]) || (unsigned char)word.at[i] >= 0x80)
			return true;
	return false;
}

static void check_words(struct check *check, const struct plan_topic *topic)
{
	for (size_t i = 0; i < topic->words.count; i++)
		if (!is_word(topic->words.at[i]))
			check_add(check, CHECK_TOPICS, CHECK_WRONG, topic->place,
			    "topic '%.*s': no word in '%.*s'", (int)topic->name.len, topic->name.at,
			    (int)topic->words.at[i].len, topic->words.at[i].at);
	if (topic->words.count == 0 && topic->pattern_count == 0)
		check_add(check, CHECK_TOPICS, CHECK_DOUBT, topic->place,
		    "topic '%.*s' has no words and no patterns", (int)topic->name.len,
		    topic->name.at);
}

static void check_topic(struct check *check, const struct plan_topic *topic)
{
	const struct plan *plan = check->plan;
	size_t i = 0;

	check_words(check, topic);
	if (topic->facts.count == 0)
		check_add(check, CHECK_TOPICS, CHECK_DOUBT, topic->place,
		    "topic '%.*s' has no facts to establish", (int)topic->name.len, topic->name.at);
	while (i < plan->route_count && !names_topic(plan->routes[i].when, topic->name))
		i++;
	if (i == plan->route_count)
		check_add(check, CHECK_TOPICS, CHECK_DOUBT, topic->place,
		    "no route asks for topic '%.*s'", (int)topic->name.len, topic->name.at);
	for (i = 0; i < topic->remedies.count; i++)
		if (plan_remedy(plan, topic->remedies.at[i]) == NULL)
			check_add(check, CHECK_REMEDIES, CHECK_MISSING, topic->place,
			    "topic '%.*s': no remedy is named '%.*s'", (int)topic->name.len,
			    topic->name.at, (int)topic->remedies.at[i].len,
			    topic->remedies.at[i].at);
}

static void check_remedy(struct check *check, const struct plan_remedy *remedy)
{
	if (remedy->cost > 0 && plan_approver(check->plan, remedy->cost) == NULL)
		check_add(check, CHECK_REMEDIES, CHECK_WRONG, remedy->place,
		    "remedy '%.*s' costs %lld %.*s, more than anybody may promise",
		    (int)remedy->name.len, remedy->name.at, (long long)remedy->cost,
		    (int)check->plan->currency.len, check->plan->currency.at);
}

void check_routes(struct check *check)
{
	const struct plan *plan = check->plan;
	size_t *by = mem_new(plan->route_count + 1, sizeof *by);

	for (size_t i = 0; i < plan->route_count; i++)
		check_route(check, i, by);
	for (size_t i = 0; i < plan->topic_count; i++)
		check_topic(check, &plan->topics[i]);
	for (size_t i = 0; i < plan->remedy_count; i++)
		check_remedy(check, &plan->remedies[i]);
	free(by);
}
