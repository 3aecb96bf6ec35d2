/*
 * Lines to a witness: posts with what filters added, alerts, cases and their events.
 */
#include <string.h>

#include "base/hash.h"
#include "drill/grade/witness.h"
#include "plan/condition.h"
#include "post/post.h"

static const char DRILLS[] = "D-"; /* what numbers of drills' cases begin with */

static bool is_drill(struct span number)
{
	return number.len > 2 && memcmp(number.at, DRILLS, 2) == 0;
}

static int topic_number(const struct plan *plan, struct span name)
{
	const struct plan_topic *topic = plan_topic(plan, name);

	return topic == NULL ? NOBODY : (int)(topic - plan->topics);
}

static int team_number(const struct plan *plan, struct span name)
{
	const struct plan_team *team = plan_team(plan, name);

	return team == NULL ? NOBODY : (int)(team - plan->teams);
}

static enum label label_of(enum stance stance)
{
	if (stance == STANCE_PRAISE)
		return LABEL_POSITIVE;
	return stance == STANCE_BALANCED || stance == STANCE_QUESTION || stance == STANCE_NEWS ||
	        stance == STANCE_SPAM
	    ? LABEL_NEUTRAL
	    : LABEL_NEGATIVE;
}

/* The team that the plan gives a post of which it knows the truth. */
static int wanted_team(const struct plan *plan, struct record *record, struct span topic,
    const struct seen_post *post)
{
	const struct facts facts = {.plan = plan, .post = record, .text = post_text(record),
	    .platform = post_member(record, "platform"), .lang = post_member(record, "lang"),
	    .kind = post_member(record, "kind"), .author = post_member(record, "author_handle"),
	    .followers = post_count(record, "author_followers"), .topics = &topic,
	    .topic_count = topic.len > 0, .severity = post->severity, .stance = post->stance,
	    .label = label_of(post->stance), .staff = facts_own_post(record, plan), .drill = true};

	pattern_effort_reset(plan->effort);
	for (size_t i = 0; i < plan->route_count; i++)
		if (condition_holds(plan->routes[i].when, &facts, NULL) == CONDITION_HOLDS)
			return (int)plan->routes[i].team;
	return NOBODY;
}

static enum status read_truth(struct witness *witness, struct record *record,
    struct seen_post *post, struct fault *fault)
{
	struct record *truth = &witness->inner;
	struct span topic = post_member(truth, "topic");
	int stance = term_find(stance_names, STANCES, post_member(truth, "stance"));
	int severity = term_find(severity_names, SEVERITIES, post_member(truth, "severity"));

	post->owed = post_flag(truth, "answer");
	post->phase = hash_text(HASH_START, post_member(truth, "phase"));
	post->at = post_created_at(record);
	if (truth->status != STATUS_OK)
		return fault_set(fault, STATUS_REJECTED, "\"truth\": %s", truth->fault.what);
	if (stance < 0 || severity < 0 || post->at == POST_UNKNOWN)
		return fault_set(fault, STATUS_REJECTED,
		    "\"truth\" wants a stance and a severity, and the post a created_at");
	post->stance = (enum stance)stance;
	post->severity = (enum severity)severity;
	post->topic = topic_number(witness->plan, topic);
	post->wanted = wanted_team(witness->plan, record, topic, post);
	return STATUS_OK;
}

static void read_score(
    struct witness *witness, struct record *record, struct seen_post *post)
{
	struct record *score = &witness->score;
	const struct span *topics;
	size_t count;
	int severity;

	if (!record_inside(record, "score", score))
		return;
	severity = term_find(severity_names, SEVERITIES, post_member(score, "severity"));
	count = record_texts(score, "topics", &topics);
	post->scored = true;
	post->judged = severity > 0 ? (enum severity)severity : SEVERITY_LOW;
	for (size_t i = 0; i < count; i++)
		post->topical |= topic_number(witness->plan, topics[i]) == post->topic;
}

static void read_route(
    struct witness *witness, struct record *record, struct seen_post *post)
{
	struct record *route = &witness->score;
	int severity;

	if (!record_inside(record, "route", route))
		return;
	severity = term_find(severity_names, SEVERITIES, post_member(route, "severity"));
	post->routed = true;
	post->answer = post_flag(route, "answer");
	post->team = team_number(witness->plan, post_member(route, "team"));
	if (severity >= 0)
		post->judged = (enum severity)severity;
}

/* The milestones that a case shows, where it stands as a line or in a post. */
static int64_t read_case(struct witness *witness, struct record *shown)
{
	struct span number = post_member(shown, "number");
	int64_t acknowledged, answered, row;

	if (!is_drill(number))
		return NO_CASE;
	row = witness_case(witness, number);
	witness->case_lines++;
	if (record_time(shown, "acknowledged_at", &acknowledged))
		witness_deed(witness,
		    (struct deed){.row = row, .kind = DEED_ACKNOWLEDGE, .at = acknowledged});
	if (record_time(shown, "answered_at", &answered))
		witness_deed(
		    witness, (struct deed){.row = row, .kind = DEED_ANSWER, .at = answered});
	return row;
}

static enum status read_post(
    struct witness *witness, struct record *record, struct fault *fault)
{
	struct seen_post post = {.row = NO_CASE, .topic = NOBODY, .wanted = NOBODY, .team = NOBODY};
	struct span platform = post_member(record, "platform"), id = post_member(record, "id");
	struct seen_post *known;
	enum status status;

	if (!post_flag(record, "drill") || !record_inside(record, "truth", &witness->inner)) {
		witness->others++;
		return STATUS_OK;
	}
	status = read_truth(witness, record, &post, fault);
	if (status != STATUS_OK || record->status != STATUS_OK)
		return status;
	known = witness_post(witness, platform, id);
	post.row = known->row;
	if (known->scored && !record_has(record, "score")) {
		post.scored = true;
		post.topical = known->topical;
		post.judged = known->judged;
	}
	if (known->routed && !record_has(record, "route")) {
		post.routed = true;
		post.answer = known->answer;
		post.team = known->team;
		post.judged = known->judged;
	}
	read_score(witness, record, &post);
	read_route(witness, record, &post);
	if (record_inside(record, "case", &witness->score))
		post.row = read_case(witness, &witness->score);
	*known = post;
	return STATUS_OK;
}

static void read_alert(struct witness *witness, struct record *record)
{
	struct span level = post_member(record, "level");
	int64_t at;

	if (!post_flag(record, "drill") || !record_time(record, "at", &at))
		return;
	witness->alerts++;
	if (span_is(level, "alert") || span_is(level, "crisis"))
		witness_alarm(witness, post_member(record, "id"), at);
}

static void read_event(struct witness *witness, struct record *record)
{
	static const char *const verbs[] = {"acknowledge", "answer", "fact"};
	struct span number = post_member(record, "number"), fact, stage;
	int verb = term_find(verbs, 3, post_member(record, "verb"));
	struct deed deed = {.kind = (enum deed_kind)verb};

	if (!is_drill(number) || !record_time(record, "at", &deed.at))
		return;
	deed.row = witness_case(witness, number);
	witness->case_lines++;
	witness->events++;
	if (verb < 0)
		return;
	if (record_inside(record, "body", &witness->inner)) {
		record_time(&witness->inner, "update_by", &deed.until);
		stage = post_member(&witness->inner, "stage");
		deed.interim = deed.until != 0 || (stage.len > 0 &&
		    !span_is(stage, stage_names[STAGE_RESPOND]) &&
		    !span_is(stage, stage_names[STAGE_SOLUTION]));
		if (record_text(&witness->inner, "fact", &fact))
			deed.name = hash_text(HASH_START, fact);
	}
	witness_deed(witness, deed);
}

enum status witness_read(
    void *state, struct record *record, struct buf *member, struct fault *fault)
{
	struct witness *witness = state;
	struct span type;

	(void)member;
	if (post_is(record))
		return read_post(witness, record, fault);
	type = post_member(record, "type");
	if (span_is(type, "alert"))
		read_alert(witness, record);
	else if (span_is(type, "case"))
		read_case(witness, record);
	else if (span_is(type, "event"))
		read_event(witness, record);
	return STATUS_OK;
}
