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

enum case_milestone {
	CASE_POSTED, /* the first post */
	CASE_OPENED,
	CASE_ACKNOWLEDGED,
	CASE_TAKEN_OFFLINE,
	CASE_INVESTIGATING,
	CASE_ANSWERED,
	CASE_SOLVED,
	CASE_RESOLVED,
	CASE_FOLLOWED_UP,
	CASE_CLOSED,
	CASE_REOPENED,
	CASE_WATCHED,
	CASE_MILESTONES
};

enum case_clock {
	CASE_BY_ACKNOWLEDGE,
	CASE_BY_ANSWER,
	CASE_BY_RESOLVE,
	CASE_BY_UPDATE, /* the next statement that was promised */
	CASE_BY_RETURN, /* of what was assigned */
	CASE_BY_FOLLOW_UP,
	CASE_CLOCKS
};

enum case_word {
	CASE_PLATFORM,
	CASE_TEAM,
	CASE_TOPIC,
	CASE_STANCE,
	CASE_OWNER,
	CASE_CHANNEL,
	CASE_REASON,
	CASE_CHECKLIST, /* a JSON array of what is to be established */
	CASE_MISSING,   /* and of that what is not yet */
	CASE_ESCALATE,  /* a JSON array of "at" and "to" */
	CASE_WORDS
};

struct case_row {
	int64_t id;
	int64_t numbers[CASE_NUMBERS];
	int64_t milestones[CASE_MILESTONES];
	int64_t due[CASE_CLOCKS];
	struct span words[CASE_WORDS];
};

/* A case's id is its number, C-2026-000123 or of a drill D-2026-000123, in digits. */
#define CASE_ID_YEAR INT64_C(10000000000)
#define CASE_ID_DRILL INT64_C(1000000000000000)

static inline bool case_is_drill(int64_t id)
{
	return id >= CASE_ID_DRILL;
}

#endif
