/*
 * What keeps a storm from being a storm of notices: silences, running crises and what they
 * mute, and grouping.
 */
#include "base/when.h"
#include "plan/condition.h"
#include "plan/posture.h"
#include "plan/section.h"

enum { DATE = 10, MINUTES = 16, DAY_SECONDS = 86400 }; /* 2026-11-22, 2026-11-22 09:00 */

const char *const group_names[GROUPS] = {"cluster", "conversation", "topic"};

/* A time with its offset as RFC 3339 has it, or one of the plan's zone, or a date: as a
 * beginning its first moment, as an end the last. */
static void read_moment(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	const struct plan *plan = reading->plan;
	char local[WHEN_SIZE] = "2000-01-01T00:00:00Z";
	struct span text = {"", 0};
	int64_t *when = to;

	read_text(reading, key, node, &text);
	if (when_rfc3339(text.at, text.len, when))
		return;
	if (text.len == DATE || text.len == MINUTES)
		memcpy(local, text.at, text.len);
	if ((text.len != DATE && text.len != MINUTES) ||
	    !when_rfc3339(local, WHEN_SIZE - 1, when)) {
		reading_fault(reading, node, "'%.*s' is no time such as 2026-11-22 or 2026-11-22 09:00",
		    (int)text.len, text.at);
		return;
	}
	if (text.len == DATE && span_is(span_of(key->name), "until"))
		*when += DAY_SECONDS;
	if (plan->zone != NULL)
		*when = zone_moment(plan->zone, *when);
}

static void read_when(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	(void)key;
	*(struct condition **)to = condition_read(reading, node);
}

static void read_known_topics(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	struct plan_texts *texts = to;

	read_texts(reading, key, node, texts);
	for (size_t i = 0; i < texts->count; i++)
		if (plan_topic(reading->plan, texts->at[i]) == NULL)
			reading_fault(reading, node, "no topic is named '%.*s'", (int)texts->at[i].len,
			    texts->at[i].at);
}

static void check_silence(struct reading *reading, struct yaml_node *node, void *item)
{
	struct plan_silence *silence = item;

	if (silence->when == NULL)
		reading_fault(reading, node, "a silence needs 'when': which posts it is for");
	if (silence->until == INT64_MIN)
		reading_fault(reading, node, "a silence needs an end: 'until'");
	else if (silence->until <= silence->since)
		reading_fault(reading, node, "this silence ends before it begins");
	else
		reading_lapse(reading, node, silence->until, "this silence is over: take it out");
	if (silence->reason.len == 0)
		reading_fault(reading, node, "a silence needs a reason");
}

void read_silences(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	static const struct reading_key keys[] = {
	    {"when", read_when, offsetof(struct plan_silence, when), NULL, 0},
	    {"since", read_moment, offsetof(struct plan_silence, since), NULL, 0},
	    {"until", read_moment, offsetof(struct plan_silence, until), NULL, 0},
	    {"reason", read_text, offsetof(struct plan_silence, reason), NULL, 0},
	    {NULL, NULL, 0, NULL, 0},
	};
	const struct plan_silence blank = {.since = INT64_MIN, .until = INT64_MIN};
	struct plan *plan = reading->plan;

	(void)key;
	(void)to;
	plan->silences = reading_list(reading, node,
	    &(struct reading_thing){keys, &blank, sizeof blank, 0, 0, check_silence}, &plan->silence_count);
}

static void check_event(struct reading *reading, struct yaml_node *node, void *item)
{
	struct plan_event *event = item;

	if (event->since == INT64_MIN || event->until == INT64_MIN)
		reading_fault(reading, node, "what is expected needs its times: 'since' and 'until'");
	else if (event->until <= event->since)
		reading_fault(reading, node, "this event ends before it begins");
	if (event->times < 1 || event->times > 1000)
		reading_fault(reading, node,
		    "what is expected needs 'times', 1 to 1000 times the usual posts");
}

void read_expected(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	static const struct reading_key keys[] = {
	    {"topic", read_known_topics, offsetof(struct plan_event, topics), NULL, 0},
	    {"since", read_moment, offsetof(struct plan_event, since), NULL, 0},
	    {"until", read_moment, offsetof(struct plan_event, until), NULL, 0},
	    {"times", read_integer, offsetof(struct plan_event, times), NULL, 0},
	    {"reason", read_text, offsetof(struct plan_event, reason), NULL, 0},
	    {NULL, NULL, 0, NULL, 0},
	};
	const struct plan_event blank = {.since = INT64_MIN, .until = INT64_MIN};
	struct plan *plan = reading->plan;

	(void)key;
	(void)to;
	plan->expected = reading_list(reading, node,
	    &(struct reading_thing){keys, &blank, sizeof blank, 0, 0, check_event}, &plan->expected_count);
}

/* The topics of one crisis must not be spoken of in ways that contradict each other. */
static void check_crisis(struct reading *reading, struct yaml_node *node, void *item)
{
	const struct plan *plan = reading->plan;
	struct plan_crisis *crisis = item;

	if (crisis->topics.count == 0)
		reading_fault(reading, node, "a crisis needs a topic");
	if (crisis->since == INT64_MIN)
		reading_fault(reading, node, "a crisis needs its beginning: 'since'");
	else if (crisis->until <= crisis->since)
		reading_fault(reading, node, "this crisis ends before it begins");
	for (size_t i = 0; i < crisis->topics.count && crisis->posture < 0; i++)
		for (size_t j = 0; j < i; j++) {
			const struct plan_topic *a = plan_topic(plan, crisis->topics.at[j]);
			const struct plan_topic *b = plan_topic(plan, crisis->topics.at[i]);

			if (a != NULL && b != NULL &&
			    posture_mixes(posture_of(plan, a), posture_of(plan, b)))
				reading_fault(reading, node, "one crisis does not mix %s (%.*s) with "
				    "%s (%.*s): give it a posture", posture_names[posture_of(plan, a)],
				    (int)a->name.len, a->name.at, posture_names[posture_of(plan, b)],
				    (int)b->name.len, b->name.at);
		}
}

void read_crises(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	static const struct reading_key keys[] = {
	    {"topic", read_known_topics, offsetof(struct plan_crisis, topics), NULL, 0},
	    {"since", read_moment, offsetof(struct plan_crisis, since), NULL, 0},
	    {"until", read_moment, offsetof(struct plan_crisis, until), NULL, 0},
	    {"posture", read_choice, offsetof(struct plan_crisis, posture), posture_names,
	        POSTURES},
	    {NULL, NULL, 0, NULL, 0},
	};
	const struct plan_crisis blank = {.since = INT64_MIN, .until = INT64_MAX, .posture = -1};
	struct plan *plan = reading->plan;

	(void)key;
	(void)to;
	plan->crises = reading_list(reading, node,
	    &(struct reading_thing){keys, &blank, sizeof blank, 0, 0, check_crisis}, &plan->crisis_count);
}

static void read_by(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	static const struct reading_key keys[] = {
	    {"topic", read_known_topics, offsetof(struct plan_inhibition, topics), NULL, 0},
	    {"cluster", read_integer, offsetof(struct plan_inhibition, cluster), NULL, 0},
	    {NULL, NULL, 0, NULL, 0},
	};
	struct plan_inhibition *inhibition = to;

	(void)key;
	if (span_is(yaml_scalar(node), "crisis")) {
		inhibition->running = true;
		return;
	}
	reading_mapping(reading, node, keys, inhibition);
	inhibition->running = inhibition->topics.count > 0;
	if (inhibition->running == (inhibition->cluster > 0))
		reading_fault(reading, node, "'by' is crisis, or has one of topic and cluster");
}

static void check_inhibition(struct reading *reading, struct yaml_node *node, void *item)
{
	struct plan_inhibition *inhibition = item;

	if (!inhibition->running && inhibition->cluster == 0)
		reading_fault(reading, node, "this needs 'by': which crisis mutes the posts");
	if (inhibition->when == NULL)
		reading_doubt(reading, node,
		    "this mutes posts of every severity, the critical as well: it has no 'when'");
}

void read_inhibitions(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	static const struct reading_key keys[] = {
	    {"when", read_when, offsetof(struct plan_inhibition, when), NULL, 0},
	    {"by", read_by, 0, NULL, 0},
	    {"reason", read_text, offsetof(struct plan_inhibition, reason), NULL, 0},
	    {NULL, NULL, 0, NULL, 0},
	};
	const struct plan_inhibition blank = {0};
	struct plan *plan = reading->plan;

	(void)key;
	(void)to;
	plan->inhibitions = reading_list(reading, node,
	    &(struct reading_thing){keys, &blank, sizeof blank, 0, 0, check_inhibition},
	    &plan->inhibition_count);
}

static void read_groups(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	struct plan_grouping *grouping = to;
	struct plan_texts texts = {0};

	read_texts(reading, key, node, &texts);
	grouping->count = 0;
	for (size_t i = 0; i < texts.count; i++) {
		int found = term_find(group_names, GROUPS, texts.at[i]);

		if (found < 0 || grouping->count == GROUPS)
			reading_fault(reading, node, "posts are grouped by cluster, conversation, topic");
		else
			grouping->by[grouping->count++] = found;
	}
}

void read_grouping(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	static const struct reading_key keys[] = {
	    {"every", read_duration, offsetof(struct plan_grouping, every), NULL, 0},
	    {"by", read_groups, 0, NULL, 0},
	    {NULL, NULL, 0, NULL, 0},
	};

	(void)key;
	reading_mapping(reading, node, keys, to);
}
