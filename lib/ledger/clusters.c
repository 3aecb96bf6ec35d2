#include "ledger/clusters.h"

#include "ledger/statement.h"

static int64_t column_time(sqlite3_stmt *statement, int column)
{
	return sqlite3_column_type(statement, column) == SQLITE_NULL
	    ? INT64_MIN
	    : sqlite3_column_int64(statement, column);
}

enum status clusters_load(struct ledger *ledger, bool together, int64_t most,
    cluster_row_taken *taken, void *state, struct fault *fault)
{
	sqlite3_stmt *select = NULL;
	bool got = true;
	enum status status = ledger_prepare(ledger,
	    "SELECT print, size, first, last, platform, id, words, crowd, met FROM"
	    " (SELECT rowid AS made, * FROM clusters WHERE together = ?1"
	    "  ORDER BY met DESC LIMIT ?2) ORDER BY made",
	    &select, fault);

	if (status != STATUS_OK)
		return status;
	sqlite3_bind_int(select, 1, together);
	sqlite3_bind_int64(select, 2, most);
	while (status == STATUS_OK && got) {
		status = statement_next(ledger, select, &got, fault);
		if (status == STATUS_OK && got)
			taken(state, &(struct cluster_row){
			    .print = sqlite3_column_int64(select, 0),
			    .size = sqlite3_column_int64(select, 1),
			    .first = column_time(select, 2),
			    .last = column_time(select, 3),
			    .platform = column_text(select, 4),
			    .id = column_text(select, 5),
			    .words = column_bytes(select, 6),
			    .crowd = column_bytes(select, 7),
			    .met = sqlite3_column_int64(select, 8)});
	}
	sqlite3_finalize(select);
	return status;
}

static void bind_time(sqlite3_stmt *statement, int column, int64_t when)
{
	if (when != INT64_MIN)
		sqlite3_bind_int64(statement, column, when);
	else
		sqlite3_bind_null(statement, column);
}

static enum status put(struct ledger *ledger, sqlite3_stmt *insert, const struct cluster_row *row,
    struct fault *fault)
{
	sqlite3_bind_int64(insert, 1, row->print);
	sqlite3_bind_int64(insert, 3, row->size);
	bind_time(insert, 4, row->first);
	bind_time(insert, 5, row->last);
	bind_words(insert, 6, row->platform);
	bind_words(insert, 7, row->id);
	bind_bytes(insert, 8, row->words);
	bind_bytes(insert, 9, row->crowd);
	return statement_run(ledger, insert, fault);
}

static enum status forget(
    struct ledger *ledger, bool together, int64_t most, struct fault *fault)
{
	sqlite3_stmt *delete = NULL;
	enum status status = ledger_prepare(ledger,
	    "DELETE FROM clusters WHERE together = ?1 AND met <= (SELECT met FROM clusters"
	    " WHERE together = ?1 ORDER BY met DESC LIMIT 1 OFFSET ?2)",
	    &delete, fault);

	if (status != STATUS_OK)
		return status;
	sqlite3_bind_int(delete, 1, together);
	sqlite3_bind_int64(delete, 2, most);
	status = statement_run(ledger, delete, fault);
	sqlite3_finalize(delete);
	return status;
}

enum status clusters_save(struct ledger *ledger, bool together, int64_t most,
    cluster_row_given *given, void *state, struct fault *fault)
{
	sqlite3_stmt *insert = NULL;
	struct cluster_row row;
	int64_t met = 0;
	enum status status =
	    ledger_ask(ledger, "SELECT ifnull(max(met), 0) FROM clusters", &met, fault);

	if (status == STATUS_OK)
		status = ledger_prepare(ledger,
		    "INSERT INTO clusters (print, together, met, size, first, last, platform, id,"
		    " words, crowd) VALUES (?1, ?10, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
		    " ON CONFLICT (print, together) DO UPDATE SET met = ?2, size = size + ?3,"
		    " first = ifnull(min(first, ?4), ifnull(first, ?4)),"
		    " last = ifnull(max(last, ?5), ifnull(last, ?5)), crowd = ?9",
		    &insert, fault);
	while (status == STATUS_OK && given(state, &row)) {
		sqlite3_bind_int64(insert, 2, met + row.met);
		sqlite3_bind_int(insert, 10, together);
		status = put(ledger, insert, &row, fault);
	}
	sqlite3_finalize(insert);
	return status == STATUS_OK ? forget(ledger, together, most, fault) : status;
}
