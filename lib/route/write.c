#include "route/write.h"

#include "post/member.h"
#include "route/reasons.h"

static int64_t deadline(const struct ruling *ruling, int64_t seconds)
{
	const struct plan *plan = ruling->plan;

	return plan_deadline(plan, &plan->teams[ruling->route->team], ruling->facts->severity,
	    ruling->since, seconds);
}

static void write_clock(
    const struct ruling *ruling, const char *key, int64_t seconds, struct buf *member)
{
	int64_t when = deadline(ruling, seconds);

	if (when != INT64_MAX) /* the team never works */
		member_time(member, key, when);
}

static void write_targets(const struct plan_target *target, struct buf *member)
{
	member_open(member, "targets", '{');
	member_integer(member, "acknowledge", target->acknowledge);
	member_integer(member, "answer", target->answer);
	member_integer(member, "resolve", target->resolve);
	member_word(member, "clock", target->clock == CLOCK_ALWAYS ? "always" : "hours");
	member_close(member, '}');
}

static void write_clocks(const struct ruling *ruling, struct buf *member)
{
	const struct plan *plan = ruling->plan;
	enum severity severity = ruling->facts->severity;
	const struct plan_target *target = &plan->targets[severity];
	const struct plan_escalation *escalation = &plan->escalation[severity];

	write_targets(target, member);
	write_clock(ruling, "acknowledge_by", target->acknowledge, member);
	write_clock(ruling, "answer_by", target->answer, member);
	write_clock(ruling, "resolve_by", target->resolve, member);
	if (target->acknowledge_expires > 0)
		member_integer(member, "acknowledge_expires", target->acknowledge_expires);
	if (escalation->count == 0)
		return;
	member_open(member, "escalate", '[');
	for (size_t i = 0; i < escalation->count; i++) {
		member_open(member, NULL, '{');
		write_clock(ruling, "at", escalation->steps[i].after, member);
		member_text(member, "to", escalation->steps[i].to);
		member_close(member, '}');
	}
	member_close(member, ']');
}

static void add_item(struct buf *member, struct buf *words)
{
	if (words->len > 0)
		member_text(member, NULL, (struct span){words->at, words->len});
	buf_reset(words);
}

static void write_evidence(
    const struct ruling *ruling, struct record *why, struct buf *words, struct buf *member)
{
	double reach;

	member_open(member, "evidence", '[');
	buf_reset(words);
	condition_evidence(ruling->route->when, ruling->facts, words);
	add_item(member, words);
	tell_assessment(ruling, why, words);
	add_item(member, words);
	tell_posture(ruling, words);
	add_item(member, words);
	if (!ruling->answer && record_real(ruling->score, "reach", &reach)) {
		buf_format(words, "left to stand at a reach of %.3g of 1", reach);
		add_item(member, words);
	}
	member_close(member, ']');
}

void ruling_write(
    const struct ruling *ruling, struct record *why, struct buf *words, struct buf *member)
{
	const struct plan_route *route = ruling->route;
	const struct facts *facts = ruling->facts;
	enum posture posture;

	member_open(member, NULL, '{');
	member_text(member, "rule", route->name);
	member_text(member, "team", ruling->plan->teams[route->team].name);
	member_text(member, "priority", (struct span){(char[]){'P', (char)('0' + route->priority)}, 2});
	member_word(member, "severity", severity_names[facts->severity]);
	member_flag(member, "answer", ruling->answer);
	if (!ruling->answer)
		member_text(member, "reason", ruling->reason);
	if (ruling->mute != MUTE_NOT)
		member_word(member, "muted", ruling->mute == MUTE_SILENCE ? "silence" : "crisis");
	member_word(member, "stance", stance_names[facts->stance]);
	if (ruling_posture(ruling, &posture))
		member_word(member, "posture", posture_names[posture]);
	if (ruling->topic != NULL && ruling->topic->bolster)
		member_flag(member, "bolster", true);
	if (ruling->answer)
		write_clocks(ruling, member);
	if (ruling->group.len > 0)
		member_text(member, "group", ruling->group);
	member_word(member, "notify", ruling->notice ? "notice" : "digest");
	if (ruling->answer && ruling->topic != NULL)
		member_texts(member, "checklist", ruling->topic->facts.at, ruling->topic->facts.count);
	write_evidence(ruling, why, words, member);
	member_close(member, '}');
}
