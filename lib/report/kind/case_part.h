/*
 * Sections about cases that several kinds of report have.
 */
#ifndef REPORT_KIND_CASE_PART_H
#define REPORT_KIND_CASE_PART_H

#include "report/count/casework.h"
#include "report/document.h"

enum { CASES_SHOWN = 15 };

/* "43 cases: 30 to be answered, ..." above the sections, and the same for programs. */
void part_cases(struct document *document, const struct figures *figures,
    const struct casework *work);

/* What each clock came to, for all cases; a table by team, and one by severity. */
void part_clocks(struct document *document, const struct casework *work);
void part_clocks_by_team(struct document *document, const struct casework *work);
void part_clocks_by_severity(struct document *document, const struct casework *work);

/* The cases past a deadline, the worst first. */
void part_overdue(struct document *document, const struct casework *work);

/* Cases of one property: those for which pick gives the same name. */
typedef struct span case_pick(const struct case_view *view);
case_pick case_team;

struct care {
	struct span name;
	int64_t cases;
	struct clock_count clocks[CASE_TARGETS];
};

/* New, the most cases first; *count rows go to care_free. Watched cases are not among them. */
struct care *care_by(const struct casework *work, case_pick *pick, size_t *count);
void care_free(struct care *care, size_t count);

/* "high"; "" where it is not known. */
const char *case_severity(const struct case_view *view);
enum tone case_tone(const struct case_view *view);

/* For sorting: -1 where a is graver than b, 1 where b is. */
int case_graver(const struct case_view *a, const struct case_view *b);

/* When a clock of it is due, 0 where it does not run, or nobody waits for us. */
int64_t case_owed(const struct case_view *view, enum case_clock clock);

/* A table of clocks that ran out or that still run, and its row about one of a case. */
struct table *case_table(struct section *section, bool late);
void case_row(struct section *section, struct table *table, const struct case_view *view,
    enum case_clock clock, int64_t now);

#endif
