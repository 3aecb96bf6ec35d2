/*
 * crisis-cluster: tell which posts say the same, and count a campaign once.
 */
#include "cluster/cluster.h"
#include "filter.h"

static bool read_template(const struct tool *tool, const char *word, bool *together)
{
	struct fault fault = {0};

	*together = span_is(span_of(word), "together");
	if (*together || span_is(span_of(word), "apart"))
		return true;
	fault_set(&fault, STATUS_USAGE, "--template is apart or together, not '%s'", word);
	tool_fail(tool, STATUS_USAGE, &fault);
	return false;
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
	    FILTER_ROWS(options),
	    {0},
	};
	const struct tool tool = {"crisis-cluster", "[FILE ...]",
	    "Add to each post the cluster of near-copies that it belongs to.", rows};
	struct clustering *clustering;
	char **operands;
	int exit_status;

	if (!tool_start(&tool, argc, argv, &operands, &exit_status))
		return exit_status;
	if (!read_template(&tool, template, &wishes.together))
		return 2;
	wishes.explain = options.explain;
	clustering = clustering_new(&wishes);
	exit_status = filter_main(&(struct filter){.tool = &tool,
	    .options = &options,
	    .operands = operands,
	    .name = "cluster",
	    .judge = cluster_judge,
	    .state = clustering});
	if (clustering_gone(clustering) > 0)
		tool_say(&tool, "%zu clusters, idle longest, went to make room (--clusters)",
		    clustering_gone(clustering));
	clustering_free(clustering);
	return exit_status;
}
