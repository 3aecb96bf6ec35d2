/*
 * A grade for people.
 */
#include "base/num.h"
#include "base/span_text.h"
#include "base/when.h"
#include "drill/grade/grade.h"

static void add_head(const struct grade *grade, struct buf *out)
{
	char from[WHEN_SIZE], onset[WHEN_SIZE], score[NUM_SIZE], span[SPAN_TEXT_SIZE];
	struct span brand = grade->plan->brand.name;

	when_write(from, grade->from);
	num_write_real(score, grade->score, 1);
	buf_format(out, "DRILL: %s of 100, %s; %lld wanted, by the plan of %.*s\n", score,
	    grade->passed ? "passed" : "failed", (long long)grade->plan->grading.pass,
	    (int)brand.len, brand.at);
	buf_format(out, "%lld posts from %s on", (long long)grade->posts, from);
	if (grade->onset != NEVER) {
		when_write(onset, grade->onset);
		buf_format(out, "; the storm, %lld of them, began at %s", (long long)grade->storm,
		    onset);
	}
	if (grade->told != NEVER) {
		span_text(span, grade->told - grade->onset);
		buf_format(out, ", the first alarm came %s later", span);
	}
	buf_text(out, "\n\n");
}

static void add_part(const struct grade *grade, size_t number, struct buf *out)
{
	const struct part *part = &grade->parts[number];
	const struct plan_grading *grading = &grade->plan->grading;
	char share[NUM_SIZE] = "-", got[NUM_SIZE] = "-", of[NUM_SIZE] = "-";

	if (part->state == PART_MEASURED) {
		size_t len = num_write_real(
		    share, 100 * (double)part->got / (double)part->of, 1);

		share[len] = '%';
		share[len + 1] = '\0';
		num_write_integer(got, part->got);
		num_write_integer(of, part->of);
	}
	buf_format(out, "%-12s %8s %8s %8s %8lld", grade_part_names[number], got, of, share,
	    (long long)grading->weights[number]);
	if (part->state != PART_MEASURED)
		buf_format(out, "  %s", part_states[part->state]);
	if (!part->reached)
		buf_format(out, "  less than %lld%%", (long long)grading->least[number]);
	buf_char(out, '\n');
}

void grade_text(const struct grade *grade, struct buf *out)
{
	bool any = false;

	add_head(grade, out);
	buf_format(out, "%-12s %8s %8s %8s %8s\n", "part", "got", "of", "share", "weight");
	for (size_t i = 0; i < GRADE_PARTS; i++)
		add_part(grade, i, out);
	for (size_t i = 0; i < GRADE_PARTS; i++) {
		struct buf advice = {0};

		grade_advice(grade, (enum grade_part)i, &advice);
		if (advice.len > 0)
			buf_format(out, "%s- %s: %s%s\n", any ? "" : "\n", grade_part_names[i],
			    advice.at, advice.at[advice.len - 1] == '?' ? "" : ".");
		any |= advice.len > 0;
		buf_free(&advice);
	}
}
