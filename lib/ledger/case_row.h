/*
 * What is known of a case now: a row of the table case_rows, which follows from the case's
 * events and can be made anew from them. A time, a number or words that are not known are 0 or
 * empty. The words are borrowed.
 */
#ifndef LEDGER_CASE_ROW_H
#define LEDGER_CASE_ROW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "ledger/case_terms.h"

/* In the order of the table's columns. */
enum case_number {
	CASE_STATE,
	CASE_SEVERITY, /* 1 is low, 4 critical */
	CASE_PRIORITY, /* 1 is first, 4 last */
	CASE_POSTS,
	CASE_RATING,
	CASE_EXPIRES,       /* seconds that an acknowledgement counts */
	CASE_WAITING_SINCE, /* the customer's turn, and the clocks stand still */
	CASE_MERGED_INTO,
	CASE_LAST_EVENT,
	CASE_LAST_AT,
	CASE_NUMBERS
};

struct case_row {
	int64_t id;
	int64_t numbers[CASE_NUMBERS];
	int64_t milestones[CASE_MILESTONES];
	int64_t due[CASE_CLOCKS];
	struct span words[CASE_WORDS];
};

/* A milestone keeps its first time. */
static inline void case_row_reach(struct case_row *row, enum case_milestone milestone, int64_t at)
{
	if (row->milestones[milestone] == 0)
		row->milestones[milestone] = at;
}

/* Sets the clocks of which a time is told; 0 is none. */
static inline void case_row_start(struct case_row *row, const int64_t due[CASE_CLOCKS])
{
	for (int i = 0; i < CASE_CLOCKS; i++)
		if (due[i] != 0)
			row->due[i] = due[i];
}

/* A case's id is its number, C-2026-000123 or of a drill D-2026-000123, in digits. */
#define CASE_ID_YEAR INT64_C(10000000000)
#define CASE_ID_DRILL INT64_C(1000000000000000)

static inline bool case_is_drill(int64_t id)
{
	return id >= CASE_ID_DRILL;
}

#endif
