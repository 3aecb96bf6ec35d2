/*
 * crisis-cluster: tell which posts say the same, and count a campaign once.
 */
#include "cluster/cluster.h"
#include "filter.h"

static void tell(const void *state, const struct fault *fault)
{
	tool_complain(state, fault);
}

/* Runs the filter, and writes what waits for the end. */
static enum status run(const struct tool *tool, const struct filter_options *options,
    struct clustering *clustering, struct output *out, char **operands)
{
	struct fault fault = {0};
	enum status status = filter_run(&(struct filter){.tool = tool, .options = options,
	    .operands = operands, .name = "cluster", .judge = cluster_judge, .state = clustering,
	    .dropped = clustering_dropped(clustering), .everything = true}, out);

	clustering_finish(clustering);
	if (output_close(out, &fault) != STATUS_OK)
		status = tool_fail(tool, STATUS_IO, &fault);
	if (clustering_gone(clustering) > 0)
		tool_say(tool, "%zu clusters, idle longest, went to make room (--clusters)",
		    clustering_gone(clustering));
	return status;
}

int main(int argc, char **argv)
{
	struct filter_options options = FILTER_DEFAULTS;
	struct clustering_options wishes = {.most = 1000000};
	const char *template = "apart", *path = NULL;
	int64_t wait = 60;
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
	    {'l', "ledger", "FILE", "remember clusters in FILE", OPTION_TEXT, &path, 0, 0, NULL},
	    {0, "wait", "SECONDS", "wait so long for a locked ledger (default 60)", OPTION_INTEGER,
	        &wait, 0, 86400, NULL},
	    FILTER_ROWS(options),
	    {0},
	};
	const struct tool tool = {"crisis-cluster", "[FILE ...]",
	    "Add to each post the cluster of near-copies that it belongs to.", rows};
	struct clustering *clustering;
	struct ledger *ledger = NULL;
	struct output out;
	struct fault fault = {0};
	char **operands;
	int exit_status;
	enum status status, saved = STATUS_OK;

	if (!tool_start(&tool, argc, argv, &operands, &exit_status))
		return exit_status;
	wishes.explain = options.explain;
	wishes.out = &out;
	status = clustering_check(&wishes, template, path != NULL, &fault);
	if (status != STATUS_OK)
		return status_exit(tool_fail(&tool, status, &fault));
	output_standard(&out);
	clustering = clustering_new(&wishes);
	if (path != NULL)
		status = ledger_open(&ledger, path, &(struct ledger_patience){wait, tell, &tool}, &fault);
	if (status == STATUS_OK && ledger != NULL)
		status = clustering_load(clustering, ledger, &fault);
	if (status != STATUS_OK)
		saved = tool_fail(&tool, status, &fault);
	else
		status = run(&tool, &options, clustering, &out, operands);
	if (ledger != NULL && (status == STATUS_OK || status == STATUS_REJECTED))
		saved = clustering_save(clustering, ledger, &fault);
	if (saved != STATUS_OK && saved != status)
		status = tool_fail(&tool, saved, &fault);
	ledger_close(ledger);
	clustering_free(clustering);
	return status_exit(status);
}
