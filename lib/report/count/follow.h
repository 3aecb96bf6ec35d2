/*
 * A case's course: from its file and what people did, in order, to how it stands.
 */
#ifndef REPORT_COUNT_FOLLOW_H
#define REPORT_COUNT_FOLLOW_H

#include "report/count/casework.h"

/* The view's file and steps are set; fills all else. What is new is the arena's. */
void case_follow(struct case_view *view, int64_t now, struct arena *arena);

#endif
