#include "score/topic.h"

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

enum status topic_phrases(const struct plan *plan, struct phrases *phrases, struct fault *fault)
{
	struct tokens tokens = {0};
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < plan->topic_count; i++)
		status = add_words(&plan->topics[i], (uint32_t)i, phrases, &tokens, fault);
	tokens_free(&tokens);
	return status;
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

static bool by_pattern(
    const struct plan_topic *topic, struct span text, struct evidence_list *why)
{
	for (size_t i = 0; i < topic->pattern_count; i++) {
		struct evidence row = {.to = TO_TOPIC, .adds = 1000, .lead = "", .topic = topic->name};

		switch (pattern_match(topic->patterns[i], text, &row.what)) {
		case PATTERN_MISSES:
			continue;
		case PATTERN_MATCHES:
			break;
		case PATTERN_GIVES_UP:
			row.lead = "taken for a match, since it gave up: ";
			row.what = topic->pattern_texts[i];
			break;
		}
		evidence_add(why, row);
		return true;
	}
	return false;
}

void topic_find(const struct plan *plan, const struct tokens *tokens,
    const struct phrase_matches *matches, const struct span *texts, size_t text_count,
    bool *found, struct evidence_list *why)
{
	by_words(plan, tokens, matches, found, why);
	for (size_t i = 0; i < plan->topic_count; i++)
		for (size_t k = 0; k < text_count && !found[i]; k++)
			if (texts[k].len > 0)
				found[i] = by_pattern(&plan->topics[i], texts[k], why);
}
