#include "route/route.h"

#include "plan/condition.h"
#include "plan/facts.h"
#include "post/post.h"
#include "route/ruling.h"
#include "route/write.h"

enum { LAST_PRIORITY = 4 };

/* The gravest of the post's topics: they come in the plan's order. */
static const struct plan_topic *main_topic(const struct plan *plan, const struct facts *facts)
{
	return facts->topic_count > 0 ? plan_topic(plan, facts->topics[0]) : NULL;
}

static enum status gave_up(const struct plan_route *route, const struct condition *decided,
    const struct facts *facts, struct fault *fault)
{
	return fault_set(fault, STATUS_REJECTED, "route '%.*s': %s", (int)route->name.len,
	    route->name.at, condition_trouble(decided, facts));
}

/* Tries the routes in order; tries, where not NULL, takes what each try came to. */
static enum status find_route(struct ruling *ruling, struct buf *tries, struct fault *fault)
{
	const struct plan *plan = ruling->plan;

	for (size_t i = 0; i < plan->route_count; i++) {
		const struct plan_route *route = &plan->routes[i];
		const struct condition *decided = NULL;
		enum condition_answer answer =
		    condition_holds(route->when, ruling->facts, &decided);

		if (answer == CONDITION_GIVES_UP)
			return gave_up(route, decided, ruling->facts, fault);
		if (tries != NULL)
			explain_try(route, answer, decided, ruling->facts, tries);
		if (answer == CONDITION_HOLDS) {
			ruling->route = route;
			ruling->answer = route->answer;
			ruling->reason = route->reason;
			return STATUS_OK;
		}
	}
	return fault_set(fault, STATUS_REJECTED, "no route of the plan takes this post");
}

/* What needs no answer and no haste, and what a silence or a crisis covers, waits for the
 * digest, and does not stand for a notice of its group. */
static bool is_notice(const struct routing *routing, const struct ruling *ruling)
{
	return ruling->mute == MUTE_NOT &&
	    (ruling->answer || ruling->route->priority < LAST_PRIORITY) &&
	    notices_due(routing->notices, ruling);
}

static bool passes(const struct routing *routing, const struct ruling *ruling)
{
	const struct plan_team *team = &ruling->plan->teams[ruling->route->team];

	return (routing->only == NULL || routing->only == team) &&
	    (int)ruling->facts->severity >= routing->above;
}

static enum status rule(struct routing *routing, struct ruling *ruling, struct buf *member,
    struct fault *fault)
{
	struct buf *tries = routing->explain ? member : NULL;
	enum status status = ruling_group(ruling, &routing->cluster, &routing->group, fault);

	if (status != STATUS_OK)
		return status;
	ruling->crisis = crises_declared(ruling);
	if (tries != NULL)
		explain_post(ruling, tries);
	status = find_route(ruling, tries, fault);
	if (status == STATUS_OK)
		status = crises_mute(routing->crises, ruling, &routing->reason, fault);
	if (status != STATUS_OK || ruling->post->status != STATUS_OK)
		return status;
	routing->dropped = !passes(routing, ruling);
	ruling->notice = is_notice(routing, ruling);
	if (routing->explain)
		explain_ruling(ruling, &routing->why, member);
	else if (!routing->dropped)
		ruling_write(ruling, &routing->why, &routing->words, member);
	if (ruling->post->status == STATUS_OK)
		routing->passed += !routing->dropped;
	return STATUS_OK;
}

enum status route_judge(void *state, struct record *post, struct buf *member, struct fault *fault)
{
	struct routing *routing = state;
	struct facts facts;
	struct ruling ruling = {.plan = routing->plan, .facts = &facts, .post = post,
	    .score = &routing->score, .since = routing->now};
	enum status status;
	int64_t created;

	routing->dropped = false;
	if (!post_is(post)) {
		if (routing->crises != NULL)
			crises_hear(routing->crises, post);
		return STATUS_OK;
	}
	record_expect(post, "score", &routing->score);
	status = facts_read(&facts, routing->plan, post, &routing->score, fault);
	if (status != STATUS_OK || post->status != STATUS_OK)
		return status;
	created = post_created_at(post);
	if (created != POST_UNKNOWN)
		ruling.since = created;
	ruling.topic = main_topic(routing->plan, &facts);
	return rule(routing, &ruling, member, fault);
}

enum status routing_narrow(
    struct routing *routing, const char *team, const char *severity, struct fault *fault)
{
	const struct plan *plan = routing->plan;

	for (size_t i = 0; team != NULL && i < plan->team_count; i++)
		if (span_is(plan->teams[i].name, team))
			routing->only = &plan->teams[i];
	if (team != NULL && routing->only == NULL)
		return fault_set(fault, STATUS_USAGE, "--only: the plan has no team '%s'", team);
	if (severity != NULL)
		routing->above = term_find(severity_names, SEVERITIES, span_of(severity));
	if (routing->above < 0)
		return fault_set(fault, STATUS_USAGE,
		    "--above: '%s' is none of low, medium, high, critical", severity);
	return STATUS_OK;
}

void routing_free(struct routing *routing)
{
	struct record *records[] = {&routing->score, &routing->cluster, &routing->why};
	struct buf *bufs[] = {&routing->group, &routing->reason, &routing->words};

	for (size_t i = 0; i < sizeof records / sizeof *records; i++)
		record_free(records[i]);
	for (size_t i = 0; i < sizeof bufs / sizeof *bufs; i++)
		buf_free(bufs[i]);
}
