#include "ledger/statement.h"

enum status statements_prepare(struct ledger *ledger, const char *const sql[], size_t count,
    sqlite3_stmt *statements[], struct fault *fault)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < count; i++)
		status = ledger_prepare(ledger, sql[i], &statements[i], fault);
	return status;
}

void statements_finalize(sqlite3_stmt *statements[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		sqlite3_finalize(statements[i]);
}

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
