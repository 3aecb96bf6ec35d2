/*
 * The plan's topics: how each is recognized, how grave it is, what to find out about it.
 */
#include "plan/posture.h"
#include "plan/section.h"

static void read_patterns(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	struct plan_topic *topic = to;
	struct plan_texts texts = {0};

	read_texts(reading, key, node, &texts);
	topic->patterns = reading_take(reading, texts.count, sizeof(struct pattern *));
	topic->pattern_texts = texts.at;
	for (size_t i = 0; i < texts.count; i++) {
		struct fault fault = {0};
		struct pattern **pattern = &topic->patterns[topic->pattern_count];

		if (reading->builtin)
			*pattern = pattern_later(texts.at[i]);
		if (reading->builtin || pattern_compile(texts.at[i], pattern, &fault) == STATUS_OK)
			topic->pattern_count++;
		else
			reading_fault(reading, reading_item(node, i),
			    "pattern %zu: %s (at character %zu)", i + 1, fault.what, fault.column);
	}
}

static void read_factor(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	int64_t value = 0;

	read_integer(reading, key, node, &value);
	if (value < 1 || value > 4)
		reading_fault(reading, node, "a factor is 1, 2, 3 or 4");
	else
		*(int *)to = (int)value;
}

static void read_factors(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	struct reading_key keys[FACTORS + 1] = {{0}};

	(void)key;
	for (int i = 0; i < FACTORS; i++)
		keys[i] = (struct reading_key){
		    factor_names[i], read_factor, (size_t)i * sizeof(int), NULL, 0};
	reading_mapping(reading, node, keys, to);
}

static void read_history(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	bool history = false;

	read_flag(reading, key, node, &history);
	*(int *)to = history;
}

static const struct reading_key topic_keys[] = {
    {"words", read_texts, offsetof(struct plan_topic, words), NULL, 0},
    {"patterns", read_patterns, 0, NULL, 0},
    {"factors", read_factors, offsetof(struct plan_topic, factors), NULL, 0},
    {"floor", read_choice, offsetof(struct plan_topic, floor), severity_names, SEVERITIES},
    {"blame", read_choice, offsetof(struct plan_topic, blame), blame_names, BLAMES},
    {"type", read_choice, offsetof(struct plan_topic, type), crisis_type_names, CRISIS_TYPES},
    {"posture", read_postures, 0, NULL, 0},
    {"history", read_history, offsetof(struct plan_topic, history), NULL, 0},
    {"first", read_choice, offsetof(struct plan_topic, first), stage_names, STAGES},
    {"facts", read_texts, offsetof(struct plan_topic, facts), NULL, 0},
    {"remedies", read_texts, offsetof(struct plan_topic, remedies), NULL, 0},
    {"calls-it", read_phrases, offsetof(struct plan_topic, calls_it), NULL, 0},
    {"instruct", read_phrases, offsetof(struct plan_topic, instruct), NULL, 0},
    {NULL, NULL, 0, NULL, 0},
};

static void check_topic(struct reading *reading, struct yaml_node *node, void *thing)
{
	check_posture(reading, thing, node);
}

void read_topics(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	struct plan_topic blank = {.type = -1, .posture = -1, .history = -1, .blame = BLAMES};
	struct plan *plan = reading->plan;

	(void)key;
	(void)to;
	for (int i = 0; i < FACTORS; i++)
		blank.factors[i] = 1;
	plan->topics = reading_named(reading, node,
	    &(struct reading_thing){topic_keys, &blank, sizeof blank,
	        offsetof(struct plan_topic, name), offsetof(struct plan_topic, place), check_topic},
	    &plan->topic_count);
}
