#include "plan/check.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "base/when.h"
#include "plan/sources.h"
#include "post/member.h"

enum { DAY = 86400, WIDEST_LINE = 400 };

static const char *const part_names[CHECK_PARTS] = {"file", "brand", "teams", "contacts",
    "topics", "remedies", "targets", "routes", "templates", "drills"};
static const char *const state_names[] = {"ready", "stale", "missing", "wrong"};

static struct check_finding *new_finding(
    struct check *check, enum check_part part, enum check_state state)
{
	struct check_finding *finding;

	check->at = mem_resize(check->at, check->count + 1, sizeof *check->at);
	finding = &check->at[check->count++];
	*finding = (struct check_finding){.part = part, .state = state};
	return finding;
}

void check_add(struct check *check, enum check_part part, enum check_state state,
    const struct yaml_node *place, const char *format, ...)
{
	struct fault *fault = &new_finding(check, part, state)->fault;
	const struct plan_sources *sources = check->plan->sources;
	char what[sizeof fault->what];
	va_list args;

	va_start(args, format);
	vsnprintf(what, sizeof what, format, args);
	va_end(args);
	if (place == NULL)
		place = sources->own != NULL ? sources->own : sources->builtin;
	yaml_fault(fault, place, "%s", what);
	if (place == sources->own)
		fault->line = fault->column = 1;
}

static void check_brand(struct check *check)
{
	const struct plan *plan = check->plan;

	if (plan->sources->own != NULL && yaml_under(plan->sources->own, "brand") == NULL)
		check_add(check, CHECK_BRAND, CHECK_DOUBT, NULL,
		    "there is no brand: the built-in one's name is %.*s",
		    (int)plan->brand.name.len, plan->brand.name.at);
}

/* A graver post must not have to wait longer. */
static void check_order(struct check *check, int severity)
{
	const struct plan_target *more = &check->plan->targets[severity + 1];
	const struct plan_target *less = &check->plan->targets[severity];
	const struct {
		const char *what;
		int64_t more, less;
	} times[] = {{"acknowledge", more->acknowledge, less->acknowledge},
	    {"answer", more->answer, less->answer}, {"resolve", more->resolve, less->resolve}};

	for (size_t i = 0; i < sizeof times / sizeof *times; i++)
		if (times[i].more > times[i].less)
			check_add(check, CHECK_TARGETS, CHECK_WRONG, more->place,
			    "%s has more time to %s than %s", severity_names[severity + 1],
			    times[i].what, severity_names[severity]);
	if (more->clock == CLOCK_HOURS && less->clock == CLOCK_ALWAYS)
		check_add(check, CHECK_TARGETS, CHECK_WRONG, more->place,
		    "%s waits for working hours, and %s does not", severity_names[severity + 1],
		    severity_names[severity]);
}

bool check_is_somebody(const struct plan *plan, struct span who)
{
	for (size_t i = 0; i < plan->contact_count; i++)
		if (span_same(plan->contacts[i].name, who) ||
		    span_same(plan->contacts[i].role, who))
			return true;
	return plan_team(plan, who) != NULL;
}

static void check_steps(struct check *check, int severity)
{
	const struct plan *plan = check->plan;
	const struct plan_escalation *escalation = &plan->escalation[severity];

	for (size_t i = 0; i < escalation->count; i++) {
		const struct plan_step *step = &escalation->steps[i];

		if (i > 0 && step->after < escalation->steps[i - 1].after)
			check_add(check, CHECK_TARGETS, CHECK_WRONG, step->place,
			    "this step comes before the one above it");
		if (plan->contact_count > 0 && !check_is_somebody(plan, step->to))
			check_add(check, CHECK_TARGETS, CHECK_MISSING, step->place,
			    "no contact has the role or name '%.*s'", (int)step->to.len,
			    step->to.at);
	}
}

static int compare_findings(const void *a, const void *b)
{
	const struct check_finding *x = a, *y = b;
	const char *file = x->fault.file != NULL ? x->fault.file : "";
	int order = strcmp(file, y->fault.file != NULL ? y->fault.file : "");

	if (order == 0)
		order = (x->fault.line > y->fault.line) - (x->fault.line < y->fault.line);
	if (order == 0)
		order = (x->fault.column > y->fault.column) - (x->fault.column < y->fault.column);
	return order != 0 ? order : strcmp(x->fault.what, y->fault.what);
}

void check_plan(struct check *check, const struct plan *plan, const struct plan_faults *faults,
    int64_t now)
{
	int32_t offset = plan != NULL && plan->zone != NULL ? zone_offset(plan->zone, now) : 0;

	*check = (struct check){.plan = plan, .now = now, .today = (now + offset) / DAY};
	for (size_t i = 0; i < faults->count; i++)
		new_finding(check, CHECK_FILE, CHECK_WRONG)->fault = faults->at[i];
	for (size_t i = 0; plan != NULL && i < plan->doubts.count; i++)
		new_finding(check, CHECK_ROUTES, CHECK_DOUBT)->fault = plan->doubts.at[i];
	for (size_t i = 0; plan != NULL && i < plan->lapses.count; i++)
		if (plan->lapses.at[i].at <= now)
			new_finding(check, CHECK_ROUTES, CHECK_DOUBT)->fault = plan->lapses.at[i].doubt;
	if (plan != NULL) {
		check_brand(check);
		for (int i = 0; i < SEVERITIES; i++)
			check_steps(check, i);
		for (int i = 0; i + 1 < SEVERITIES; i++)
			check_order(check, i);
		check_routes(check);
		check_people(check);
		check_duty(check);
		check_texts(check);
	}
	if (check->count > 0)
		qsort(check->at, check->count, sizeof *check->at, compare_findings);
}

size_t check_faults(const struct check *check)
{
	size_t count = 0;

	for (size_t i = 0; i < check->count; i++)
		count += check->at[i].state != CHECK_DOUBT;
	return count;
}

static void tell(const struct check_finding *finding, struct buf *out)
{
	const struct fault *fault = &finding->fault;
	struct buf line = {0};

	if (fault->file != NULL)
		buf_format(&line, "%s:", fault->file);
	if (fault->line > 0)
		buf_format(&line, "%zu:%zu:", fault->line, fault->column);
	buf_text(&line, line.len > 0 ? " " : "");
	buf_text(&line, finding->state == CHECK_DOUBT ? "warning: " : "");
	buf_text(&line, fault->what);
	utf8_mask(out, line.at, line.len, WIDEST_LINE);
	buf_char(out, '\n');
	buf_free(&line);
}

/* Words that were cut to fit, and names of files, need not be UTF-8. */
static void put_text(struct buf *out, const char *key, const char *text)
{
	struct buf repaired = {0};

	utf8_repair(&repaired, text, strlen(text));
	member_text(out, key, (struct span){repaired.at, repaired.len});
	buf_free(&repaired);
}

void check_json(const struct check *check, struct buf *out)
{
	static const char *const words[] = {"warning", "stale", "missing", "wrong"};

	for (size_t i = 0; i < check->count; i++) {
		const struct check_finding *finding = &check->at[i];

		member_open(out, NULL, '{');
		if (finding->fault.file != NULL)
			put_text(out, "file", finding->fault.file);
		member_integer(out, "line", (int64_t)finding->fault.line);
		member_integer(out, "column", (int64_t)finding->fault.column);
		member_word(out, "part", part_names[finding->part]);
		member_word(out, "state", words[finding->state]);
		put_text(out, "what", finding->fault.what);
		member_close(out, '}');
		buf_char(out, '\n');
	}
}

void check_tell(const struct check *check, struct buf *out)
{
	for (size_t i = 0; i < check->count; i++)
		tell(&check->at[i], out);
}

static void ready_part(const struct check *check, enum check_part part, struct buf *out)
{
	enum check_state worst = CHECK_DOUBT;

	for (size_t i = 0; i < check->count; i++)
		if (check->at[i].part == part && check->at[i].state > worst)
			worst = check->at[i].state;
	if (part == CHECK_FILE && worst == CHECK_DOUBT)
		return;
	if ((part == CHECK_CONTACTS || part == CHECK_DRILLS) && check->plan != NULL &&
	    check->plan->sources->own == NULL)
		worst = CHECK_MISSING;
	buf_format(out, "  %-8s %s\n", state_names[worst], part_names[part]);
	for (size_t i = 0; i < check->count; i++)
		if (check->at[i].part == part) {
			buf_text(out, "             ");
			tell(&check->at[i], out);
		}
}

void check_ready(const struct check *check, struct buf *out)
{
	char day[WHEN_SIZE];

	when_write(day, check->today * DAY);
	day[10] = '\0';
	if (check->plan != NULL)
		utf8_mask(out, check->plan->brand.name.at, check->plan->brand.name.len, 60);
	buf_format(out, "%s%s: %s\n", check->plan != NULL ? ", " : "", day,
	    check_faults(check) > 0                                       ? "not ready"
	        : check->plan != NULL && check->plan->sources->own == NULL
	        ? "the built-in plan, nobody's yet: crisis-plan init writes one to start with"
	        : "ready");
	for (int part = 0; part < CHECK_PARTS; part++)
		ready_part(check, (enum check_part)part, out);
}

void check_free(struct check *check)
{
	free(check->at);
	*check = (struct check){0};
}
