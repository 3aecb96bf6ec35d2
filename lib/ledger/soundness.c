#include "ledger/soundness.h"

#include "ledger/statement.h"

/* The first row of a check; *text is borrowed until the statement is finalized. */
static enum status first_row(struct ledger *ledger, const char *sql, sqlite3_stmt **statement,
    bool *got, struct fault *fault)
{
	enum status status = ledger_prepare(ledger, sql, statement, fault);

	return status == STATUS_OK ? statement_next(ledger, *statement, got, fault) : status;
}

enum status ledger_sound(struct ledger *ledger, struct fault *fault)
{
	sqlite3_stmt *statement = NULL;
	bool got = false;
	enum status status = first_row(ledger, "PRAGMA quick_check(1)", &statement, &got, fault);

	if (status == STATUS_OK && got && !span_is(column_text(statement, 0), "ok"))
		status = fault_set(
		    fault, STATUS_REJECTED, "the file: %s", column_text(statement, 0).at);
	sqlite3_finalize(statement);
	statement = NULL;
	if (status != STATUS_OK)
		return status;
	status = first_row(ledger, "PRAGMA foreign_key_check", &statement, &got, fault);
	if (status == STATUS_OK && got)
		status = fault_set(fault, STATUS_REJECTED,
		    "row %lld of %s refers to one of %s that is not there",
		    (long long)sqlite3_column_int64(statement, 1), column_text(statement, 0).at,
		    column_text(statement, 2).at);
	sqlite3_finalize(statement);
	return status;
}
