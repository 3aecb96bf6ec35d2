#include "plan/posture.h"

#include "plan/section.h"

const char *const crisis_type_names[CRISIS_TYPES] = {"natural-disaster", "rumor", "violence",
    "tampering", "challenge", "unfounded-challenge", "technical-accident", "technical-harm",
    "human-accident", "human-harm", "misdeed"};

/* What people blame the brand for in a crisis of that type. */
static enum blame type_blame(int type)
{
	static const enum blame blames[CRISIS_TYPES] = {BLAME_VICTIM, BLAME_RUMOR, BLAME_VICTIM,
	    BLAME_VICTIM, BLAME_CHALLENGE, BLAME_RUMOR, BLAME_ACCIDENTAL, BLAME_ACCIDENTAL,
	    BLAME_PREVENTABLE, BLAME_PREVENTABLE, BLAME_PREVENTABLE};

	return blames[type];
}

enum posture posture_for(enum blame blame, bool history)
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

static enum posture fitting(const struct plan *plan, const struct plan_topic *topic)
{
	return posture_for(
	    topic->blame, topic->history >= 0 ? topic->history > 0 : plan->brand.history);
}

enum posture posture_of(const struct plan *plan, const struct plan_topic *topic)
{
	return topic->posture >= 0 ? (enum posture)topic->posture : fitting(plan, topic);
}

bool posture_mixes(enum posture a, enum posture b)
{
	bool denies = a == POSTURE_DENY || b == POSTURE_DENY;

	return denies && (a > POSTURE_DENY || b > POSTURE_DENY);
}

/* True where a takes less upon the brand than b. */
static bool is_below(enum posture a, enum posture b)
{
	static const int taken[POSTURES] = {[POSTURE_DENY] = 0, [POSTURE_INFORM] = 1,
	    [POSTURE_DIMINISH] = 2, [POSTURE_ADJUST] = 3, [POSTURE_REBUILD] = 4};

	return taken[a] < taken[b];
}

void read_postures(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	struct plan_topic *topic = to;
	struct plan_texts texts = {0};
	int strongest = -1;

	read_texts(reading, key, node, &texts);
	for (size_t i = 0; i < texts.count; i++) {
		int found = term_find(posture_names, POSTURES, texts.at[i]);

		if (span_is(texts.at[i], "bolster"))
			topic->bolster = true;
		else if (found < 0)
			reading_fault(reading, node, "'%.*s' is no posture (%s, %s ...)",
			    (int)texts.at[i].len, texts.at[i].at, posture_names[0], posture_names[1]);
		else if (strongest >= 0 && posture_mixes((enum posture)strongest, (enum posture)found))
			reading_fault(reading, node, "one crisis does not mix deny with %s",
			    posture_names[found > strongest ? found : strongest]);
		else if (found > strongest)
			strongest = found;
	}
	if (topic->bolster && strongest < 0 && texts.count == 1)
		reading_fault(reading, node, "bolster stands only beside another posture");
	topic->posture = strongest;
}

void check_posture(struct reading *reading, struct plan_topic *topic, struct yaml_node *node)
{
	enum blame by_type = topic->type >= 0 ? type_blame(topic->type) : BLAME_VICTIM;

	if (topic->blame == BLAMES)
		topic->blame = by_type;
	else if (topic->type >= 0 && topic->blame != by_type)
		reading_fault(reading, node, "blame '%s' is not that of type '%s', which is '%s'",
		    blame_names[topic->blame], crisis_type_names[topic->type], blame_names[by_type]);
	if (topic->posture >= 0 &&
	    is_below((enum posture)topic->posture, fitting(reading->plan, topic)))
		reading_doubt(reading, node, "posture '%s' takes less on the brand than fits: '%s' "
		    "calls for '%s'", posture_names[topic->posture], blame_names[topic->blame],
		    posture_names[fitting(reading->plan, topic)]);
}
