/*
 * crisis-plan: check the crisis management plan, and run its unit tests.
 */
#include "filter.h"
#include "plan/jq.h"
#include "plan/trial.h"
#include "route/route.h"
#include "score/score.h"

/* What it takes to judge a post as the pipe does. */
struct desk {
	struct scorer *scorer;
	struct routing routing;
	struct record record;
	struct buf score, route, scored, routed;
};

static enum status judge(void *state, struct span post, struct record *routed, struct fault *fault)
{
	struct desk *desk = state;
	enum status status = record_index(&desk->record, post, fault);

	desk->score.len = desk->route.len = desk->scored.len = desk->routed.len = 0;
	if (status != STATUS_OK)
		return status;
	score_write(score_post(desk->scorer, &desk->record), &desk->record, &desk->score);
	record_write(&desk->record, "score", (struct span){desk->score.at, desk->score.len}, &desk->scored);
	status = record_index(routed, (struct span){desk->scored.at, desk->scored.len}, fault);
	if (status == STATUS_OK)
		status = route_judge(&desk->routing, routed, &desk->route, fault);
	if (status != STATUS_OK)
		return status;
	record_write(routed, "route", (struct span){desk->route.at, desk->route.len}, &desk->routed);
	return record_index(routed, (struct span){desk->routed.at, desk->routed.len}, fault);
}

static int test(const struct filter *filter, struct trial *trial, struct fault *fault)
{
	struct output out;
	enum status status = STATUS_OK;

	output_standard(&out);
	trial->out = &out.waiting;
	trial_examples(trial);
	if (*filter->operands != NULL)
		status = filter_run(filter, &out);
	trial->out = &out.waiting;
	trial_end(trial);
	trial_free(trial);
	if (output_close(&out, fault) != STATUS_OK)
		status = tool_fail(filter->tool, STATUS_IO, fault);
	if (trial->failed > 0)
		tool_say(filter->tool, "%zu of %zu failed", trial->failed, trial->tried);
	return status == STATUS_OK ? trial->failed > 0 : status_exit(status);
}

int main(int argc, char **argv)
{
	struct filter_options options = FILTER_DEFAULTS;
	const char *path = NULL;
	const struct option_row rows[] = {PLAN_ROW(path), FILTER_INPUT_ROWS(options), {0}};
	const struct tool tool = {"crisis-plan", "check | test [FILE ...]",
	    "Check the plan for faults and doubts, or try its examples and the cases in files.", rows};
	struct desk desk = {0};
	struct trial trial = {.judge = judge, .state = &desk};
	struct fault fault = {0};
	struct plan *plan;
	char **operands;
	int exit_status;
	enum status status;

	if (!tool_start(&tool, argc, argv, &operands, &exit_status))
		return exit_status;
	if (!span_is(span_of(*operands), "check") && !span_is(span_of(*operands), "test")) {
		fault_set(&fault, STATUS_USAGE, "the first operand is check or test");
		return status_exit(tool_fail(&tool, STATUS_USAGE, &fault));
	}
	status = plan_open_jq(&tool, path, &plan);
	if (status != STATUS_OK)
		return status == STATUS_PLAN ? 1 : status_exit(status);
	trial.plan = plan;
	desk.routing = (struct routing){.plan = plan, .now = filter_now(&options)};
	options.explain = true; /* the loop prints what the callback fills, and no lines */
	status = scorer_open(&desk.scorer, plan, NULL, &fault);
	if (status != STATUS_OK)
		exit_status = status_exit(tool_fail(&tool, status, &fault));
	else if (span_is(span_of(*operands), "check"))
		exit_status = plan_say_doubts(&tool, plan, desk.routing.now);
	else
		exit_status = test(&(struct filter){.tool = &tool, .options = &options, .everything = true,
		    .operands = operands + 1, .judge = trial_case, .state = &trial}, &trial, &fault);
	struct buf *bufs[] = {&desk.score, &desk.route, &desk.scored, &desk.routed};
	for (size_t i = 0; i < sizeof bufs / sizeof *bufs; i++)
		buf_free(bufs[i]);
	record_free(&desk.record);
	routing_free(&desk.routing);
	scorer_free(desk.scorer);
	plan_free(plan);
	return exit_status;
}
