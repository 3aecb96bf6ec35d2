/*
 * The parts of the plan about work after the decision, as JSON: cases, and grades of drills.
 */
#include "plan/show.h"
#include "post/member.h"
#include "post/term.h"

static void show_cases(const struct plan_cases *cases, struct buf *out)
{
	member_open(out, "cases", '{');
	show_duration(out, "follow-up", cases->follow_up);
	member_integer(out, "reopen-below", cases->reopen_below);
	member_open(out, "approvals", '{');
	for (int i = 0; i < SEVERITIES; i++)
		member_integer(out, severity_names[i], cases->approvals[i]);
	member_close(out, '}');
	member_integer(out, "statement-from", cases->statement_from);
	show_texts(out, "watch", &cases->watch);
	member_close(out, '}');
}

static void show_parts(struct buf *out, const char *key, const int64_t parts[GRADE_PARTS])
{
	member_open(out, key, '{');
	for (int i = 0; i < GRADE_PARTS; i++)
		member_integer(out, grade_part_names[i], parts[i]);
	member_close(out, '}');
}

static void show_grading(const struct plan_grading *grading, struct buf *out)
{
	member_open(out, "grade", '{');
	member_integer(out, "pass", grading->pass);
	show_duration(out, "detect", grading->detect);
	member_open(out, "statements", '{');
	show_duration(out, "first", grading->first);
	show_duration(out, "every", grading->every);
	show_duration(out, "for", grading->lasting);
	member_close(out, '}');
	show_parts(out, "weights", grading->weights);
	show_parts(out, "least", grading->least);
	member_close(out, '}');
}

void show_work(const struct plan *plan, struct buf *out)
{
	show_cases(&plan->cases, out);
	show_grading(&plan->grading, out);
}
