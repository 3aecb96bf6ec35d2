/*
 * The tables case_rows and case_due. All calls that write stand within a transaction.
 */
#ifndef LEDGER_CASES_H
#define LEDGER_CASES_H

#include "base/mem.h"
#include "base/status.h"
#include "ledger/case_row.h"
#include "ledger/ledger.h"

struct cases;

/* The ledger is borrowed and outlives what is new here; that goes to cases_free. */
enum status cases_open(struct cases **cases, struct ledger *ledger, struct fault *fault);
void cases_free(struct cases *cases);

/* The next number of a year. */
enum status cases_number(
    struct cases *cases, bool drill, int year, int64_t *id, struct fault *fault);

/* The words are the arena's. *found is false where there is no such case. */
enum status cases_load(struct cases *cases, int64_t id, struct arena *arena, struct case_row *row,
    bool *found, struct fault *fault);

/* before is what the ledger has of it now; NULL for a new case. */
enum status cases_store(struct cases *cases, const struct case_row *before,
    const struct case_row *row, struct fault *fault);

/* When the clock must be looked at, 0 where it does not run: while the customer's answer is waited
 * for only what was promised and what was given away still runs. */
int64_t case_row_due(const struct case_row *row, enum case_clock clock);

/* True where both tell the same. */
bool case_row_same(const struct case_row *a, const struct case_row *b);

/* What list asks for; empty and 0 is any. Bounds of time are of the opening. */
struct case_wish {
	int state; /* -1: any */
	int severity;
	struct span team, topic;
	int64_t since, until, most;
	bool drill;
};

/* Walks the cases in the order of their numbers, one row a call. */
void cases_each(struct cases *cases, const struct case_wish *wish);
enum status cases_next(struct cases *cases, struct arena *arena, struct case_row *row, bool *got,
    struct fault *fault);

/* A clock that runs. */
struct case_due {
	int64_t id, at;
	enum case_clock clock;
	int severity;
};

/* Walks the clocks of one severity that end from since to before until, soonest first. */
void cases_due(struct cases *cases, bool drill, int severity, int64_t since, int64_t until);
enum status cases_due_next(
    struct cases *cases, struct case_due *due, bool *got, struct fault *fault);

/* How many cases there are, how many clocks the table has, and the sum of their ends. */
struct cases_total {
	int64_t cases, clocks, ends;
};
enum status cases_count(struct cases *cases, struct cases_total *total, struct fault *fault);

#endif
