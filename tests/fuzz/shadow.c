/*
 * Conditions, as the routes of a plan: each gives an answer on posts, and a route that is said
 * never to be reached takes none that those before it leave.
 */
#include "plan/condition.h"
#include "plan/shadow.h"
#include "yaml.h"

static const char *const posts[] = {
    "{\"id\":\"1\",\"platform\":\"x\",\"text\":\"refund\",\"lang\":\"de-AT\",\"author_followers\":10,"
    "\"score\":{\"label\":\"negative\",\"severity\":\"high\",\"stance\":\"unhappy\",\"topics\":[\"a\"]}}",
    "{\"id\":\"2\",\"platform\":\"mastodon\",\"text\":\"\",\"kind\":\"review\",\"drill\":true,"
    "\"score\":{\"label\":\"neutral\",\"severity\":\"low\",\"stance\":\"troll\",\"topics\":[]}}",
    "{\"id\":\"3\",\"platform\":\"x\",\"text\":\"tea\",\"lang\":\"de\",\"author_handle\":\"ana\","
    "\"author_staff\":true,\"author_followers\":90000,"
    "\"score\":{\"label\":\"positive\",\"severity\":\"critical\",\"stance\":\"praise\","
    "\"topics\":[\"b\",\"a\"]}}"};

static void try_posts(const struct condition *earlier, const struct condition *later,
    const struct plan *plan)
{
	bool hidden = shadow_within(later, earlier), never = shadow_impossible(later);
	struct record post = {0}, score = {0};
	struct fault fault = {0};
	struct facts facts;
	struct buf out = {0};

	for (size_t i = 0; i < sizeof posts / sizeof *posts; i++) {
		const struct condition *decided = NULL;
		enum condition_answer answer;

		if (record_index(&post, span_of(posts[i]), &fault) != STATUS_OK ||
		    facts_read(&facts, plan, &post, &score, &fault) != STATUS_OK)
			abort();
		answer = condition_holds(later, &facts, &decided);
		if (answer == CONDITION_HOLDS &&
		    (never || (hidden && condition_holds(earlier, &facts, &decided) == CONDITION_FAILS)))
			abort();
		if (answer == CONDITION_FAILS)
			condition_tell(decided, &facts, 0, &out);
	}
	buf_free(&out);
	record_free(&post);
	record_free(&score);
}

/* A list of two mappings. */
static void try_list(struct yaml_node *root)
{
	struct plan_topic topics[] = {{.name = {"a", 1}}, {.name = {"b", 1}}};
	struct plan plan = {.topics = topics, .topic_count = 2, .effort = pattern_effort_new()};
	struct plan_faults faults = {0};
	struct arena arena = {0};
	struct reading reading = {.plan = &plan, .faults = &faults, .arena = &arena};
	struct condition *conditions[2] = {NULL, NULL};
	struct yaml_node *key, *value;
	void *at = NULL;
	size_t count = 0;

	while (count < 2 && yaml_each(root, &at, &key, &value))
		conditions[count++] = condition_read(&reading, value);
	if (faults.count == 0)
		try_posts(conditions[0], conditions[1], &plan);
	condition_free(conditions[0]);
	condition_free(conditions[1]);
	plan_faults_free(&faults);
	plan_faults_free(&plan.doubts);
	pattern_effort_free(plan.effort);
	arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_yaml(data, size, try_list);
	return 0;
}
