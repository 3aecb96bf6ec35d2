/*
 * crisis-cluster: tell which posts say the same, and count a campaign once.
 */
#include "cluster/cluster.h"
#include "filter.h"

static enum status check(
    struct clustering_options *wishes, const char *template, struct fault *fault)
{
	wishes->together = span_is(span_of(template), "together");
	if (!wishes->together && !span_is(span_of(template), "apart"))
		return fault_set(fault, STATUS_USAGE, "--template is apart or together, not '%s'",
		    template);
	if (wishes->collapse && wishes->explain)
		return fault_set(fault, STATUS_USAGE, "--collapse and --explain do not go together");
	if (wishes->flush > 0 && !wishes->collapse)
		return fault_set(fault, STATUS_USAGE, "--flush is for --collapse");
	return STATUS_OK;
}

/* Runs the filter, and writes what waits for the end; returns the exit status. */
static int run(const struct tool *tool, const struct filter_options *options,
    struct clustering_options *wishes, char **operands)
{
	struct output out;
	struct fault fault = {0};
	struct clustering *clustering;
	enum status status;

	output_standard(&out);
	wishes->out = &out;
	clustering = clustering_new(wishes);
	status = filter_run(&(struct filter){.tool = tool,
	                        .options = options,
	                        .operands = operands,
	                        .name = "cluster",
	                        .judge = cluster_judge,
	                        .state = clustering,
	                        .dropped = clustering_dropped(clustering),
	                        .everything = true},
	    &out);
	clustering_finish(clustering);
	if (output_close(&out, &fault) != STATUS_OK)
		status = tool_fail(tool, STATUS_IO, &fault);
	if (clustering_gone(clustering) > 0)
		tool_say(tool, "%zu clusters, idle longest, went to make room (--clusters)",
		    clustering_gone(clustering));
	clustering_free(clustering);
	return status_exit(status);
}

int main(int argc, char **argv)
{
	struct filter_options options = FILTER_DEFAULTS;
	struct clustering_options wishes = {.most = 1000000};
	const char *template = "apart";
	const struct option_row rows[] = {
	    {'c', "clusters", "COUNT", "keep so many clusters alive (default 1000000)",
	        OPTION_INTEGER, &wishes.most, 1, NEAR_MOST, NULL},
	    {'t', "template", "WORD",
	        "texts that differ in numbers or names are apart (default) or together",
	        OPTION_TEXT, &template, 0, 0, NULL},
	    {0, "collapse", NULL, "write one line a cluster, its first post's, at the end",
	        OPTION_FLAG, &wishes.collapse, 0, 0, NULL},
	    {0, "flush", "DURATION", "with --collapse: write a cluster once idle so long",
	        OPTION_DURATION, &wishes.flush, 0, 0, NULL},
	    FILTER_ROWS(options),
	    {0},
	};
	const struct tool tool = {"crisis-cluster", "[FILE ...]",
	    "Add to each post the cluster of near-copies that it belongs to.", rows};
	struct fault fault = {0};
	char **operands;
	int exit_status;
	enum status status;

	if (!tool_start(&tool, argc, argv, &operands, &exit_status))
		return exit_status;
	wishes.explain = options.explain;
	status = check(&wishes, template, &fault);
	if (status != STATUS_OK)
		return status_exit(tool_fail(&tool, status, &fault));
	return run(&tool, &options, &wishes, operands);
}
