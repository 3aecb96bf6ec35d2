/*
 * crisis-ingest reads what platforms and tools export, files or streams, and writes posts, one
 * a line, for the other filters.
 */
#include "filter.h"
#include "ingest/ingest.h"
#include "io/output.h"
#include "io/tool.h"

static enum status run(const struct tool *tool, const struct ingest_options *options,
    char **operands)
{
	struct output out;
	struct fault fault = {0};
	enum status status = ingest_check(options, &fault);

	if (status != STATUS_OK)
		return tool_fail(tool, status, &fault);
	output_standard(&out);
	status = ingest_run(tool, options, operands, &out);
	if (output_close(&out, &fault) != STATUS_OK)
		status = tool_fail(tool, STATUS_IO, &fault);
	return status;
}

int main(int argc, char **argv)
{
	struct ingest_options options = INGEST_DEFAULTS;
	const struct option_row rows[] = {
	    {'f', "format", "FORMAT",
	        "take the input for FORMAT, such as x, mastodon or csv: the manual lists all",
	        OPTION_TEXT, &options.format, 0, 0, NULL},
	    {'p', "platform", "NAME", "set platform on every post", OPTION_TEXT, &options.platform,
	        0, 0, NULL},
	    {'s', "source", "LABEL", "set source on every post", OPTION_TEXT, &options.source, 0, 0,
	        NULL},
	    {'m', "map", "KEY=PATH",
	        "fill KEY from a column, a path into JSON, or with WORDS (KEY==WORDS); repeatable",
	        OPTION_LIST, &options.maps, 0, 0, NULL},
	    {0, "map-file", "FILE", "read mappings, one a line, from FILE", OPTION_TEXT,
	        &options.map_file, 0, 0, NULL},
	    {0, "tz", "ZONE", "take times without a zone for ZONE's (default UTC)", OPTION_TEXT,
	        &options.zone, 0, 0, NULL},
	    {0, "date-order", "ORDER", "read 3/4/2026 as ORDER, dmy or mdy (default mdy)",
	        OPTION_TEXT, &options.date_order, 0, 0, NULL},
	    {'u', "users", "FILE", "take authors' names by their ids from FILE; repeatable",
	        OPTION_LIST, &options.users, 0, 0, NULL},
	    {0, "author", "HANDLE", "the owner of an archive that does not name one", OPTION_TEXT,
	        &options.author, 0, 0, NULL},
	    {'P', "plan", "FILE", "take handles of the plan's brand for the brand's own",
	        OPTION_TEXT, &options.plan, 0, 0, "CRISIS_PLAN"},
	    {0, "pseudonymize", "KEYFILE", "replace who wrote and who is named, by KEYFILE's key",
	        OPTION_TEXT, &options.key, 0, 0, NULL},
	    {0, "redact", NULL, "replace mail addresses, phone, card and account numbers",
	        OPTION_FLAG, &options.redact, 0, 0, NULL},
	    {0, "raw", NULL, "add raw, the value that a post is made of", OPTION_FLAG, &options.raw,
	        0, 0, NULL},
	    {0, "tombstones", NULL, "write a line for each deletion that the source reports",
	        OPTION_FLAG, &options.tombstones, 0, 0, NULL},
	    {'n', "new", NULL, "pass on only what was not passed on before, by the ledger",
	        OPTION_FLAG, &options.once, 0, 0, NULL},
	    {'l', "ledger", "FILE", "remember in FILE (default ~/.local/state/crisis/ledger.db)",
	        OPTION_TEXT, &options.ledger, 0, 0, "CRISIS_LEDGER"},
	    {0, "wait", "SECONDS", "wait so long for a locked ledger (default 60)", OPTION_INTEGER,
	        &options.wait, 0, 86400, NULL},
	    {0, "max-record", "SIZE", "reject values and rows over SIZE bytes (default 64M)",
	        OPTION_SIZE, &options.most, 16, 1 << 30, NULL},
	    {'e', "explain", NULL, "print, for each file, its format, why, and how many posts",
	        OPTION_FLAG, &options.filter.explain, 0, 0, NULL},
	    FILTER_COMMON_ROWS(options.filter),
	    {0},
	};
	const struct tool tool = {"crisis-ingest", "[FILE ...]",
	    "Read posts from any export or stream of a known format; write one post a line.", rows};
	char **operands;
	int exit_status;

	if (tool_start(&tool, argc, argv, &operands, &exit_status)) {
		exit_status = status_exit(run(&tool, &options, operands));
	}
	option_list_free(&options.maps);
	option_list_free(&options.users);
	return exit_status;
}
