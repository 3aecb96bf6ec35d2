/*
 * crisis-route: decide who takes each scored post, how soon, and whether it is answered.
 */
#include "filter.h"
#include "plan/jq.h"
#include "route/route.h"
#include "route/split.h"

struct wishes {
	struct filter_options options;
	const char *plan, *split, *only, *above;
};

/* Runs the filter over a plan; returns the exit status. */
static int run(const struct tool *tool, const struct wishes *wishes, struct routing *routing,
    char **operands)
{
	struct filter filter = {.tool = tool, .options = &wishes->options, .operands = operands,
	    .name = "route", .judge = route_judge, .state = routing, .everything = true,
	    .dropped = &routing->dropped};
	struct split *split = NULL;
	struct fault fault = {0};
	enum status status = routing_narrow(routing, wishes->only, wishes->above, &fault);
	int exit_status = 0;

	if (status == STATUS_OK && wishes->split != NULL && routing->explain)
		status = fault_set(&fault, STATUS_USAGE, "--split and --explain do not go together");
	if (status == STATUS_OK && wishes->split != NULL) {
		status = split_open(&split, routing->plan, wishes->split, &fault);
		filter.watch = split_watch(split);
	}
	if (status == STATUS_OK)
		exit_status = filter_main(&filter);
	if (status == STATUS_OK)
		status = split_close(split, &fault);
	else
		split_close(split, &(struct fault){0});
	if (status != STATUS_OK)
		return status_exit(tool_fail(tool, status, &fault));
	if (exit_status == 0 && (wishes->only != NULL || wishes->above != NULL))
		return routing->passed == 0;
	return exit_status;
}

int main(int argc, char **argv)
{
	struct wishes wishes = {.options = FILTER_DEFAULTS};
	const struct option_row rows[] = {
	    PLAN_ROW(wishes.plan),
	    {0, "split", "DIR", "append each team's posts to DIR/TEAM.jsonl", OPTION_TEXT,
	        &wishes.split, 0, 0, NULL},
	    {0, "only", "TEAM", "let only TEAM's posts pass", OPTION_TEXT, &wishes.only, 0, 0, NULL},
	    {0, "above", "SEVERITY", "let only posts of SEVERITY or worse pass", OPTION_TEXT,
	        &wishes.above, 0, 0, NULL},
	    FILTER_ROWS(wishes.options),
	    {0},
	};
	const struct tool tool = {"crisis-route", "[FILE ...]",
	    "Add to each scored post who takes it, how soon, and whether it is answered.", rows};
	struct routing routing = {0};
	struct crises crises = {0};
	struct plan *plan;
	char **operands;
	int exit_status;
	enum status status;

	if (!tool_start(&tool, argc, argv, &operands, &exit_status))
		return exit_status;
	status = plan_open_jq(&tool, wishes.plan, &plan);
	if (status != STATUS_OK)
		return status_exit(status);
	routing = (struct routing){.plan = plan, .now = filter_now(&wishes.options),
	    .explain = wishes.options.explain, .crises = &crises, .notices = notices_new()};
	exit_status = run(&tool, &wishes, &routing, operands);
	notices_free(routing.notices);
	crises_free(&crises);
	routing_free(&routing);
	plan_free(plan);
	return exit_status;
}
