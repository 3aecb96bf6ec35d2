/*
 * What only a review has. Each adds a section, without blocks where there is nothing to show.
 */
#ifndef REPORT_KIND_REVIEW_PART_H
#define REPORT_KIND_REVIEW_PART_H

#include "report/kind/case_part.h"
#include "report/kind/course.h"

/* Counts over all cases that several sections share. */
struct lessons {
	int64_t needed;   /* cases that needed an answer, without those merged into others */
	int64_t answered, acknowledged, untouched, declined; /* which they add up to */
	int64_t raised;   /* watched by a route, and taken up by people */
	int64_t watched;  /* by a route, left so by people */
	int64_t drafted, changed; /* answers with a draft, and other words than that */
	int64_t rated, content;   /* ratings, and of these 4 and 5 */
	int64_t reopened;
	struct case_promises promises[PROMISES];
	struct clock_count clocks[CASE_TARGETS];
};

/* lessons_free gives its memory back. */
struct lessons lessons_of(const struct casework *work);
void lessons_free(struct lessons *lessons);

/* A route and what people made of its cases. */
struct rule_record {
	struct span name;
	int64_t cases, raised, declined;
};

/* New, those first that people put right most often; goes to free. */
struct rule_record *rule_records(const struct casework *work, size_t *count);

/* A topic and what became of its cases. */
struct cause {
	struct span name;
	int64_t cases, reopened, low, late; /* low: rated 1 or 2; late: a clock was */
};

/* New, the most cases first; goes to free. */
struct cause *causes_of(const struct casework *work, size_t *count);

void part_impact(struct document *document, const struct figures *figures,
    const struct casework *work, const struct course_times *course);
void part_detected(struct document *document, const struct course_times *course);
void part_answered(struct document *document, const struct lessons *lessons);
void part_promises(struct document *document, const struct lessons *lessons);
void part_causes(struct document *document, const struct figures *figures,
    const struct casework *work);
void part_rules(struct document *document, const struct figures *figures,
    const struct casework *work);

void part_graded(struct document *document, const struct figures *figures);

/* What the plan could learn of it, each with the numbers that speak for it. */
void part_advice(struct document *document, const struct figures *figures,
    const struct casework *work, const struct lessons *lessons,
    const struct course_times *course);

#endif
