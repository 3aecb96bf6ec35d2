#include "route/route.h"

#include "base/utf8.h"
#include "plan/condition.h"
#include "plan/facts.h"
#include "post/member.h"
#include "post/post.h"

enum { WIDEST_LINE = 160 };

enum posture route_posture(enum blame blame, bool history)
{
	switch (blame) {
	case BLAME_VICTIM:
		return history ? POSTURE_DIMINISH : POSTURE_INFORM;
	case BLAME_RUMOR:
		return POSTURE_DENY;
	case BLAME_CHALLENGE:
		return POSTURE_ADJUST;
	case BLAME_ACCIDENTAL:
		return history ? POSTURE_REBUILD : POSTURE_DIMINISH;
	case BLAME_PREVENTABLE:
	case BLAMES:
		break;
	}
	return POSTURE_REBUILD;
}

/* The gravest of the post's topics: they come in the plan's order. */
static const struct plan_topic *main_topic(const struct plan *plan, const struct facts *facts)
{
	return facts->topic_count > 0 ? plan_topic(plan, facts->topics[0]) : NULL;
}

/* Posts that want one notice together: a cluster, else a conversation, else a topic. */
static void write_group(struct record *post, const struct facts *facts, struct buf *member)
{
	struct record cluster = {0};
	struct span id = {NULL, 0}, conversation = post_member(post, "conversation_id");
	struct buf group = {0};

	if (record_inside(post, "cluster", &cluster))
		id = post_member(&cluster, "id");
	if (id.len > 0) {
		buf_text(&group, "cluster:");
		buf_add(&group, id.at, id.len);
	} else if (conversation.len > 0) {
		buf_text(&group, "conversation:");
		buf_add(&group, facts->platform.at, facts->platform.len);
		buf_char(&group, ':');
		buf_add(&group, conversation.at, conversation.len);
	} else if (facts->topic_count > 0) {
		buf_text(&group, "topic:");
		buf_add(&group, facts->topics[0].at, facts->topics[0].len);
	}
	if (group.len > 0)
		member_text(member, "group", (struct span){group.at, group.len});
	buf_free(&group);
	record_free(&cluster);
}

static void write_clock(struct buf *member, const char *key, int64_t when)
{
	if (when != INT64_MAX) /* the team never works */
		member_time(member, key, when);
}

static void write_clocks(const struct plan *plan, const struct plan_team *team,
    enum severity severity, int64_t since, struct buf *member)
{
	const struct plan_target *target = &plan->targets[severity];
	const struct plan_escalation *escalation = &plan->escalation[severity];

	write_clock(member, "acknowledge_by",
	    plan_deadline(plan, team, severity, since, target->acknowledge));
	write_clock(member, "answer_by", plan_deadline(plan, team, severity, since, target->answer));
	write_clock(
	    member, "resolve_by", plan_deadline(plan, team, severity, since, target->resolve));
	if (escalation->count == 0)
		return;
	member_open(member, "escalate", '[');
	for (size_t i = 0; i < escalation->count; i++) {
		member_open(member, NULL, '{');
		write_clock(member, "at",
		    plan_deadline(plan, team, severity, since, escalation->steps[i].after));
		member_text(member, "to", escalation->steps[i].to);
		member_close(member, '}');
	}
	member_close(member, ']');
}

static void write_member(const struct routing *routing, const struct plan_route *route,
    struct record *post, const struct facts *facts, struct buf *member)
{
	const struct plan *plan = routing->plan;
	const struct plan_topic *topic = main_topic(plan, facts);
	int64_t since = post_created_at(post);

	member_open(member, NULL, '{');
	member_text(member, "rule", route->name);
	member_text(member, "team", plan->teams[route->team].name);
	member_text(member, "priority", (struct span){(char[]){'P', (char)('0' + route->priority)}, 2});
	member_word(member, "severity", severity_names[facts->severity]);
	member_flag(member, "answer", route->answer);
	if (!route->answer)
		member_text(member, "reason", route->reason);
	member_word(member, "stance", stance_names[facts->stance]);
	if (topic != NULL)
		member_word(member, "posture",
		    posture_names[route_posture(topic->blame, plan->brand.history)]);
	if (route->answer)
		write_clocks(plan, &plan->teams[route->team], facts->severity,
		    since != POST_UNKNOWN ? since : routing->now, member);
	write_group(post, facts, member);
	member_close(member, '}');
}

static void explain_line(struct buf *out, const struct buf *line)
{
	utf8_mask(out, line->at, line->len, WIDEST_LINE);
	buf_char(out, '\n');
}

/* One line a route that was tried: its name, and the condition that failed with what the post
 * has there. */
static void explain_try(const struct plan_route *route, enum condition_answer answer,
    const struct condition *decided, const struct facts *facts, struct buf *out)
{
	struct buf line = {0};

	buf_format(&line, "%s %.*s", answer == CONDITION_HOLDS ? "takes it:" : "not",
	    (int)route->name.len, route->name.at);
	if (answer != CONDITION_HOLDS) {
		buf_text(&line, ": wants ");
		condition_tell(decided, facts, &line);
	}
	buf_text(out, "  ");
	explain_line(out, &line);
	buf_free(&line);
}

static void explain_post(struct record *post, const struct facts *facts, struct buf *out)
{
	struct span id = post_member(post, "id");
	struct buf line = {0};

	buf_format(&line, "%.*s %.*s: %s, %s: ", (int)facts->platform.len, facts->platform.at,
	    (int)id.len, id.at, severity_names[facts->severity], stance_names[facts->stance]);
	buf_add(&line, facts->text.at, facts->text.len);
	explain_line(out, &line);
	buf_free(&line);
}

static void explain_route(const struct plan *plan, const struct plan_route *route,
    const struct facts *facts, struct buf *out)
{
	const struct plan_target *target = &plan->targets[facts->severity];
	struct buf line = {0};

	buf_format(&line, "team %.*s, P%d, ", (int)plan->teams[route->team].name.len,
	    plan->teams[route->team].name.at, route->priority);
	if (route->answer)
		buf_format(&line, "answer within %lld min", (long long)target->answer / 60);
	else
		buf_format(&line, "no answer: %.*s", (int)route->reason.len, route->reason.at);
	buf_text(out, "    ");
	explain_line(out, &line);
	buf_free(&line);
}

static enum status gave_up(const struct plan_route *route, const struct condition *decided,
    const struct facts *facts, struct fault *fault)
{
	return fault_set(fault, STATUS_REJECTED, "route '%.*s': %s", (int)route->name.len,
	    route->name.at, condition_trouble(decided, facts));
}

enum status route_judge(void *state, struct record *post, struct buf *member, struct fault *fault)
{
	struct routing *routing = state;
	const struct plan *plan = routing->plan;
	struct facts facts;
	enum status status = facts_read(&facts, plan, post, &routing->score, fault);

	if (status != STATUS_OK || post->status != STATUS_OK)
		return status;
	if (routing->explain)
		explain_post(post, &facts, member);
	for (size_t i = 0; i < plan->route_count; i++) {
		const struct plan_route *route = &plan->routes[i];
		const struct condition *decided = NULL;
		enum condition_answer answer = condition_holds(route->when, &facts, &decided);

		if (answer == CONDITION_GIVES_UP)
			return gave_up(route, decided, &facts, fault);
		if (routing->explain)
			explain_try(route, answer, decided, &facts, member);
		if (answer != CONDITION_HOLDS)
			continue;
		if (routing->explain)
			explain_route(plan, route, &facts, member);
		else
			write_member(routing, route, post, &facts, member);
		return STATUS_OK;
	}
	return fault_set(fault, STATUS_REJECTED, "no route of the plan takes this post");
}

void routing_free(struct routing *routing)
{
	record_free(&routing->score);
}
