/*
 * How cases stand and what became of them, made of a casebook when all lines have been read:
 * what people did is put into order and followed, as crisis-case(1) does, as far as the lines
 * tell it. Where a line of crisis-case list says how a case stands, that counts.
 */
#ifndef REPORT_COUNT_CASEWORK_H
#define REPORT_COUNT_CASEWORK_H

#include "base/mem.h"
#include "base/quantiles.h"
#include "ledger/case_fold.h"
#include "report/count/figures.h"

/* What was promised, and whether it was kept; what is neither is open. */
struct case_promises {
	int64_t made, kept, broken; /* broken: late, or open past its time */
};

enum case_promise { PROMISE_UPDATE, PROMISE_FOLLOW_UP, PROMISE_RETURN, PROMISES };

extern const char *const case_promise_names[PROMISES]; /* as people say it */

struct case_view {
	const struct case_file *file;
	struct case_row row; /* as crisis-case has it, but for the numbers that no line tells */
	int64_t promised[CASE_TARGETS]; /* the first deadlines */
	bool watched;  /* it is not to be answered, or part of another case */
	bool raised;   /* was to be watched, and people took it up all the same */
	bool dropped;  /* was to be answered, and people decided not to */
	int64_t drafts, answers;
	int64_t drafted, changed; /* answers with a draft before them; with other words than that */
	int64_t reopened;
	struct case_promises promises[PROMISES];
	const struct case_step **steps; /* in order */
	size_t step_count;
};

/* What a clock came to; each wanted case is in one of these. */
enum clock_end {
	CLOCK_MET,
	CLOCK_LATE,    /* done after its deadline */
	CLOCK_MISSED,  /* not done, and past its deadline */
	CLOCK_RUNS,    /* not done, and not past it, or it stands still */
	CLOCK_UNKNOWN, /* done, but no line says by when it should have been */
	CLOCK_NONE,    /* not done, and nothing was due */
	CLOCK_ENDS
};

struct clock_count {
	int64_t ends[CLOCK_ENDS];
	struct quantiles took; /* seconds from the first post to when it was done */
};

struct casework {
	struct arena arena;
	int64_t now;
	struct case_view *views; /* in the order of their numbers */
	size_t count;
	int64_t drills, outside; /* cases that are not among them, for that reason */
	const struct case_step **gate; /* what was said of the gate, in order */
	size_t gate_count;
};

/* New; goes to casework_free. The figures are borrowed. */
struct casework *casework_new(const struct figures *figures);
void casework_free(struct casework *work);

/* The deadline of one of the three clocks that the plan sets, 0 where no line says one. */
int64_t case_view_deadline(const struct case_view *view, enum case_clock clock);

enum clock_end case_view_clock(const struct case_view *view, enum case_clock clock, int64_t now);

/* Seconds from the first post, or else from the opening, to a mark; -1 where it was not reached. */
int64_t case_view_took(const struct case_view *view, enum case_milestone mark);

/* Counts one case; counts are of the three clocks. */
void clock_counts_add(struct clock_count counts[CASE_TARGETS], const struct case_view *view,
    int64_t now);
void clock_counts_free(struct clock_count counts[CASE_TARGETS]);

/* What was due: met, late and missed. */
int64_t clock_count_due(const struct clock_count *count);

#endif
