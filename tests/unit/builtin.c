/* The built-in plan: its patterns are compiled when they are tried, so that all are tried here. */
#include "unit.h"

#include "plan/plan.h"
#include "post/pattern.h"

static size_t wrong_in(const struct plan_topic *topic)
{
	size_t wrong = 0;

	for (size_t i = 0; i < topic->pattern_count; i++) {
		struct pattern *pattern = NULL;
		struct fault fault = {0};

		if (pattern_compile(topic->pattern_texts[i], &pattern, &fault) != STATUS_OK) {
			unit_note("%.*s, pattern %zu: %s", (int)topic->name.len, topic->name.at, i + 1,
			    fault.what);
			wrong++;
		}
		pattern_free(pattern);
	}
	return wrong;
}

int main(void)
{
	struct plan *plan;
	struct plan_faults faults;
	size_t wrong = 0, count = 0;

	if (!unit_ok(plan_load(NULL, &plan, &faults) == STATUS_OK, "the built-in plan is read"))
		return unit_done();
	for (size_t i = 0; i < plan->topic_count; i++) {
		wrong += wrong_in(&plan->topics[i]);
		count += plan->topics[i].pattern_count;
	}
	unit_ok(count > 0 && wrong == 0, "%zu patterns, all of which compile", count);
	plan_free(plan);
	plan_faults_free(&faults);
	return unit_done();
}
