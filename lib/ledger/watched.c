#include "ledger/watched.h"

#include "ledger/statement.h"

const char schema_watched[] = "CREATE TABLE watched ("
                              "  feed TEXT NOT NULL,"
                              "  number INTEGER NOT NULL,"
                              "  key TEXT NOT NULL,"
                              "  drill INTEGER NOT NULL,"
                              "  state BLOB NOT NULL,"
                              "  PRIMARY KEY (feed, number)"
                              ");";

enum status watched_recall(struct ledger *ledger, struct span feed,
    enum status (*take)(void *state, const struct watched *watched, struct fault *fault),
    void *state, struct fault *fault)
{
	sqlite3_stmt *statement = NULL;
	bool got = true;
	enum status status = ledger_prepare(ledger,
	    "SELECT number, key, drill, state FROM watched WHERE feed = ? ORDER BY number",
	    &statement, fault);

	if (status == STATUS_OK)
		bind_text(statement, 1, feed);
	while (status == STATUS_OK) {
		struct watched watched;

		status = statement_next(ledger, statement, &got, fault);
		if (status != STATUS_OK || !got)
			break;
		watched = (struct watched){.number = sqlite3_column_int64(statement, 0),
		    .key = column_text(statement, 1),
		    .drill = sqlite3_column_int(statement, 2) != 0,
		    .state = column_bytes(statement, 3)};
		status = take(state, &watched, fault);
	}
	sqlite3_finalize(statement);
	return status;
}

enum status watched_forget(struct ledger *ledger, struct span feed, struct fault *fault)
{
	sqlite3_stmt *statement = NULL;
	enum status status = ledger_prepare(
	    ledger, "DELETE FROM watched WHERE feed = ?", &statement, fault);

	if (status == STATUS_OK) {
		bind_text(statement, 1, feed);
		status = statement_run(ledger, statement, fault);
	}
	sqlite3_finalize(statement);
	return status;
}

enum status watched_keep(struct ledger *ledger, struct span feed, const struct watched *watched,
    struct fault *fault)
{
	sqlite3_stmt *statement = NULL;
	enum status status = ledger_prepare(
	    ledger, "INSERT INTO watched VALUES (?, ?, ?, ?, ?)", &statement, fault);

	if (status == STATUS_OK) {
		bind_text(statement, 1, feed);
		sqlite3_bind_int64(statement, 2, watched->number);
		bind_text(statement, 3, watched->key);
		sqlite3_bind_int(statement, 4, watched->drill);
		bind_bytes(statement, 5, watched->state);
		status = statement_run(ledger, statement, fault);
	}
	sqlite3_finalize(statement);
	return status;
}
