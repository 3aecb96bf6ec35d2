/*
 * Lines of type grade, as they are: a drill has one, or one for each who graded it.
 */
#ifndef REPORT_COUNT_GRADES_H
#define REPORT_COUNT_GRADES_H

#include <stddef.h>

#include "report/count/lexis.h"

enum { GRADES_MOST = 16, GRADE_TEXT = 16000 };

struct grades {
	struct lexis lexis;
	struct span at[GRADES_MOST]; /* in the order of their bytes, each once */
	size_t count;
};

/* Longer lines than GRADE_TEXT, and more than GRADES_MOST, are counted elsewhere alone. */
void grades_add(struct grades *grades, struct span line);

void grades_merge(struct grades *grades, const struct grades *other);
void grades_pack(struct grades *grades, struct pack *pack);
void grades_free(struct grades *grades);

#endif
