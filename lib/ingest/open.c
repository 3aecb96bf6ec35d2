/* Opens, before the first byte of a source is read, all that the options name. */
#include "ingest/run.h"

#include <string.h>

#include "base/utf8.h"
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

/* A plan costs some milliseconds: it is loaded where there is one to be meant. */
static enum status open_plan(struct run *run)
{
	enum status status;

	if (run->options->plan == NULL && !plan_is_here())
		return STATUS_OK;
	status = plan_open(run->tool, run->options->plan, &run->plan);
	run->sink.plan = run->plan;
	return status;
}

/* What is replaced must not come back whole. */
static enum status open_privacy(struct run *run)
{
	const struct ingest_options *options = run->options;
	struct fault fault = {0};
	enum status status;

	if (options->key == NULL && !options->redact)
		return STATUS_OK;
	if (options->raw)
		status = fault_set(&fault, STATUS_USAGE,
		    "--raw would show what --pseudonymize and --redact replace");
	else
		status = privacy_new(options->key, options->redact, &run->sink.privacy, &fault);
	return status != STATUS_OK ? tool_fail(run->tool, status, &fault) : STATUS_OK;
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

/* What goes into posts as it is given. */
static enum status check_words(const struct run *run)
{
	const struct ingest_options *options = run->options;
	const char *const words[] = {options->platform, options->source, options->author};
	struct fault fault = {0};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (words[i] != NULL && !utf8_valid(words[i], strlen(words[i]))) {
			fault_set(&fault, STATUS_USAGE, "'%s' is not UTF-8", words[i]);
			return tool_fail(run->tool, STATUS_USAGE, &fault);
		}
	return STATUS_OK;
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
	run->sink.raw = options->raw;
	run->convert.sink = &run->sink;
	run->convert.wanted = options->format;
	if (status == STATUS_OK)
		status = check_words(run);
	if (status == STATUS_OK)
		status = open_map(run);
	if (status == STATUS_OK)
		status = open_users(run);
	if (status == STATUS_OK)
		status = open_plan(run);
	if (status == STATUS_OK)
		status = open_privacy(run);
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

/* The last part of a path, but for what follows its last dot. */
static struct span name_of(struct span path)
{
	size_t start = path.len, dot = path.len;

	while (start > 0 && path.at[start - 1] != '/')
		start--;
	while (dot > start + 1 && path.at[dot - 1] != '.')
		dot--;
	return (struct span){path.at + start, (dot > start + 1 ? dot - 1 : path.len) - start};
}

/* The last part of the path of the folder that the file is in. */
static struct span folder_of(struct span path)
{
	size_t end = path.len, start;

	while (end > 0 && path.at[end - 1] != '/')
		end--;
	while (end > 1 && path.at[end - 1] == '/')
		end--;
	for (start = end; start > 0 && path.at[start - 1] != '/';)
		start--;
	return (struct span){path.at + start, end - start};
}

void run_label(struct run *run, const char *path)
{
	struct span label = span_of(run->options->source), file = span_of(path), name;
	bool by_file = span_is(label, "@file");

	if (!by_file && !span_is(label, "@folder"))
		return;
	name = by_file ? name_of(file) : folder_of(file);
	run->sink.source = (struct span){0};
	if (name.len == 0 || span_is(file, "-"))
		return;
	buf_reset(&run->label);
	utf8_repair(&run->label, name.at, name.len);
	run->sink.source = (struct span){run->label.at, run->label.len};
}

void run_close(struct run *run)
{
	convert_free(&run->convert);
	sink_free(&run->sink);
	map_free(run->sink.map);
	users_free(run->users);
	once_close(run->once);
	plan_free(run->plan);
	privacy_free(run->sink.privacy);
	buf_free(&run->label);
}
