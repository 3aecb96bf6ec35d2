#include "report/count/where.h"

#include <stdlib.h>

#include "plan/condition.h"
#include "plan/jq.h"
#include "plan/sources.h"

struct where {
	struct plan *plan; /* borrowed */
	struct buf text;
	struct yaml *yaml;
	struct condition *condition;
	struct record score;
};

static void compile(struct plan *plan, struct plan_faults *faults)
{
	struct fault fault = {.file = "--where"};

	if (plan->expressions == NULL || plan->jq->compile(plan->expressions) == STATUS_OK)
		return;
	for (size_t i = 0; i < plan->expression_count; i++)
		if (plan->jq->try_alone(plan->expressions, i, &fault) != STATUS_OK)
			plan_faults_add(faults, &fault);
}

static void read_condition(struct where *where, struct plan_faults *faults)
{
	struct plan *plan = where->plan;
	struct fault fault = {0};
	struct reading reading = {
	    .plan = plan, .faults = faults, .arena = &plan->sources->arena};

	if (yaml_load((struct span){where->text.at, where->text.len}, "--where", &where->yaml,
	        &fault) != STATUS_OK) {
		plan_faults_add(faults, &fault);
		return;
	}
	where->condition = condition_read(&reading, yaml_root(where->yaml));
	if (faults->count == 0)
		compile(plan, faults);
}

enum status where_open(const char *text, struct plan *plan, struct where **where,
    struct plan_faults *faults)
{
	*where = mem_new(1, sizeof **where);
	(*where)->plan = plan;
	plan->jq = &jq_language;
	plan->expression_count = 0;
	buf_text(&(*where)->text, text);
	read_condition(*where, faults);
	if (faults->count == 0)
		return STATUS_OK;
	where_free(*where);
	*where = NULL;
	return STATUS_PLAN;
}

bool where_holds(struct where *where, struct record *post)
{
	struct fault ignored;
	struct facts facts;

	return facts_read(&facts, where->plan, post, &where->score, &ignored) == STATUS_OK &&
	    post->status == STATUS_OK && where->score.status == STATUS_OK &&
	    condition_holds(where->condition, &facts, NULL) == CONDITION_HOLDS;
}

void where_free(struct where *where)
{
	if (where == NULL)
		return;
	condition_free(where->condition);
	yaml_free(where->yaml);
	buf_free(&where->text);
	record_free(&where->score);
	free(where);
}
