#include "reply/stage.h"

#include "post/post.h"

const struct plan_topic *stage_topic(const struct draft_order *order)
{
	return order->facts->topic_count > 0 ? plan_topic(order->plan, order->facts->topics[0])
	                                     : NULL;
}

bool stage_is_grave(const struct plan_topic *topic, int severity)
{
	return severity >= SEVERITY_HIGH ||
	       (topic != NULL && (topic->floor >= SEVERITY_HIGH || topic->factors[FACTOR_SAFETY] >= 3));
}

/* What comes after a case's state; false for states that leave it to the post. */
static bool stage_after(struct span state, enum stage *stage)
{
	static const struct {
		const char *state;
		enum stage stage;
	} steps[] = {
	    {"acknowledged", STAGE_OFFLINE},
	    {"offline", STAGE_RESPOND},
	    {"investigating", STAGE_RESPOND},
	    {"answered", STAGE_SOLUTION},
	    {"resolved", STAGE_FOLLOW_UP},
	    {"followed up", STAGE_THANKS},
	    {"closed", STAGE_THANKS},
	    {"reopened", STAGE_ACKNOWLEDGE},
	};

	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		if (!span_is(state, steps[i].state))
			continue;
		*stage = steps[i].stage;
		return true;
	}
	return false;
}

enum stage stage_due(const struct draft_order *order, struct record *kase, struct record *said)
{
	const struct plan_topic *topic = stage_topic(order);
	enum stage stage;

	if (order->stage != DRAFT_STAGE_OF_TOPIC)
		return (enum stage)order->stage;
	if (stage_after(post_member(kase, "state"), &stage))
		return stage;
	/* A plan that asks for a topic to be high has chosen its first words for the worst. */
	if (order->facts->severity == SEVERITY_CRITICAL)
		return topic != NULL && topic->floor >= SEVERITY_HIGH ? topic->first : STAGE_HOLDING;
	if (order->facts->stance == STANCE_PRAISE)
		return STAGE_THANKS;
	if (order->facts->stance == STANCE_MISGUIDED && record_has(said, "what"))
		return STAGE_CORRECTION;
	return topic != NULL ? topic->first : STAGE_ACKNOWLEDGE;
}

bool stage_rests_on_facts(enum stage stage)
{
	return stage == STAGE_RESPOND || stage == STAGE_SOLUTION;
}

static bool is_missing(struct record *kase, const struct span *missing, size_t count,
    struct record *said, struct span fact)
{
	char name[80] = "";

	if (fact.len < sizeof name)
		memcpy(name, fact.at, fact.len);
	if (record_has(said, name))
		return false;
	for (size_t i = 0; i < count; i++)
		if (span_same(missing[i], fact))
			return true;
	return kase->count == 0;
}

void stage_facts(const struct draft_order *order, struct record *kase, struct record *said,
    struct draft *draft)
{
	const struct plan_topic *topic = stage_topic(order);
	const struct span *missing = NULL;
	size_t count = record_texts(kase, "missing", &missing);

	for (size_t i = 0; topic != NULL && i < topic->facts.count; i++)
		if (draft->fact_count < MISSING_MOST &&
		    is_missing(kase, missing, count, said, topic->facts.at[i]))
			draft->facts[draft->fact_count++] = topic->facts.at[i];
}
