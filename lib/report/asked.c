#include "report/asked.h"

#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "base/when.h"

enum { STATE_MOST = 1 << 30 }; /* bytes of a state: it may hold many cases */

/* A time; a day, which begins at midnight UTC; or so long before the present. */
static enum status read_moment(
    const char *option, const char *text, int64_t now, int64_t *when, struct fault *fault)
{
	size_t len = strlen(text);
	char midnight[] = "2026-11-22T00:00:00Z";
	struct fault ignored;
	int64_t span;

	if (strcmp(text, "now") == 0) {
		*when = now;
		return STATUS_OK;
	}
	if (when_rfc3339(text, len, when))
		return STATUS_OK;
	if (len == strlen("2026-11-22")) {
		memcpy(midnight, text, len);
		if (when_rfc3339(midnight, strlen(midnight), when))
			return STATUS_OK;
	}
	if (num_duration(text, len, &span, &ignored) != STATUS_OK)
		return fault_set(fault, STATUS_USAGE,
		    "--%s: '%s' is no time as 2026-11-22T09:00:00Z, no day and no span as 24h",
		    option, text);
	*when = now - span;
	return STATUS_OK;
}

static enum status open_figures(const struct asked *asked, int64_t now,
    struct figures *figures, struct fault *fault)
{
	enum status status = STATUS_OK;

	figures->drills = asked->drills;
	figures->blank = asked->merge;
	if (asked->since != NULL)
		status = read_moment("since", asked->since, now, &figures->since, fault);
	if (status == STATUS_OK && asked->until != NULL)
		status = read_moment("until", asked->until, now, &figures->until, fault);
	if (status == STATUS_OK && figures->since >= figures->until)
		status = fault_set(fault, STATUS_USAGE, "--since is not before --until");
	if (status == STATUS_OK && asked->by != NULL)
		status = crosstab_open(&figures->by, asked->by, fault);
	return status;
}

/* Another period of the same lines, or all of another file. */
static enum status open_against(struct asked *asked, const struct report_kind *kind, int64_t now,
    struct intake *intake, struct fault *fault)
{
	const char *dots = asked->against != NULL ? strstr(asked->against, "..") : NULL;
	struct figures *figures;
	char since[64];
	enum status status;

	if ((asked->against != NULL) != kind->compares)
		return fault_set(fault, STATUS_USAGE, "--against is of compare, and compare needs it");
	if (asked->against == NULL)
		return STATUS_OK;
	figures = intake->parts[1] = figures_new(now, 0);
	figures->drills = asked->drills;
	intake->parts[0]->against = figures;
	if (dots == NULL || (size_t)(dots - asked->against) >= sizeof since) {
		asked->file = mem_copy(asked->against, strlen(asked->against));
		return STATUS_OK;
	}
	memcpy(since, asked->against, (size_t)(dots - asked->against));
	since[dots - asked->against] = '\0';
	status = read_moment("against", since, now, &figures->since, fault);
	return status == STATUS_OK
	    ? read_moment("against", dots + strlen(".."), now, &figures->until, fault)
	    : status;
}

static enum status check_together(const struct asked *asked, struct fault *fault)
{
	if (asked->follow && (asked->partial || asked->merge || asked->against != NULL))
		return fault_set(fault, STATUS_USAGE,
		    "--follow goes neither with --partial and --merge nor with --against");
	if (asked->against != NULL && (asked->partial || asked->merge))
		return fault_set(
		    fault, STATUS_USAGE, "--against goes neither with --partial nor with --merge");
	return STATUS_OK;
}

/* The plan evaluates no condition but the one that is asked for: it is read without jq. */
static enum status open_where(
    struct asked *asked, const struct tool *tool, struct intake *intake)
{
	struct plan_faults faults = {0};
	enum status status = plan_open(tool, asked->plan_path, &asked->plan);

	if (status != STATUS_OK)
		return status;
	status = where_open(asked->where, asked->plan, &intake->where, &faults);
	for (size_t i = 0; i < faults.count; i++)
		tool_complain(tool, &faults.at[i]);
	plan_faults_free(&faults);
	return status;
}

enum status asked_open(struct asked *asked, const struct tool *tool,
    const struct report_kind *kind, struct filter_options *options, struct intake *intake)
{
	struct fault fault = {0};
	int64_t now = filter_now(options);
	enum status status;

	asked->fixed = options->now != INT64_MIN;
	options->now = now;
	*intake = (struct intake){.drills = asked->drills, .merge = asked->merge,
	    .cases = kind->cases || asked->partial};
	intake->parts[0] = figures_new(now, (size_t)asked->top);
	intake->parts[0]->cases = kind->cases;
	status = check_together(asked, &fault);
	if (status == STATUS_OK)
		status = open_figures(asked, now, intake->parts[0], &fault);
	if (status == STATUS_OK)
		status = open_against(asked, kind, now, intake, &fault);
	if (status != STATUS_OK)
		tool_fail(tool, status, &fault);
	else if (asked->where != NULL)
		status = open_where(asked, tool, intake);
	if (asked->merge) {
		options->strict = true;
		options->most = STATE_MOST;
	}
	if (status == STATUS_OK)
		return STATUS_OK;
	intake_free(intake);
	asked_close(asked);
	return status;
}

void asked_close(struct asked *asked)
{
	plan_free(asked->plan);
	free(asked->file);
	asked->file = NULL;
	asked->plan = NULL;
}
