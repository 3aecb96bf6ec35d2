/*
 * The ledger as cases use it: one transaction at a time, in which events are added and the rows
 * follow. A book's ledger, statements and memory are its own; book_open's is new and goes to
 * book_close, which undoes what was not committed.
 */
#ifndef CASE_BOOK_H
#define CASE_BOOK_H

#include "base/buf.h"
#include "base/mem.h"
#include "ledger/case_change.h"
#include "ledger/case_events.h"
#include "ledger/case_keys.h"
#include "ledger/cases.h"
#include "ledger/ledger.h"

struct book {
	struct ledger *ledger;
	struct cases *cases;
	struct case_events *events;
	struct case_keys *keys;
	int64_t now;
	bool begun;
	struct arena arena; /* of rows; book_begin resets it */
	struct buf body;
	struct told *told; /* told.h; NULL until it is asked for */
};

/* Where the ledger lies: path, or the default where it is NULL. */
enum status book_open(struct book *book, const char *path, const struct ledger_patience *patience,
    int64_t now, struct fault *fault);
void book_close(struct book *book);

enum status book_begin(struct book *book, struct fault *fault);
enum status book_commit(struct book *book, struct fault *fault);

/* Takes the next number of the year and fills an empty row. */
enum status book_new(struct book *book, bool drill, struct case_row *row, struct fault *fault);

/* STATUS_REJECTED, with its number, where there is no such case. Of a case that was merged the row
 * is the one that it was merged into, where follow is set. */
enum status book_load(
    struct book *book, int64_t id, bool follow, struct case_row *row, struct fault *fault);

/* Adds an event to the case, or with row NULL to the ledger as a whole, and has the row follow.
 * actor did it at change->at; private is a JSON object. */
enum status book_add(struct book *book, struct case_row *row, const struct change *change,
    struct span actor, struct span private, struct fault *fault);

/* Adds an event as it was exported, and has its case's row follow. STATUS_REJECTED where it does
 * not fit behind the last. */
enum status book_restore(struct book *book, const struct case_event *event, struct fault *fault);

/* What an event changes. STATUS_REJECTED where it cannot be read; record is the caller's, and what
 * the change borrows from. */
enum status book_change(const struct case_event *event, struct record *record,
    struct change *change, struct fault *fault);

#endif
