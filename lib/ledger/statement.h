/*
 * What the rooms of the ledger say to SQLite, in few words. Text that is bound must outlive the
 * step; what columns give is borrowed until the next step or reset.
 */
#ifndef LEDGER_STATEMENT_H
#define LEDGER_STATEMENT_H

#include <sqlite3.h>
#include <stdint.h>

#include "base/span.h"
#include "ledger/ledger.h"

static inline void bind_text(sqlite3_stmt *statement, int column, struct span text)
{
	sqlite3_bind_text64(statement, column, text.at != NULL ? text.at : "", text.len,
	    SQLITE_STATIC, SQLITE_UTF8);
}

/* Empty text is NULL. */
static inline void bind_words(sqlite3_stmt *statement, int column, struct span text)
{
	if (text.len > 0)
		bind_text(statement, column, text);
	else
		sqlite3_bind_null(statement, column);
}

static inline void bind_bytes(sqlite3_stmt *statement, int column, struct span bytes)
{
	sqlite3_bind_blob64(statement, column, bytes.at, bytes.len, SQLITE_STATIC);
}

/* 0 is NULL. */
static inline void bind_number(sqlite3_stmt *statement, int column, int64_t number)
{
	if (number != 0)
		sqlite3_bind_int64(statement, column, number);
	else
		sqlite3_bind_null(statement, column);
}

static inline struct span column_text(sqlite3_stmt *statement, int column)
{
	const char *at = (const char *)sqlite3_column_text(statement, column);

	return (struct span){at, at != NULL ? (size_t)sqlite3_column_bytes(statement, column) : 0};
}

static inline struct span column_bytes(sqlite3_stmt *statement, int column)
{
	const char *at = sqlite3_column_blob(statement, column);

	return (struct span){at, at != NULL ? (size_t)sqlite3_column_bytes(statement, column) : 0};
}

/* Prepares count statements, one for each text, to run often. Those that were prepared before a
 * failure are there too; the others must be NULL before. */
enum status statements_prepare(struct ledger *ledger, const char *const sql[], size_t count,
    sqlite3_stmt *statements[], struct fault *fault);
void statements_finalize(sqlite3_stmt *statements[], size_t count);

/* Runs a statement that gives no rows, and makes it ready for the next run. */
enum status statement_run(
    struct ledger *ledger, sqlite3_stmt *statement, struct fault *fault);

/* Goes to the next row; *got is false behind the last, and the statement is ready again. */
enum status statement_next(
    struct ledger *ledger, sqlite3_stmt *statement, bool *got, struct fault *fault);

#endif
