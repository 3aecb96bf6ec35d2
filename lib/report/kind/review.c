/*
 * The review when a crisis is over: what it did, how it went, what was kept and what was not,
 * and what the plan could learn. It names nobody who worked on it.
 */
#include "report/kind/kind.h"

#include "report/kind/part.h"
#include "report/kind/review_part.h"
#include "report/say.h"

/* ", the first answer 41m" */
static void add_after(struct buf *words, const char *what, int64_t at, int64_t onset)
{
	char span[SAY_SIZE];

	if (at >= onset && at != 0)
		buf_format(words, "; %s after %s", what, say_span(span, at - onset));
}

/* The two sentences that somebody reads who reads no more. */
static void sum_up(struct document *document, const struct lessons *lessons,
    const struct course_times *course)
{
	char a[SAY_SIZE], b[SAY_SIZE];
	struct buf words = {0};

	if (course->onset != 0) {
		buf_format(&words, "It began %s UTC", say_time(a, course->onset));
		add_after(&words, "noticed", course->noticed, course->onset);
		add_after(&words, "first acknowledged", course->acknowledged, course->onset);
		add_after(&words, "first answered", course->answered, course->onset);
		if (course->over != 0)
			add_after(&words, "over", course->over, course->onset);
		else
			buf_text(&words, "; it is not over");
		buf_char(&words, '.');
		document_lead(document, TONE_STRONG, (struct span){words.at, words.len});
	}
	if (lessons->needed > 0)
		document_lead(document, TONE_STRONG,
		    document_text(document, "%s of %s cases that needed an answer have one.",
		        say_count(a, lessons->answered), say_count(b, lessons->needed)));
	buf_free(&words);
}

struct document *kind_review(const struct figures *figures)
{
	struct document *document = document_new("review", "Post-crisis review", figures->now);
	struct casework *work = casework_new(figures);
	struct course_times course = course_of(figures, work);
	struct lessons lessons = lessons_of(work);

	document->drill = figures->drilled > 0;
	sum_up(document, &lessons, &course);
	part_counted(document, figures);
	part_cases(document, figures, work);
	part_impact(document, figures, work, &course);
	part_severity(document, figures);
	part_platforms(document, figures);
	part_course(document, figures, work, &course);
	part_detected(document, &course);
	if (work->count > 0) {
		part_clocks(document, work);
		part_clocks_by_severity(document, work);
	}
	part_answered(document, &lessons);
	part_phases(document, figures, &course);
	part_causes(document, figures, work);
	part_promises(document, &lessons);
	part_rules(document, figures, work);
	part_graded(document, figures);
	part_advice(document, figures, work, &lessons, &course);
	lessons_free(&lessons);
	course_free(&course);
	casework_free(work);
	return document;
}
