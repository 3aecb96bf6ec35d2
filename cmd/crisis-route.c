/*
 * crisis-route: decide who takes each scored post, how soon, and whether it is answered.
 */
#include <stdlib.h>

#include "filter.h"
#include "plan/jq.h"
#include "route/route.h"

int main(int argc, char **argv)
{
	struct filter_options options = FILTER_DEFAULTS;
	const char *path = NULL;
	const struct option_row rows[] = {
	    PLAN_ROW(path),
	    FILTER_ROWS(options),
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
	status = plan_open_jq(&tool, path, &plan);
	if (status != STATUS_OK)
		return status_exit(status);
	routing.plan = plan;
	routing.now = filter_now(&options);
	routing.explain = options.explain;
	routing.crises = &crises;
	routing.notices = notices_new();
	exit_status = filter_main(&(struct filter){.tool = &tool,
	    .options = &options,
	    .operands = operands,
	    .name = "route",
	    .judge = route_judge,
	    .state = &routing,
	    .everything = true});
	notices_free(routing.notices);
	crises_free(&crises);
	routing_free(&routing);
	plan_free(plan);
	return exit_status;
}
