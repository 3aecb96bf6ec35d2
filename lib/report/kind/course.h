/*
 * The course of a crisis as far as lines tell it: when it began, was noticed, answered and over,
 * and the sections that show it.
 */
#ifndef REPORT_KIND_COURSE_H
#define REPORT_KIND_COURSE_H

#include "report/count/casework.h"
#include "report/document.h"

/* A time that is not known is 0. */
struct course_times {
	int64_t onset;    /* when the first of the episodes that count began, by the alerts */
	int64_t noticed;  /* when the first of them was told, of any level */
	int64_t called;   /* when the first was an alert or a crisis */
	int64_t over;     /* when the last of them was over; 0: one still runs, or there is none */
	int64_t acknowledged, answered; /* first, of the cases that were opened since the onset */
	int64_t peak;     /* the start of the fullest bucket: */
	int64_t peak_posts, peak_seconds;
	int64_t episodes, running; /* those that count */
	bool grave;                /* of level alert or crisis; else only such to watch */
	struct quantiles detect;   /* seconds from the begin of an episode to the first word of it */
};

/* Episodes that count are those of level alert or crisis, or where there is none those to watch;
 * never those in which fewer posts came than usual. course_free gives its memory back. */
struct course_times course_of(const struct figures *figures, const struct casework *work);
void course_free(struct course_times *course);

/* Posts over time with what happened marked; then what happened, in order. */
void part_course(struct document *document, const struct figures *figures,
    const struct casework *work, const struct course_times *course);

/* Sentiment before it began, while it ran, and when it was over. */
void part_phases(struct document *document, const struct figures *figures,
    const struct course_times *course);

#endif
