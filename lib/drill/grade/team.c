/*
 * The parts of a grade that rest on what people did in cases: acknowledgements, answers,
 * statements, promises and facts.
 */
#include "drill/grade/grade.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"

static const char NO_CASES[] =
    "there is no case in the lines: crisis-case sync, list --drill, export";
static const char NO_EVENTS[] = "there is no event of a drill's case: crisis-case export";
static const char NO_ANSWERS[] = "nobody answered anything";

/* How long things took, until they are settled. */
struct times {
	int64_t *at;
	size_t count;
};

/* A promise of the plan's about posts: how many were due or met, and how long it took. */
struct clock {
	int64_t due, met, given, owed;
	struct times times;
};

static int by_size(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static struct took settle(struct times *times)
{
	struct took took = {.count = times->count};

	if (times->count > 0) {
		qsort(times->at, times->count, sizeof *times->at, by_size);
		took.median = times->at[(times->count - 1) / 2];
		took.p90 = times->at[(9 * times->count + 9) / 10 - 1];
	}
	free(times->at);
	return took;
}

/* One post's clock: done at a time, or NEVER, against so many seconds. What is not done and not
 * due at the end of all that is known does not count yet. */
static void run_clock(struct clock *clock, const struct grade *grade,
    const struct seen_post *post, int64_t done, int64_t seconds)
{
	const struct plan *plan = grade->plan;
	const struct plan_team *team = &plan->teams[post->wanted == NOBODY ? 0 : post->wanted];
	int64_t since = grade_moment(grade, post->at);
	int64_t by = plan_deadline(plan, team, post->severity, since, seconds);

	if (done == NEVER && by > grade->until)
		return;
	clock->owed++;
	clock->due++;
	if (done == NEVER)
		return;
	clock->given++;
	clock->met += done <= by;
	clock->times.at[clock->times.count++] = done - since;
}

static void grade_clocks(const struct witness *witness, struct grade *grade)
{
	struct clock haste = {0}, answers = {0};

	haste.times.at = mem_new(witness->post_count, sizeof *haste.times.at);
	answers.times.at = mem_new(witness->post_count, sizeof *answers.times.at);
	for (size_t i = 0; i < witness->post_count; i++) {
		const struct seen_post *post = &witness->posts[i];
		const struct plan_target *target = &grade->plan->targets[post->severity];
		int64_t since = grade_moment(grade, post->at);

		if (!post->owed)
			continue;
		run_clock(&answers, grade, post, witness_answered(witness, post->row, since),
		    target->answer);
		if (post->severity >= SEVERITY_HIGH)
			run_clock(&haste, grade, post,
			    witness_acknowledged(witness, post->row, since), target->acknowledge);
	}
	grade->parts[GRADE_HASTE] =
	    part_of(haste.met, haste.due, "no high or critical post was owed an answer");
	grade->parts[GRADE_ANSWERED] = part_of(answers.given, answers.owed, "no answer was due");
	grade->parts[GRADE_DEADLINES] = part_of(answers.met, answers.due, "no answer was due");
	grade->haste = settle(&haste.times);
	grade->answers = settle(&answers.times);
}

/* A troll was fed where its case has an answer that nobody in it was owed. */
static void grade_trolls(const struct witness *witness, struct grade *grade)
{
	int64_t trolls = 0, fed = 0, answers = 0;

	for (size_t i = 0; i < witness->deed_count; i++)
		answers += witness->deeds[i].kind == DEED_ANSWER;
	for (size_t i = 0; i < witness->post_count; i++) {
		const struct seen_post *post = &witness->posts[i];

		if (post->stance != STANCE_TROLL)
			continue;
		trolls++;
		fed += post->row != NO_CASE && !witness->cases[post->row].owed &&
		    witness_answered(witness, post->row, NEVER) != NEVER;
	}
	grade->parts[GRADE_TROLLS] = part_of(trolls - fed, trolls, "there are no trolls");
	if (answers == 0 && trolls > 0)
		grade->parts[GRADE_TROLLS] = part_unmeasured(NO_ANSWERS);
}

static bool is_statement(const struct deed *deed)
{
	return deed->kind == DEED_ANSWER && deed->until != 0;
}

static bool stated(const struct witness *witness, int64_t after, int64_t by)
{
	for (size_t i = 0; i < witness->deed_count; i++)
		if (is_statement(&witness->deeds[i]) && witness->deeds[i].at > after &&
		    witness->deeds[i].at <= by)
			return true;
	return false;
}

/* From the call, the first alarm or the time when it should have come: one statement first, then
 * one in each stretch of the cadence. */
static void grade_statements(const struct witness *witness, struct grade *grade)
{
	const struct plan_grading *grading = &grade->plan->grading;
	int64_t call, after, by, due = 0, made = 0;

	if (grade->storm == 0) {
		grade->parts[GRADE_STATEMENTS] = part_of(0, 0, "there is no storm");
		return;
	}
	call = grade_moment(
	    grade, grade->told != NEVER ? grade->told : grade->onset + grading->detect);
	after = grade_moment(grade, grade->onset) - 1;
	for (by = call + grading->first; by <= call + grading->lasting && by <= grade->until;
	     by += grading->every) {
		due++;
		made += stated(witness, after, by);
		after = by;
	}
	grade->parts[GRADE_STATEMENTS] = part_of(made, due, "no statement was due");
}

static void grade_promises(const struct witness *witness, struct grade *grade)
{
	int64_t promises = 0, kept = 0;

	for (size_t i = 0; i < witness->deed_count; i++) {
		const struct deed *deed = &witness->deeds[i];
		int64_t next;

		if (!is_statement(deed))
			continue;
		next = witness_answered(witness, deed->row, deed->at + 1);
		if (next == NEVER && deed->until > grade->until)
			continue;
		promises++;
		kept += next != NEVER && next <= deed->until;
	}
	grade->parts[GRADE_PROMISES] = promises == 0 && grade->storm > 0
	    ? part_unmeasured("nobody promised a next word")
	    : part_of(kept, promises, "no promise was called for");
}

/* The facts of the topic are all there before the first answer that rests on them. */
static bool facts_first(
    const struct witness *witness, const struct seen_case *its, const struct deed *answer)
{
	const struct plan_texts *facts = &witness->plan->topics[its->topic].facts;

	for (size_t n = 0; n < facts->count; n++) {
		uint64_t name = hash_text(HASH_START, facts->at[n]);
		bool there = false;

		for (size_t i = its->first; i < its->first + its->count; i++) {
			const struct deed *deed = &witness->deeds[i];

			there |= deed->kind == DEED_FACT && deed->name == name &&
			    deed->at <= answer->at;
		}
		if (!there)
			return false;
	}
	return true;
}

static void grade_facts(const struct witness *witness, struct grade *grade)
{
	int64_t answered = 0, founded = 0, with_facts = 0;

	for (size_t n = 0; n < witness->case_count; n++) {
		const struct seen_case *its = &witness->cases[n];
		const struct deed *answer = NULL;

		if (its->topic == NOBODY)
			continue;
		with_facts++;
		for (size_t i = its->first; i < its->first + its->count && answer == NULL; i++)
			if (witness->deeds[i].kind == DEED_ANSWER && !witness->deeds[i].interim)
				answer = &witness->deeds[i];
		answered += answer != NULL;
		founded += answer != NULL && facts_first(witness, its, answer);
	}
	grade->parts[GRADE_FACTS] = part_of(founded, answered, "no topic has facts to establish");
	if (answered == 0 && with_facts > 0)
		grade->parts[GRADE_FACTS] = part_unmeasured(NO_ANSWERS);
}

/* What the lines cannot show is not measured, whatever the counts say. */
static void unmeasure(struct grade *grade, enum grade_part part, const char *why)
{
	if (grade->parts[part].state != PART_NO_OCCASION || part == GRADE_FACTS)
		grade->parts[part] = part_unmeasured(why);
}

void grade_team(const struct witness *witness, struct grade *grade)
{
	static const enum grade_part by_cases[] = {
	    GRADE_HASTE, GRADE_ANSWERED, GRADE_DEADLINES, GRADE_TROLLS};
	static const enum grade_part by_events[] = {
	    GRADE_STATEMENTS, GRADE_PROMISES, GRADE_FACTS};

	grade_clocks(witness, grade);
	grade_trolls(witness, grade);
	grade_statements(witness, grade);
	grade_promises(witness, grade);
	grade_facts(witness, grade);
	for (size_t i = 0; witness->case_lines == 0 && i < 4; i++)
		unmeasure(grade, by_cases[i], NO_CASES);
	for (size_t i = 0; witness->events == 0 && i < 3; i++)
		unmeasure(grade, by_events[i], NO_EVENTS);
}
