#include "score/severity.h"

enum {
	CLEAR_PRAISE = 600,    /* of sentiment, in thousandths */
	STRONG_WORDS = -700,
	MOST_FACTOR = 4,
	BANGS_OF_ANGER = 3,
};

/* The reach, in thousandths, from which a bad post alone harms the name: ten thousand people,
 * a hundred thousand, a million. */
static const int reach_steps[] = {571, 714, 857};

static void raise(struct severity_result *result, enum factor factor, int to, const char *lead,
    struct span what, struct evidence_list *why)
{
	int *level = &result->factors[factor];

	if (to > MOST_FACTOR)
		to = MOST_FACTOR;
	if (to <= *level)
		return;
	evidence_add(why, (struct evidence){.to = TO_SEVERITY, .adds = (to - *level) * 1000,
	    .lead = lead, .what = what});
	*level = to;
}

static bool is_clear_praise(const struct valence *valence)
{
	return valence->label == LABEL_POSITIVE && valence->bad == 0 &&
	    valence->sentiment >= CLEAR_PRAISE;
}

static void note(struct evidence_list *why, const char *lead, struct span what)
{
	evidence_add(why, (struct evidence){.to = TO_SEVERITY, .lead = lead, .what = what});
}

static void count_topic(const struct plan_topic *topic, struct severity_result *result,
    struct evidence_list *why)
{
	static const char *const leads[FACTORS] = {"safety: topic ", "legal: topic ",
	    "financial: topic ", "reputation: topic ", "anger: topic "};

	for (int i = 0; i < FACTORS; i++)
		raise(result, (enum factor)i, topic->factors[i], leads[i], topic->name, why);
	result->counts = true;
	result->grave = result->grave || topic->floor >= SEVERITY_HIGH;
}

/* Returns the topic with the highest floor among those that count, or NULL. */
static const struct plan_topic *count_topics(const struct severity_case *judged,
    struct severity_result *result, struct evidence_list *why)
{
	bool praise = judged->valence->label == LABEL_POSITIVE;
	bool clear = is_clear_praise(judged->valence);
	const struct plan_topic *highest = NULL;

	for (size_t i = 0; i < judged->plan->topic_count; i++) {
		const struct plan_topic *topic = &judged->plan->topics[i];

		if (!judged->topics[i])
			continue;
		if (praise && (clear || topic->floor < SEVERITY_HIGH)) {
			note(why, "praise passes over topic ", topic->name);
			continue;
		}
		if (praise)
			note(why, "not praise enough to pass over topic ", topic->name);
		count_topic(topic, result, why);
		if (highest == NULL || topic->floor > highest->floor)
			highest = topic;
	}
	return highest;
}

static void count_anger(const struct severity_case *judged, struct severity_result *result,
    struct evidence_list *why)
{
	const struct cues *cues = judged->cues;
	const struct { bool holds; const char *lead; struct span what; } signs[] = {
	    {true, "anger: negative", span_of("")},
	    {judged->valence->sentiment <= STRONG_WORDS, "anger: strong words", span_of("")},
	    {cues->count[CUE_PROFANITY] > 0, "anger: oath ", cues->first[CUE_PROFANITY]},
	    {cues->count[CUE_PROFANITY] == 0 && cues->count[CUE_INSULT] > 0, "anger: insult ",
	        cues->first[CUE_INSULT]},
	    {cues->shouting, "anger: capitals", span_of("")},
	    {!cues->shouting && judged->bangs >= BANGS_OF_ANGER, "anger: !!!", span_of("")},
	};

	if (judged->valence->label != LABEL_NEGATIVE)
		return;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (signs[i].holds)
			raise(result, FACTOR_ANGER, result->factors[FACTOR_ANGER] + 1,
			    signs[i].lead, signs[i].what, why);
}

static void count_reach(const struct severity_case *judged, struct severity_result *result,
    struct evidence_list *why)
{
	int level = 1;

	if (!result->counts && judged->valence->label != LABEL_NEGATIVE)
		return;
	for (size_t i = 0; i < sizeof reach_steps / sizeof *reach_steps; i++)
		level += judged->context->reach >= reach_steps[i];
	raise(result, FACTOR_REPUTATION, level, "reputation: reach", span_of(""), why);
}

static enum severity by_sum(const int factors[FACTORS])
{
	int sum = 0;

	for (int i = 0; i < FACTORS; i++)
		sum += factors[i];
	return sum >= 17  ? SEVERITY_CRITICAL
	    : sum >= 13   ? SEVERITY_HIGH
	    : sum >= 9    ? SEVERITY_MEDIUM
	                  : SEVERITY_LOW;
}

struct severity_result severity_judge(
    const struct severity_case *judged, struct evidence_list *why)
{
	struct severity_result result = {.factors = {1, 1, 1, 1, 1}};
	const struct plan_topic *highest;

	if (judged->context->own) {
		note(why, "the brand's own post", span_of(""));
		return result;
	}
	highest = count_topics(judged, &result, why);
	count_anger(judged, &result, why);
	count_reach(judged, &result, why);
	result.severity = by_sum(result.factors);
	if (highest != NULL && highest->floor > result.severity) {
		result.severity = highest->floor;
		note(why, "floor of topic ", highest->name);
	}
	return result;
}

int severity_urgency(enum severity severity, const struct context *context, enum label label)
{
	static const int base[SEVERITIES] = {0, 25, 50, 80};
	static const int of_label[LABELS] = {5, 2, 0};
	int reach = context->reach > 0 ? context->reach * 15 / 1000 : 0;

	return context->own ? 0 : base[severity] + reach + of_label[label];
}
