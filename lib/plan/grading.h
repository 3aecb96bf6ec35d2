/*
 * How a drill is graded: the parts of a grade, what each weighs, and what is asked of it
 * (crisis-plan(5), "grade").
 */
#ifndef PLAN_GRADING_H
#define PLAN_GRADING_H

#include <stdint.h>

enum grade_part {
	GRADE_DETECTION,  /* the storm was told early */
	GRADE_ALARMS,     /* alarms were for the storm */
	GRADE_GRAVE,      /* grave posts were judged grave */
	GRADE_HASTE,      /* grave posts were acknowledged within target */
	GRADE_TOPICS,     /* the topic was seen */
	GRADE_TEAMS,      /* the team was the right one */
	GRADE_CHOICE,     /* answer or watch was decided rightly */
	GRADE_ANSWERED,   /* answers owed were given */
	GRADE_DEADLINES,  /* and within target */
	GRADE_TROLLS,     /* trolls were left alone */
	GRADE_STATEMENTS, /* statements kept their cadence */
	GRADE_PROMISES,   /* the next word came when it was promised for */
	GRADE_FACTS,      /* facts were established before answers */
	GRADE_PARTS
};

extern const char *const grade_part_names[GRADE_PARTS];

struct plan_grading {
	int64_t pass;   /* points of 100 */
	int64_t detect; /* seconds after the storm began: told by then is told in time */
	int64_t first, every, lasting; /* of statements, in seconds; practice: cadence */
	int64_t weights[GRADE_PARTS];
	int64_t least[GRADE_PARTS]; /* percent that each part must reach */
};

#endif
