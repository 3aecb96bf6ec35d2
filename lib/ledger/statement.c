#include "ledger/statement.h"

enum status statement_run(struct ledger *ledger, sqlite3_stmt *statement, struct fault *fault)
{
	int code = sqlite3_step(statement);
	enum status status = STATUS_OK;

	if (code != SQLITE_DONE && code != SQLITE_ROW)
		status = ledger_fault(ledger, fault);
	sqlite3_reset(statement);
	return status;
}

enum status statement_next(
    struct ledger *ledger, sqlite3_stmt *statement, bool *got, struct fault *fault)
{
	int code = sqlite3_step(statement);
	enum status status = STATUS_OK;

	*got = code == SQLITE_ROW;
	if (code != SQLITE_DONE && code != SQLITE_ROW)
		status = ledger_fault(ledger, fault);
	if (!*got)
		sqlite3_reset(statement);
	return status;
}
