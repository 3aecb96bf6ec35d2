/*
 * crisis-reply: draft an answer to each routed post that is to be answered, and lint answers,
 * whoever wrote them.
 */
#include "filter.h"
#include "plan/plan.h"
#include "reply/check.h"
#include "reply/take.h"

struct wishes {
	struct filter_options options;
	const char *plan, *stage, *platform, *severity, *topic, *from;
	bool check, prompt, approved;
};

static int draft(struct filter *filter, const struct wishes *wishes, const struct plan *plan, int stage)
{
	struct drafting drafting = {.plan = plan,
	    .stage = stage,
	    .now = filter_now(&wishes->options),
	    .prompt = wishes->prompt,
	    .approved = wishes->approved,
	    .explain = wishes->options.explain};

	return drafting_main(&drafting, filter, wishes->from);
}

static int check(struct filter *filter, const struct wishes *wishes, const struct plan *plan, int stage)
{
	return check_main(&(struct checking){.plan = plan,
	                      .stage = stage,
	                      .platform = wishes->platform,
	                      .severity = wishes->severity,
	                      .topic = wishes->topic,
	                      .approved = wishes->approved,
	                      .explain = wishes->options.explain},
	    filter);
}

int main(int argc, char **argv)
{
	struct wishes wishes = {.options = FILTER_DEFAULTS};
	const struct option_row rows[] = {
	    PLAN_ROW(wishes.plan),
	    {'c', "check", NULL, "lint the drafts on the lines, or with --platform plain texts",
	        OPTION_FLAG, &wishes.check, 0, 0, NULL},
	    {'p', "prompt", NULL, "write what somebody else needs to write the answer, not a draft",
	        OPTION_FLAG, &wishes.prompt, 0, 0, NULL},
	    {'f', "from", "FILE", "judge the texts in FILE, by others, instead of drafting",
	        OPTION_TEXT, &wishes.from, 0, 0, NULL},
	    {'a', "approved", NULL, "nothing that must be approved without, by its case",
	        OPTION_FLAG, &wishes.approved, 0, 0, NULL},
	    {'t', "stage", "STAGE", "what is drafted or checked: acknowledge, offline ... closing",
	        OPTION_TEXT, &wishes.stage, 0, 0, NULL},
	    {0, "platform", "NAME", "check plain texts that are meant for that platform", OPTION_TEXT,
	        &wishes.platform, 0, 0, NULL},
	    {0, "severity", "WORD", "how severe what the plain texts answer is", OPTION_TEXT,
	        &wishes.severity, 0, 0, NULL},
	    {0, "topic", "NAME", "which topic of the plan the plain texts are on", OPTION_TEXT,
	        &wishes.topic, 0, 0, NULL},
	    FILTER_ROWS(wishes.options),
	    {0},
	};
	const struct tool tool = {"crisis-reply", "[FILE ...]",
	    "Add to each routed post a draft of an answer, or check the drafts that are there.",
	    rows};
	struct filter filter = {.tool = &tool, .options = &wishes.options, .name = "reply"};
	struct fault fault = {0};
	struct plan *plan;
	int exit_status, stage = STAGE_UNKNOWN, severity;
	enum status status;

	if (!tool_start(&tool, argc, argv, &filter.operands, &exit_status))
		return exit_status;
	status = (wishes.from != NULL) + wishes.check + wishes.prompt > 1
	    ? fault_set(&fault, STATUS_USAGE, "one of --check, --prompt and --from at a time")
	    : wishes.approved && (wishes.prompt || wishes.platform != NULL)
	    ? fault_set(&fault, STATUS_USAGE, "--approved is for lines with a text")
	    : reply_word("stage", wishes.stage, stage_names, STAGES, &stage, &fault);
	if (status == STATUS_OK)
		status = reply_word(
		    "severity", wishes.severity, severity_names, SEVERITIES, &severity, &fault);
	if (status != STATUS_OK)
		return status_exit(tool_fail(&tool, status, &fault));
	status = plan_open(&tool, wishes.plan, &plan);
	if (status != STATUS_OK)
		return status_exit(status);
	exit_status = (wishes.check ? check : draft)(&filter, &wishes, plan, stage);
	plan_free(plan);
	return exit_status;
}
