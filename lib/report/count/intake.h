/*
 * What takes the lines in: each is read once, and counted in the figures that it belongs to.
 */
#ifndef REPORT_COUNT_INTAKE_H
#define REPORT_COUNT_INTAKE_H

#include <stdbool.h>

#include "report/count/figures.h"
#include "report/count/where.h"

enum { INTAKE_PARTS = 2 };

struct intake {
	bool drills;         /* count what is of drills as well */
	bool cases;          /* remember cases: a kind of report is about them */
	bool merge;          /* the lines are states of figures (state.h), and nothing else */
	struct where *where; /* which posts; NULL: all */
	struct figures *parts[INTAKE_PARTS]; /* of two periods; the second may be NULL */
	const size_t *operand; /* where set: lines of the first file are the second part's alone,
	                        * and all others the first one's */
	struct entry_scratch scratch;        /* starts zeroed */
};

/* Counts one line; member stays empty. For the filter's loop, with everything set; state is a
 * struct intake. */
enum status intake_judge(
    void *state, struct record *record, struct buf *member, struct fault *fault);

/* With the figures and where. */
void intake_free(struct intake *intake);

#endif
