/*
 * crisis-plan: write, check, show and test the crisis management plan.
 */
#include "filter.h"
#include "plan/ask.h"
#include "plan/jq.h"
#include "plan/trial.h"
#include "route/route.h"
#include "score/score.h"

/* What it takes to judge a post as the pipe does. */
struct desk {
	struct scorer *scorer;
	struct routing routing;
	struct record record;
	struct buf member, scored, routed;
};

static enum status judge(
    void *state, struct span post, int64_t now, struct record *routed, struct fault *fault)
{
	struct desk *desk = state;
	enum status status = record_index(&desk->record, post, fault);

	desk->member.len = desk->scored.len = desk->routed.len = 0;
	desk->routing.now = now;
	if (status == STATUS_OK && !record_has(&desk->record, "score")) {
		score_write(score_post(desk->scorer, &desk->record), &desk->record, &desk->member);
		record_write(&desk->record, "score", (struct span){desk->member.at, desk->member.len},
		    &desk->scored);
		post = (struct span){desk->scored.at, desk->scored.len};
		desk->member.len = 0;
	}
	if (status != STATUS_OK || (status = record_index(routed, post, fault)) != STATUS_OK ||
	    (status = route_judge(&desk->routing, routed, &desk->member, fault)) != STATUS_OK)
		return status;
	record_write(routed, "route", (struct span){desk->member.at, desk->member.len}, &desk->routed);
	return record_index(routed, (struct span){desk->routed.at, desk->routed.len}, fault);
}

/* Tries posts against the plan: the test, or the coverage. */
static int try(struct trial *trial, const struct filter *feed, const char *path)
{
	struct desk desk = {0};
	struct fault fault = {0};
	struct plan *plan;
	struct output out;
	enum status status = plan_open_jq(feed->tool, path, &plan);

	if (status != STATUS_OK)
		return status == STATUS_PLAN ? 1 : status_exit(status);
	output_standard(&out);
	*trial = (struct trial){plan, judge, &desk, .verb = trial->verb, .now = trial->now,
	    .json = trial->json, .out = &out.waiting};
	desk.routing.plan = plan;
	status = scorer_open(&desk.scorer, plan, &(struct scorer_files){0}, &fault);
	if (status != STATUS_OK)
		tool_fail(feed->tool, status, &fault);
	else if (trial_begin(trial) || *feed->operands != NULL)
		status = filter_run(feed, &out);
	trial_end(trial, feed->count->lines, feed->count->rejected, &out.waiting);
	if (trial->failed > 0)
		tool_say(feed->tool, "%zu of %zu failed", trial->failed, trial->tried);
	if (output_close(&out, &fault) != STATUS_OK)
		status = tool_fail(feed->tool, STATUS_IO, &fault);
	for (struct buf *buf = &desk.member; buf <= &desk.routed; buf++)
		buf_free(buf);
	record_free(&desk.record);
	routing_free(&desk.routing);
	scorer_free(desk.scorer);
	plan_free(plan);
	return status == STATUS_OK ? trial->failed > 0 : status_exit(status);
}

int main(int argc, char **argv)
{
	struct filter_options options = FILTER_DEFAULTS;
	struct filter_count count = {0};
	struct plan_question ask = {.now = 0};
	const struct option_row rows[] = {
	    PLAN_ROW(ask.path), PLAN_QUESTION_ROWS(ask), FILTER_INPUT_ROWS(options), {0}};
	const struct tool tool = {"crisis-plan", PLAN_VERBS " [OPERAND ...]",
	    "Write, check, show and test the plan for a crisis.", rows};
	char **operands;
	int exit_status;

	if (!tool_start(&tool, argc, argv, &operands, &exit_status))
		return exit_status;
	ask.now = filter_now(&options);
	struct trial trial = {
	    .now = options.now != INT64_MIN ? options.now : TRIAL_NOW, .json = ask.json};
	if (!trial_named(&trial, *operands))
		return plan_answer(&tool, &ask, operands);
	options.explain = true; /* the loop prints what the callback fills, and no lines */
	exit_status = try(&trial, &(struct filter){.tool = &tool, .options = &options,
	    .operands = operands + 1, .judge = trial_post, .state = &trial, .everything = true,
	    .count = &count}, ask.path);
	trial_free(&trial);
	return exit_status;
}
