/*
 * What to do about each part of a grade, with the numbers that say so.
 */
#include "drill/grade/grade.h"

#include "base/span_text.h"

#define N(number) ((long long)(number))

static void advise_detection(const struct grade *grade, const struct part *part, struct buf *out)
{
	char span[SPAN_TEXT_SIZE];

	if (grade->told == NEVER) {
		buf_format(out, "no alarm came in %lld posts of the storm: did crisis-detect know of "
		    "the weeks before, and who reads what it writes at level watch?", N(part->of));
		return;
	}
	span_text(span, grade->told - grade->onset);
	buf_format(out, "the first alarm came %s after the storm began, with %lld of its %lld posts "
	    "over: act at level watch, and feed crisis-detect all that is there", span,
	    N(part->of - part->got), N(part->of));
}

static void advise_took(const struct took *took, struct buf *out)
{
	char median[SPAN_TEXT_SIZE], p90[SPAN_TEXT_SIZE];

	if (took->count == 0)
		return;
	span_text(median, took->median);
	span_text(p90, took->p90);
	buf_format(out, " (half took more than %s, one in ten more than %s)", median, p90);
}

static void advise_teams(const struct grade *grade, const struct part *part, struct buf *out)
{
	const struct mixed_up *most = grade->mixed_up;
	const struct plan_team *teams = grade->plan->teams;
	struct span wanted, had = {"no team of the plan's", 21};

	buf_format(out, "%lld of %lld posts that are owed an answer were not with their team",
	    N(part->of - part->got), N(part->of));
	if (most->posts == 0)
		return;
	wanted = teams[most->wanted].name;
	if (most->team != NOBODY)
		had = teams[most->team].name;
	buf_format(out, ", most often with %.*s instead of %.*s (%lld): see crisis-route --explain",
	    (int)had.len, had.at, (int)wanted.len, wanted.at, N(most->posts));
}

/* Of the others: what is said of so many of so many that are missing. */
static const char *const missing[GRADE_PARTS] = {
    [GRADE_ALARMS] = "alarms came before the storm: tell the plan what to expect, and "
                     "let crisis-detect learn from more weeks",
    [GRADE_GRAVE] = "high and critical posts were judged less: give their topics more "
                    "words, factors or a severity",
    [GRADE_HASTE] = "high and critical posts were not acknowledged in time: who is on "
                    "duty, and does crisis-case due reach them?",
    [GRADE_TOPICS] = "posts have a topic that was not seen: add words to topics, and look "
                     "at crisis-plan coverage",
    [GRADE_ANSWERED] = "answers that were owed were never given: plan for the load, or "
                       "say in one statement what concerns all",
    [GRADE_DEADLINES] = "answers that were owed came late or never: have drafts and "
                        "approvals ready, the gravest first",
    [GRADE_TROLLS] = "posts by trolls were answered: watch them, and answer no single "
                     "post",
    [GRADE_STATEMENTS] = "times that a statement was due there was none: have the "
                         "first one written, and somebody to keep the time",
    [GRADE_PROMISES] = "times the next word came later than promised, or not at all: "
                       "promise less, and let crisis-case due remind you",
    [GRADE_FACTS] = "cases were answered before the facts on their checklist were "
                    "established: until then acknowledge, and promise the next word",
};

void grade_advice(const struct grade *grade, enum grade_part number, struct buf *out)
{
	const struct part *part = &grade->parts[number];

	if (part->state == PART_UNMEASURED)
		buf_format(out, "not measured: %s", part->why);
	if (part->state != PART_MEASURED || part->got == part->of)
		return;
	if (number == GRADE_DETECTION)
		advise_detection(grade, part, out);
	else if (number == GRADE_TEAMS)
		advise_teams(grade, part, out);
	else if (number == GRADE_CHOICE)
		buf_format(out, "%lld posts that are owed an answer were only watched, and %lld were "
		    "to be answered that need none, of %lld: look at stances by crisis-score "
		    "--explain", N(grade->unheard), N(grade->needless), N(part->of));
	else
		buf_format(out, "%lld of %lld %s", N(part->of - part->got), N(part->of),
		    missing[number]);
	if (number == GRADE_HASTE)
		advise_took(&grade->haste, out);
	else if (number == GRADE_DEADLINES)
		advise_took(&grade->answers, out);
}
