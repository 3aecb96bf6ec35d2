/* Opens, before the first byte of a source is read, all that the options name. */
#include "ingest/run.h"

#include <string.h>

#include "io/sandbox.h"
#include "io/state.h"
#include "io/zone.h"

static void complain(const void *state, const struct fault *fault)
{
	const struct tool *tool = state;

	tool_complain(tool, fault);
}

static enum status open_times(struct run *run)
{
	const struct ingest_options *options = run->options;
	const char *order = options->date_order;
	struct fault fault = {0};

	if (order != NULL && strcmp(order, "dmy") != 0 && strcmp(order, "mdy") != 0) {
		fault_set(&fault, STATUS_USAGE, "--date-order: '%s' is not dmy or mdy", order);
		return tool_fail(run->tool, STATUS_USAGE, &fault);
	}
	run->sink.dates.day_first = order != NULL && *order == 'd';
	if (options->zone != NULL && zone_set(options->zone, &fault) != STATUS_OK)
		return tool_fail(run->tool, STATUS_USAGE, &fault);
	run->sink.dates.local = options->zone != NULL;
	return STATUS_OK;
}

/* Every wrong row is named, of the options and of the file. */
static enum status open_map(struct run *run)
{
	const struct ingest_options *options = run->options;
	enum status worst = STATUS_OK, status = STATUS_OK;
	struct fault fault = {0};

	if (options->maps.count == 0 && options->map_file == NULL)
		return STATUS_OK;
	run->sink.map = map_new();
	for (size_t i = 0; i < options->maps.count; i++)
		if (map_add(run->sink.map, options->maps.at[i], &fault) != STATUS_OK)
			worst = tool_fail(run->tool, STATUS_USAGE, &fault);
	if (options->map_file != NULL)
		status = map_load(
		    run->sink.map, options->map_file, complain, run->tool, &fault);
	if (worst == STATUS_OK)
		worst = status;
	fault = (struct fault){0};
	if (worst == STATUS_OK && map_settle(run->sink.map, &fault) != STATUS_OK)
		worst = tool_fail(run->tool, STATUS_USAGE, &fault);
	return worst;
}

static enum status open_users(struct run *run)
{
	const struct option_list *files = &run->options->users;
	enum status worst = STATUS_OK;

	if (files->count == 0)
		return STATUS_OK;
	run->users = users_new();
	for (size_t i = 0; i < files->count; i++) {
		struct fault fault = {0};
		enum status status = users_load(run->users, files->at[i], &fault);

		if (status != STATUS_OK)
			worst = tool_fail(run->tool, status, &fault);
	}
	users_sort(run->users);
	run->sink.users = run->users;
	return worst;
}

/* --explain writes no post, and so remembers none. */
static enum status open_once(struct run *run)
{
	const struct ingest_options *options = run->options;
	const struct ledger_patience patience = {options->wait, complain, run->tool};
	struct buf path = {0};
	struct fault fault = {0};
	enum status status = STATUS_OK;

	if (!options->once || options->filter.explain)
		return STATUS_OK;
	if (options->ledger != NULL)
		buf_text(&path, options->ledger);
	else
		status = state_file("ledger.db", &path, &fault);
	if (status == STATUS_OK)
		status = once_open(&run->once, path.at, &patience, filter_now(&options->filter),
		    run->out, &fault);
	buf_free(&path);
	run->sink.once = run->once;
	return status == STATUS_OK ? status : tool_fail(run->tool, status, &fault);
}

enum status run_open(struct run *run)
{
	const struct ingest_options *options = run->options;
	enum status status = open_times(run);

	run->sink.out = options->filter.explain ? NULL : &run->out->waiting;
	run->sink.platform = span_of(options->platform);
	run->sink.source = span_of(options->source);
	run->sink.author = span_of(options->author);
	run->sink.tombstones = options->tombstones;
	run->convert.sink = &run->sink;
	run->convert.wanted = options->format;
	if (status == STATUS_OK)
		status = open_map(run);
	if (status == STATUS_OK)
		status = open_users(run);
	if (status == STATUS_OK)
		status = open_once(run);
	return status;
}

void run_fence(char *const *operands)
{
	/* The C library loads what reads a character set when one is met. */
	static const char *const libraries[] = {"/usr/lib", "/usr/lib64", NULL};

	sandbox_enter(operands, libraries);
}

void run_close(struct run *run)
{
	convert_free(&run->convert);
	sink_free(&run->sink);
	map_free(run->sink.map);
	users_free(run->users);
	once_close(run->once);
}
