/*
 * What words are worth to this brand: sick is good of a shoe, and outage bad of a network.
 */
#include "base/num.h"
#include "plan/section.h"

enum { HEAVIEST = 5 };

static void read_weight(struct reading *reading, struct yaml_node *node, int *weight)
{
	struct span text = yaml_scalar(node);
	struct fault fault = {0};
	double value;

	if (num_real(text.at, text.len, -HEAVIEST, HEAVIEST, &value, &fault) != STATUS_OK)
		reading_fault(reading, node, "a word's weight is a number from -5 to 5");
	else
		*weight = (int)(value * 1000 + (value < 0 ? -0.5 : 0.5));
}

void read_words(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	struct plan *plan = reading->plan;
	struct yaml_node *text, *weight;
	size_t room = reading_count(reading, node, YAML_MAPPING);
	void *at = NULL;

	(void)key;
	(void)to;
	plan->words = reading_take(reading, room, sizeof *plan->words);
	while (plan->word_count < room && yaml_each(node, &at, &text, &weight)) {
		struct plan_word *word = &plan->words[plan->word_count++];

		reading->key = text;
		word->text = yaml_scalar(text);
		read_weight(reading, weight, &word->weight);
	}
}
