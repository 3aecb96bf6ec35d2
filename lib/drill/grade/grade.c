#include "drill/grade/grade.h"

#include <math.h>

const char *const part_states[] = {"measured", "not measured", "no occasion"};

struct part part_of(int64_t got, int64_t of, const char *no_occasion)
{
	if (of == 0)
		return (struct part){.state = PART_NO_OCCASION, .why = no_occasion};
	return (struct part){.state = PART_MEASURED, .got = got, .of = of};
}

struct part part_unmeasured(const char *why)
{
	return (struct part){.state = PART_UNMEASURED, .why = why};
}

int64_t grade_moment(const struct grade *grade, int64_t at)
{
	return grade->from + (int64_t)llround((double)(at - grade->from) / grade->speed);
}

/* The phase of the earliest post is the ordinary time; the storm begins with the first post of
 * another, and lasts to the end. */
static void find_storm(const struct witness *witness, struct grade *grade)
{
	const struct seen_post *first = &witness->posts[0];

	for (size_t i = 1; i < witness->post_count; i++)
		if (witness->posts[i].at < first->at)
			first = &witness->posts[i];
	grade->from = first->at;
	grade->onset = NEVER;
	for (size_t i = 0; i < witness->post_count; i++) {
		const struct seen_post *post = &witness->posts[i];

		if (post->phase != first->phase &&
		    (grade->onset == NEVER || post->at < grade->onset))
			grade->onset = post->at;
	}
	for (size_t i = 0; i < witness->post_count; i++)
		grade->storm += grade->onset != NEVER && witness->posts[i].at >= grade->onset;
	grade->posts = (int64_t)witness->post_count;
}

/* What was due later than all that is known is not missed yet. */
static void find_end(const struct witness *witness, struct grade *grade)
{
	grade->until = grade->from;
	for (size_t i = 0; i < witness->post_count; i++) {
		int64_t at = grade_moment(grade, witness->posts[i].at);

		grade->until = at > grade->until ? at : grade->until;
	}
	for (size_t i = 0; i < witness->deed_count; i++)
		if (witness->deeds[i].at > grade->until)
			grade->until = witness->deeds[i].at;
}

static void judge(struct grade *grade)
{
	const struct plan_grading *grading = &grade->plan->grading;
	double sum = 0, all = 0;

	grade->passed = true;
	for (size_t i = 0; i < GRADE_PARTS; i++) {
		struct part *part = &grade->parts[i];
		double share = part->state == PART_MEASURED
		    ? (double)part->got / (double)part->of
		    : 0;

		part->reached = part->state == PART_NO_OCCASION ||
		    100 * share >= (double)grading->least[i];
		if (part->state == PART_NO_OCCASION)
			continue;
		all += (double)grading->weights[i];
		sum += (double)grading->weights[i] * share;
		grade->passed &= part->reached;
	}
	grade->score = all > 0 ? round(1000 * sum / all) / 10 : 0;
	grade->passed &= grade->score >= (double)grading->pass;
}

enum status grade_make(
    const struct witness *witness, double speed, struct grade *grade, struct fault *fault)
{
	*grade = (struct grade){.plan = witness->plan, .speed = speed, .told = NEVER};
	if (witness->post_count == 0)
		return fault_set(fault, STATUS_USAGE,
		    "nothing to grade: no post of a drill with its truth (crisis-drill make)");
	find_storm(witness, grade);
	find_end(witness, grade);
	grade_tools(witness, grade);
	grade_team(witness, grade);
	judge(grade);
	return STATUS_OK;
}
