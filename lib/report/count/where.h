/*
 * --where: which posts a report is about, in the plan's own words for conditions
 * (plan/condition.h), jq among them.
 */
#ifndef REPORT_COUNT_WHERE_H
#define REPORT_COUNT_WHERE_H

#include <stdbool.h>

#include "base/status.h"
#include "post/record.h"

struct plan;
struct plan_faults;
struct where;

/* Reads the text of a mapping, as a plan has it behind `when:`; braces may be left out. The plan
 * must have been loaded without a language, is borrowed, and evaluates no other condition from
 * then on. *where is new and goes to where_free; NULL after a fault, which the faults tell. */
enum status where_open(const char *text, struct plan *plan, struct where **where,
    struct plan_faults *faults);

/* Whether it holds of a post. One without a score, or of which an expression gave up, is not
 * among them; what else is wrong with a record is the loop's to say. */
bool where_holds(struct where *where, struct record *post);

void where_free(struct where *where);

#endif
