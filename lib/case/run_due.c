/*
 * crisis-case due: the clocks that have run out, or soon will, worst first: what is late by
 * severity and then by how long, then what is at risk, then, where all is asked for, the rest.
 */
#include <inttypes.h>
#include <jansson.h>
#include <string.h>

#include "base/span_text.h"
#include "base/when.h"
#include "case/desk.h"
#include "ledger/case_number.h"
#include "post/json.h"
#include "post/member.h"
#include "post/post.h"
#include "post/term.h"

enum class { BREACHED, RISK, LATER, CLASSES };

static const char *const class_names[CLASSES] = {"breached", "risk", "due"};
static const char *const class_titles[CLASSES] = {"Breached", "At risk", "Due"};

struct watch {
	struct desk *desk;
	int64_t count[CLASSES];
	struct buf digest;
};

/* The last step of the escalation that has come, in the case's words; empty before the first. */
static struct span step_of(const struct case_row *row, int64_t now, struct arena *arena)
{
	struct span steps = row->words[CASE_ESCALATE], to = {"", 0};
	struct fault ignored;
	json_t *list, *step;
	size_t i;

	if (steps.len == 0 || json_read_in(arena, steps, &list, &ignored) != STATUS_OK)
		return to;
	json_array_foreach(list, i, step) {
		const char *at = json_string_value(json_object_get(step, "at"));
		const json_t *who = json_object_get(step, "to");
		int64_t when;

		if (at != NULL && json_is_string(who) && when_rfc3339(at, strlen(at), &when) &&
		    when <= now)
			to = (struct span){json_string_value(who), json_string_length(who)};
	}
	return to;
}

static void write_line(struct watch *watch, enum class class, const struct case_due *due,
    const struct case_row *row, struct span step)
{
	struct buf *out = &watch->desk->out->waiting;
	char number[CASE_NUMBER_SIZE];
	int64_t left = due->at - watch->desk->book.now;

	member_open(out, NULL, '{');
	member_word(out, "type", "due");
	member_text(out, "number", (struct span){number, case_number_write(number, due->id)});
	if (case_is_drill(due->id))
		member_flag(out, "drill", true);
	member_word(out, "clock", case_clock_names[due->clock]);
	member_time(out, "at", due->at);
	member_word(out, "status", class_names[class]);
	member_integer(out, left < 0 ? "late" : "left", left < 0 ? -left : left);
	member_word(out, "severity", due->severity > 0 ? severity_names[due->severity - 1] : "low");
	member_word(out, "state", case_state_names[row->numbers[CASE_STATE]]);
	if (row->words[CASE_TEAM].len > 0)
		member_text(out, "team", row->words[CASE_TEAM]);
	if (row->words[CASE_OWNER].len > 0)
		member_text(out, "owner", row->words[CASE_OWNER]);
	if (step.len > 0)
		member_text(out, "escalate", step);
	member_close(out, '}');
	buf_char(out, '\n');
}

static void digest_line(struct watch *watch, enum class class, const struct case_due *due,
    const struct case_row *row, struct span step)
{
	struct buf *out = &watch->digest;
	char number[CASE_NUMBER_SIZE], words[SPAN_TEXT_SIZE];
	int64_t left = due->at - watch->desk->book.now;

	case_number_write(number, due->id);
	span_text(words, left < 0 ? -left : left);
	if (watch->count[class] == 1)
		buf_format(out, "\n%s\n", class_titles[class]);
	buf_format(out, "  %s  %-8s  %-11s  %s %-8s  %.*s", number,
	    due->severity > 0 ? severity_names[due->severity - 1] : "low", case_clock_names[due->clock],
	    left < 0 ? "late" : "left", words, (int)row->words[CASE_TEAM].len,
	    row->words[CASE_TEAM].len > 0 ? row->words[CASE_TEAM].at : "");
	if (step.len > 0)
		buf_format(out, ", escalate to %.*s", (int)step.len, step.at);
	buf_char(out, '\n');
}

static bool is_wanted(const struct watch *watch, const struct case_row *row)
{
	const char *team = watch->desk->wishes->team;

	return team == NULL || span_is(row->words[CASE_TEAM], team);
}

static bool is_enough(const struct watch *watch, enum class class)
{
	const struct case_wishes *wishes = watch->desk->wishes;
	int64_t told = watch->count[BREACHED] + watch->count[RISK] + watch->count[LATER];

	if (wishes->quiet && (class > BREACHED || told > 0))
		return true;
	return wishes->most > 0 && told >= wishes->most;
}

static enum status tell(struct watch *watch, enum class class, const struct case_due *due,
    struct fault *fault)
{
	struct desk *desk = watch->desk;
	struct case_row row;
	struct span step;
	enum status status;

	arena_reset(&desk->book.arena);
	status = book_load(&desk->book, due->id, false, &row, fault);
	if (status != STATUS_OK || !is_wanted(watch, &row))
		return status;
	watch->count[class]++;
	if (desk->wishes->quiet)
		return STATUS_OK;
	step = step_of(&row, desk->book.now, &desk->book.arena);
	if (desk->wishes->digest)
		digest_line(watch, class, due, &row, step);
	else
		write_line(watch, class, due, &row, step);
	output_settle(desk->out);
	return STATUS_OK;
}

static enum status walk(struct watch *watch, enum class class, int64_t since, int64_t until,
    struct fault *fault)
{
	struct desk *desk = watch->desk;
	enum status status = STATUS_OK;

	for (int severity = SEVERITIES; status == STATUS_OK && severity >= 0; severity--) {
		struct case_due due;
		bool got = true;

		cases_due(desk->book.cases, desk->wishes->drill, severity, since, until);
		while (status == STATUS_OK && got && !is_enough(watch, class)) {
			status = cases_due_next(desk->book.cases, &due, &got, fault);
			if (got)
				status = tell(watch, class, &due, fault);
		}
	}
	return status;
}

enum status run_due(struct desk *desk, int *answer, struct fault *fault)
{
	struct watch watch = {.desk = desk};
	int64_t now = desk->book.now, soon = now + desk->wishes->within;
	char span[SPAN_TEXT_SIZE];
	enum status status = ledger_look(desk->book.ledger, fault);

	if (status == STATUS_OK)
		status = walk(&watch, BREACHED, INT64_MIN, now, fault);
	if (status == STATUS_OK)
		status = walk(&watch, RISK, now, soon + 1, fault);
	if (status == STATUS_OK && desk->wishes->all)
		status = walk(&watch, LATER, soon + 1, INT64_MAX, fault);
	if (desk->wishes->digest && watch.digest.len > 0) {
		span_text(span, desk->wishes->within);
		buf_format(&desk->out->waiting,
		    "%s%" PRId64 " breached, %" PRId64 " at risk within %s\n",
		    desk->wishes->drill ? DRILL_MARK : "", watch.count[BREACHED],
		    watch.count[RISK], span);
		output_add(desk->out, watch.digest.at, watch.digest.len);
	}
	buf_free(&watch.digest);
	if (watch.count[BREACHED] > 0)
		*answer = 1;
	return status;
}
