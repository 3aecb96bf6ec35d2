#include "score/topic.h"

#include <stdlib.h>

#include "base/mem.h"
#include "post/pattern_set.h"

struct topics {
	const struct plan *plan;
	struct pattern_set *set; /* all topics' patterns, in the plan's order */
	struct pattern_effort *effort;
	uint64_t *likely[TOPIC_TEXTS]; /* the patterns that may match, a bit each */
};

static enum status add_words(const struct plan_topic *topic, uint32_t index,
    struct phrases *phrases, struct tokens *tokens, struct fault *fault)
{
	for (size_t i = 0; i < topic->words.count; i++) {
		struct span word = topic->words.at[i];

		tokens_reset(tokens);
		tokens_add(tokens, word);
		if (tokens->count == 0)
			return fault_set(fault, STATUS_PLAN, "topic %.*s: no word in '%.*s'",
			    (int)topic->name.len, topic->name.at, (int)word.len, word.at);
		phrases_add(phrases, tokens, PHRASE_TOPIC, index);
	}
	return STATUS_OK;
}

static enum status add_all_words(
    const struct plan *plan, struct phrases *phrases, struct fault *fault)
{
	struct tokens tokens = {0};
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < plan->topic_count; i++)
		status = add_words(&plan->topics[i], (uint32_t)i, phrases, &tokens, fault);
	tokens_free(&tokens);
	return status;
}

enum status topics_open(struct topics **topics, const struct plan *plan, struct phrases *phrases,
    struct fault *fault)
{
	struct topics *new = mem_new(1, sizeof *new);

	new->plan = plan;
	new->set = pattern_set_new();
	new->effort = pattern_effort_new();
	for (size_t i = 0; i < plan->topic_count; i++)
		for (size_t k = 0; k < plan->topics[i].pattern_count; k++)
			pattern_set_add(new->set, plan->topics[i].pattern_texts[k]);
	for (size_t k = 0; k < TOPIC_TEXTS; k++)
		new->likely[k] = mem_new(pattern_set_words(new->set), sizeof *new->likely[k]);
	*topics = new;
	return add_all_words(plan, phrases, fault);
}

void topics_free(struct topics *topics)
{
	if (topics == NULL)
		return;
	for (size_t k = 0; k < TOPIC_TEXTS; k++)
		free(topics->likely[k]);
	pattern_set_free(topics->set);
	pattern_effort_free(topics->effort);
	free(topics);
}

static void by_words(const struct plan *plan, const struct tokens *tokens,
    const struct phrase_matches *matches, bool *found, struct evidence_list *why)
{
	for (size_t i = 0; i < matches->count; i++) {
		const struct phrase_match *match = &matches->at[i];
		const struct token *first = &tokens->at[match->start];
		const struct token *last = first + match->count - 1;

		if (match->kind != PHRASE_TOPIC || found[match->index])
			continue;
		found[match->index] = true;
		evidence_add(why,
		    (struct evidence){.to = TO_TOPIC, .adds = 1000, .lead = "",
		        .topic = plan->topics[match->index].name,
		        .what = {first->text.at,
		            (size_t)(last->text.at + last->text.len - first->text.at)}});
	}
}

/* first is the number of the topic's first pattern in the set. */
static bool by_pattern(struct topics *topics, const struct plan_topic *topic, size_t first,
    const uint64_t *likely, struct span text, struct evidence_list *why)
{
	size_t end = first + topic->pattern_count, i = first;

	while ((i = pattern_set_next(likely, i, end)) < end) {
		struct evidence row = {.to = TO_TOPIC, .adds = 1000, .lead = "", .topic = topic->name};
		size_t number = i++ - first;

		switch (pattern_match_within(
		    topics->effort, topic->patterns[number], text, &row.what)) {
		case PATTERN_MISSES:
			continue;
		case PATTERN_MATCHES:
			break;
		case PATTERN_GIVES_UP:
			row.lead = "taken for a match, since it gave up: ";
			row.what = topic->pattern_texts[number];
			break;
		}
		evidence_add(why, row);
		return true;
	}
	return false;
}

static void by_patterns(struct topics *topics, const struct span texts[TOPIC_TEXTS], bool *found,
    struct evidence_list *why)
{
	const struct plan *plan = topics->plan;
	size_t first = 0;

	pattern_effort_reset(topics->effort);
	for (size_t k = 0; k < TOPIC_TEXTS; k++)
		if (texts[k].len > 0)
			pattern_set_find(topics->set, texts[k], topics->likely[k]);
	for (size_t i = 0; i < plan->topic_count; first += plan->topics[i++].pattern_count)
		for (size_t k = 0; k < TOPIC_TEXTS && !found[i]; k++)
			if (texts[k].len > 0)
				found[i] = by_pattern(topics, &plan->topics[i], first,
				    topics->likely[k], texts[k], why);
}

void topics_find(struct topics *topics, const struct tokens *tokens,
    const struct phrase_matches *matches, const struct span texts[TOPIC_TEXTS], bool *found,
    struct evidence_list *why)
{
	by_words(topics->plan, tokens, matches, found, why);
	by_patterns(topics, texts, found, why);
}
