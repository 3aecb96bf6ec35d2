#include "score/severity.h"

#include <string.h>

enum {
	CLEAR_PRAISE = 600,    /* of sentiment, in thousandths */
	STRONG_WORDS = -700,
	MOST_FACTOR = 4,
	BANGS_OF_ANGER = 3,
	NEVER = 1001, /* of a probability, in thousandths */
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

static bool is_clear_praise(const struct severity_case *judged)
{
	const struct valence *valence = judged->valence;

	return valence->label == LABEL_POSITIVE && valence->bad == 0 &&
	    valence->sentiment >= CLEAR_PRAISE && judged->cues->count[SIGN_THANKS] > 0;
}

static bool is_joke(const struct cues *cues)
{
	return cues->count[SIGN_JOKE] > 0 && cues->count[CUE_OWN] == 0;
}

/* Asks about a topic, and has nothing to complain of. */
static bool is_mere_question(const struct severity_case *judged)
{
	const struct cues *cues = judged->cues;

	return judged->valence->label != LABEL_NEGATIVE && cues->count[CUE_OWN] == 0 &&
	    (cues->opens_asking || (cues->asks && cues->count[CUE_QUESTION] > 0));
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
	result->grave_topics += topic->floor >= SEVERITY_HIGH;
}

static bool is_harmless(const struct plan_topic *topic)
{
	return topic->floor < SEVERITY_MEDIUM && topic->factors[FACTOR_REPUTATION] < 3;
}

/* Returns the topic with the highest floor among those that count, or NULL. */
static const struct plan_topic *count_topics(const struct severity_case *judged,
    struct severity_result *result, struct evidence_list *why)
{
	bool praise = judged->valence->label == LABEL_POSITIVE;
	bool clear = is_clear_praise(judged), asks = is_mere_question(judged);
	bool joke = is_joke(judged->cues);
	const struct plan_topic *highest = NULL;

	for (size_t i = 0; i < judged->plan->topic_count; i++) {
		const struct plan_topic *topic = &judged->plan->topics[i];

		if (!judged->topics[i])
			continue;
		if (praise && (clear || is_harmless(topic))) {
			note(why, "praise passes over topic ", topic->name);
			continue;
		}
		if (joke) {
			note(why, "satire passes over topic ", topic->name);
			continue;
		}
		if (asks && is_harmless(topic)) {
			note(why, "a question passes over topic ", topic->name);
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

/* What the post itself tells of who is hurt, and how badly: the least that its factors are. */
static const struct aggravation {
	enum sign sign, beside; /* both must be found */
	enum factor where;      /* only where this factor is */
	int from;               /* at so much or more */
	int to[FACTORS];
	const char *lead;
} aggravations[] = {
    {SIGN_DEATH, SIGN_DEATH, FACTOR_SAFETY, 1, {4, 4, 4, 4, 1}, "life at stake: "},
    {SIGN_CHILD, SIGN_CHILD, FACTOR_SAFETY, 3, {3, 4, 2, 4, 1}, "a child: "},
    {SIGN_CHILD, SIGN_CARE, FACTOR_SAFETY, 4, {4, 4, 4, 4, 1}, "a child in care: "},
    {SIGN_CROWD, SIGN_CARE, FACTOR_SAFETY, 4, {4, 4, 4, 4, 1}, "many hurt: "},
    {SIGN_CROWD, SIGN_CROWD, FACTOR_LEGAL, 4, {2, 4, 4, 4, 1}, "many people: "},
};

static void count_signs(const struct severity_case *judged, struct severity_result *result,
    struct evidence_list *why)
{
	const struct cues *cues = judged->cues;
	int before[FACTORS];

	if (is_joke(cues) || is_clear_praise(judged))
		return;
	memcpy(before, result->factors, sizeof before);
	for (size_t i = 0; i < sizeof aggravations / sizeof *aggravations; i++) {
		const struct aggravation *row = &aggravations[i];

		if (cues->count[row->sign] == 0 || cues->count[row->beside] == 0 ||
		    before[row->where] < row->from)
			continue;
		for (int k = 0; k < FACTORS; k++)
			raise(result, (enum factor)k, row->to[k], row->lead,
			    cues->first[row->sign], why);
		result->counts = result->grave = true;
	}
}

/* What the model says that people suffer. Where a topic or a sign has told already, it has to be
 * surer. The probabilities, in thousandths, are by trial on posts of our own. */
static void count_harm(const struct severity_case *judged, struct severity_result *result,
    struct evidence_list *why)
{
	static const struct {
		int from, from_told;
		int to[FACTORS];
		bool grave;
		const char *lead;
	} rows[HARMS] = {
	    [HARM_GRAVE] = {800, 850, {4, 4, 4, 4, 1}, true, "reads as grave harm: "},
	    [HARM_HURT] = {700, 900, {4, 3, 2, 3, 1}, true, "reads as harm: "},
	    [HARM_LOSS] = {900, NEVER, {1, 2, 3, 2, 1}, false, "reads as loss: "},
	};
	const bool told = result->counts;

	if (is_joke(judged->cues) || is_clear_praise(judged))
		return;
	for (int i = 0; i < HARMS; i++) {
		if (judged->harm.p[i] * 1000 < (told ? rows[i].from_told : rows[i].from))
			continue;
		for (int k = 0; k < FACTORS; k++)
			raise(result, (enum factor)k, rows[i].to[k], rows[i].lead,
			    judged->harm.most[i], why);
		result->counts = true;
		result->grave = result->grave || rows[i].grave;
	}
}

/* Several grave things at once harm more than the worst of them, and violence all the more. */
static void count_together(const struct cues *cues, size_t grave,
    struct severity_result *result, struct evidence_list *why)
{
	if (grave > 1) {
		raise(result, FACTOR_FINANCIAL, result->factors[FACTOR_FINANCIAL] + 1,
		    "several grave topics", span_of(""), why);
		raise(result, FACTOR_REPUTATION, MOST_FACTOR, "several grave topics", span_of(""),
		    why);
	}
	if (grave > 0 && cues->count[SIGN_THREAT] > 0)
		raise(result, FACTOR_SAFETY, MOST_FACTOR, "violence: ",
		    cues->first[SIGN_THREAT], why);
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
	    {cues->count[CUE_PROFANITY] == 0 && cues->count[CUE_INSULT] == 0 &&
	            cues->count[SIGN_FURY] > 0,
	        "anger: ", cues->first[SIGN_FURY]},
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
	count_signs(judged, &result, why);
	count_harm(judged, &result, why);
	count_together(judged->cues, result.grave_topics, &result, why);
	count_anger(judged, &result, why);
	count_reach(judged, &result, why);
	result.severity = by_sum(result.factors);
	if (highest != NULL && highest->floor > result.severity) {
		result.severity = highest->floor;
		note(why, "floor of topic ", highest->name);
	}
	if (result.grave && result.severity < SEVERITY_HIGH) {
		result.severity = SEVERITY_HIGH;
		note(why, "floor of what people suffer", span_of(""));
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
