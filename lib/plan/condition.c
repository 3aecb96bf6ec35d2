#include "plan/condition.h"

#include <limits.h>
#include <string.h>

#include "post/post.h"

const char *const condition_names[CONDITIONS] = {"topic", "severity", "stance", "label",
    "platform", "lang", "kind", "author", "followers", "text", "staff", "drill", "any", "not",
    "jq"};

static bool any_topic(const struct condition *condition, const struct facts *facts)
{
	for (size_t i = 0; i < facts->topic_count; i++)
		if (plan_texts_have(&condition->among, facts->topics[i]))
			return true;
	return false;
}

/* "de" holds for de-AT as well. */
static bool same_language(const struct condition *condition, struct span lang)
{
	return plan_texts_have(&condition->among, lang) ||
	    plan_texts_have(&condition->among, span_cut(&lang, '-'));
}

bool condition_compares(const struct condition *condition, int64_t value)
{
	switch (condition->compare) {
	case COMPARE_SAME:
		return value == condition->number;
	case COMPARE_LESS:
		return value < condition->number;
	case COMPARE_AT_MOST:
		return value <= condition->number;
	case COMPARE_MORE:
		return value > condition->number;
	case COMPARE_AT_LEAST:
		return value >= condition->number;
	}
	return false;
}

static enum condition_answer any_inner(const struct condition *condition,
    const struct facts *facts, const struct condition **gave_up)
{
	enum condition_answer worst = CONDITION_FAILS;

	for (size_t i = 0; i < condition->inner_count; i++) {
		const struct condition *decided = NULL;
		enum condition_answer answer =
		    condition_holds(condition->inner[i], facts, &decided);

		if (answer == CONDITION_HOLDS)
			return answer;
		if (answer == CONDITION_GIVES_UP) {
			worst = answer;
			*gave_up = decided;
		}
	}
	return worst;
}

static enum condition_answer text_matches(
    const struct condition *condition, const struct facts *facts)
{
	switch (pattern_match_within(
	    facts->plan->effort, condition->pattern, facts->text, NULL)) {
	case PATTERN_MATCHES:
		return CONDITION_HOLDS;
	case PATTERN_GIVES_UP:
		return CONDITION_GIVES_UP;
	case PATTERN_MISSES:
		break;
	}
	return CONDITION_FAILS;
}

static enum condition_answer expression_holds(
    const struct condition *condition, const struct facts *facts)
{
	const struct plan *plan = facts->plan;

	if (plan->jq == NULL)
		return CONDITION_GIVES_UP;
	switch (plan->jq->holds(
	    plan->expressions, condition->expression, facts->post->line)) {
	case EXPRESSION_HOLDS:
		return CONDITION_HOLDS;
	case EXPRESSION_FAILS:
		return CONDITION_FAILS;
	case EXPRESSION_GIVES_UP:
		break;
	}
	return CONDITION_GIVES_UP;
}

/* *gave_up is set to the one inside that does, where one does. */
static enum condition_answer one_holds(const struct condition *c, const struct facts *facts,
    const struct condition **gave_up)
{
	enum condition_answer answer;
	bool holds = false;

	switch (c->subject) {
	case CONDITION_TOPIC:
		holds = any_topic(c, facts);
		break;
	case CONDITION_SEVERITY:
		holds = c->among.count > 1
		    ? plan_texts_have(&c->among, span_of(severity_names[facts->severity]))
		    : condition_compares(c, facts->severity);
		break;
	case CONDITION_STANCE:
		holds = plan_texts_have(&c->among, span_of(stance_names[facts->stance]));
		break;
	case CONDITION_LABEL:
		holds = plan_texts_have(&c->among, span_of(label_names[facts->label]));
		break;
	case CONDITION_PLATFORM:
		holds = plan_texts_have(&c->among, facts->platform);
		break;
	case CONDITION_LANG:
		holds = same_language(c, facts->lang);
		break;
	case CONDITION_KIND:
		holds = plan_texts_have(&c->among, facts->kind);
		break;
	case CONDITION_AUTHOR:
		holds = plan_texts_have(&c->among, facts->author);
		break;
	case CONDITION_FOLLOWERS:
		holds = facts->followers != POST_UNKNOWN && condition_compares(c, facts->followers);
		break;
	case CONDITION_TEXT:
		return text_matches(c, facts);
	case CONDITION_STAFF:
		holds = c->flag == facts->staff;
		break;
	case CONDITION_DRILL:
		holds = c->flag == facts->drill;
		break;
	case CONDITION_ANY:
		return any_inner(c, facts, gave_up);
	case CONDITION_JQ:
		return expression_holds(c, facts);
	case CONDITION_NOT:
		answer = any_inner(c, facts, gave_up);
		return answer == CONDITION_GIVES_UP ? answer
		    : answer == CONDITION_HOLDS     ? CONDITION_FAILS
		                                    : CONDITION_HOLDS;
	case CONDITIONS:
		break;
	}
	return holds ? CONDITION_HOLDS : CONDITION_FAILS;
}

enum condition_answer condition_one_holds(
    const struct condition *condition, const struct facts *facts)
{
	const struct condition *inner = condition;

	return one_holds(condition, facts, &inner);
}

enum condition_answer condition_holds(const struct condition *condition, const struct facts *facts,
    const struct condition **decided)
{
	int cost = 0, next;

	/* Each round tries those of one cost and learns of the next. */
	for (; cost != INT_MAX; cost = next) {
		next = INT_MAX;
		for (const struct condition *c = condition; c != NULL; c = c->next) {
			const struct condition *inner = c;
			enum condition_answer answer;

			if (c->cost > cost && c->cost < next)
				next = c->cost;
			answer = c->cost == cost ? one_holds(c, facts, &inner) : CONDITION_HOLDS;
			if (answer == CONDITION_HOLDS)
				continue;
			if (decided != NULL)
				*decided = answer == CONDITION_GIVES_UP ? inner : c;
			return answer;
		}
	}
	return CONDITION_HOLDS;
}

const char *condition_trouble(const struct condition *condition, const struct facts *facts)
{
	const struct plan *plan = facts->plan;

	if (condition->subject != CONDITION_JQ)
		return "its pattern took too many steps on this text";
	return plan->jq != NULL ? plan->jq->trouble(plan->expressions)
	                              : "jq is not at hand here";
}

void condition_free(struct condition *condition)
{
	for (; condition != NULL; condition = condition->next) {
		for (size_t i = 0; i < condition->inner_count; i++)
			condition_free(condition->inner[i]);
		pattern_free(condition->pattern);
	}
}
