/*
 * crisis-reply: draft an answer to each routed post that is to be answered.
 */
#include "filter.h"
#include "plan/plan.h"
#include "reply/reply.h"

/* --stage as one of the stages' names; without it the topic and the case decide. */
static enum status read_stage(const char *text, int *stage, struct fault *fault)
{
	*stage = DRAFT_STAGE_OF_TOPIC;
	if (text == NULL)
		return STATUS_OK;
	*stage = term_find(stage_names, STAGES, span_of(text));
	if (*stage >= 0)
		return STATUS_OK;
	return fault_set(fault, STATUS_USAGE,
	    "--stage: '%s' is none of acknowledge, offline, holding", text);
}

int main(int argc, char **argv)
{
	struct filter_options options = FILTER_DEFAULTS;
	const char *path = NULL, *stage = NULL;
	const struct option_row rows[] = {
	    PLAN_ROW(path),
	    {'t', "stage", "STAGE", "draft acknowledge, offline or holding, whatever the topic says",
	        OPTION_TEXT, &stage, 0, 0, NULL},
	    FILTER_ROWS(options),
	    {0},
	};
	const struct tool tool = {"crisis-reply", "[FILE ...]",
	    "Add to each routed post a draft of an answer, or why there is none.", rows};
	struct drafting drafting = {0};
	struct fault fault = {0};
	struct plan *plan;
	char **operands;
	int exit_status;
	enum status status;

	if (!tool_start(&tool, argc, argv, &operands, &exit_status))
		return exit_status;
	status = read_stage(stage, &drafting.stage, &fault);
	if (status != STATUS_OK)
		return status_exit(tool_fail(&tool, status, &fault));
	status = plan_open(&tool, path, &plan);
	if (status != STATUS_OK)
		return status_exit(status);
	drafting.plan = plan;
	drafting.now = filter_now(&options);
	drafting.explain = options.explain;
	exit_status = filter_main(&(struct filter){.tool = &tool,
	    .options = &options,
	    .operands = operands,
	    .name = "reply",
	    .judge = reply_judge,
	    .state = &drafting});
	drafting_free(&drafting);
	plan_free(plan);
	return exit_status;
}
