/*
 * The ledger: one SQLite file that holds what is remembered between runs. man/crisis-ledger.5
 * documents it. It is opened before the sandbox is entered; no other file is opened later.
 *
 * Several processes may have it open and write to it, each in its turn: a transaction that finds
 * the ledger locked waits. What is committed has reached the disk.
 */
#ifndef LEDGER_LEDGER_H
#define LEDGER_LEDGER_H

#include <stdint.h>

#include "base/status.h"

struct ledger;
struct sqlite3_stmt;

/* Told once, after a second of waiting for another process; the fault is no failure. */
typedef void ledger_notice(const void *state, const struct fault *fault);

/* How long to wait for other processes, in seconds, and who hears of it; state is borrowed. */
struct ledger_patience {
	int64_t seconds;
	ledger_notice *notice;
	const void *state;
};

/*
 * Opens the file, or makes it, readable by its owner only. STATUS_IO, with a plain sentence, when
 * it cannot be had, is something else, or was written by a newer version. The ledger is new and
 * goes to ledger_close.
 */
enum status ledger_open(struct ledger **ledger, const char *path,
    const struct ledger_patience *patience, struct fault *fault);

/* A transaction that is not committed is undone. */
void ledger_close(struct ledger *ledger);

/* For those who go through much of it: more memory, 128 MiB at most. */
enum status ledger_spread(struct ledger *ledger, struct fault *fault);

/* From ledger_begin to ledger_commit no other process writes. */
enum status ledger_begin(struct ledger *ledger, struct fault *fault);
/* From here to ledger_commit all that is read is of one moment; nothing is written. */
enum status ledger_look(struct ledger *ledger, struct fault *fault);
enum status ledger_commit(struct ledger *ledger, struct fault *fault);

/* For the rooms of the ledger: statements to run, a new one to run often, the number that a
 * query answers, and what SQLite just complained of. */
enum status ledger_run(struct ledger *ledger, const char *sql, struct fault *fault);
enum status ledger_prepare(struct ledger *ledger, const char *sql, struct sqlite3_stmt **statement,
    struct fault *fault);
enum status ledger_ask(
    struct ledger *ledger, const char *sql, int64_t *answer, struct fault *fault);
enum status ledger_fault(struct ledger *ledger, struct fault *fault);

#endif
