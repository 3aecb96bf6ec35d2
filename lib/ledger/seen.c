#include "ledger/seen.h"

#include <sqlite3.h>
#include <stdlib.h>

#include "base/mem.h"

/* Rows of seen_lately that are worth a walk through seen_before. */
enum { WORTH_MOVING = 1 << 17 };

struct seen {
	struct ledger *ledger;
	sqlite3_stmt *add;
	int64_t lately; /* rows there, but for those of other processes */
};

enum status seen_open(struct seen **seen, struct ledger *ledger, struct fault *fault)
{
	struct seen *new = mem_new(1, sizeof *new);
	enum status status = ledger_prepare(ledger,
	    "INSERT INTO seen_lately SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS (SELECT 1 FROM"
	    " seen_before WHERE platform = ?1 AND id = ?2 AND version = ?3)"
	    " ON CONFLICT DO NOTHING",
	    &new->add, fault);

	new->ledger = ledger;
	if (status == STATUS_OK)
		status = ledger_ask(
		    ledger, "SELECT count(*) FROM seen_lately", &new->lately, fault);
	if (status != STATUS_OK) {
		seen_free(new);
		return status;
	}
	*seen = new;
	return STATUS_OK;
}

void seen_free(struct seen *seen)
{
	if (seen == NULL)
		return;
	sqlite3_finalize(seen->add);
	free(seen);
}

/* The texts outlive the step. */
static void bind(sqlite3_stmt *statement, int column, struct span text)
{
	sqlite3_bind_text64(statement, column, text.at != NULL ? text.at : "", text.len,
	    SQLITE_STATIC, SQLITE_UTF8);
}

enum status seen_add(struct seen *seen, const struct seen_post *post, int64_t at, bool *is_new,
    struct fault *fault)
{
	bind(seen->add, 1, post->platform);
	bind(seen->add, 2, post->id);
	bind(seen->add, 3, post->version);
	sqlite3_bind_int64(seen->add, 4, at);
	sqlite3_step(seen->add);
	*is_new = sqlite3_changes(sqlite3_db_handle(seen->add)) > 0;
	if (sqlite3_reset(seen->add) != SQLITE_OK)
		return ledger_fault(seen->ledger, fault);
	seen->lately += *is_new;
	return STATUS_OK;
}

enum status seen_settle(struct seen *seen, struct fault *fault)
{
	if (seen->lately < WORTH_MOVING)
		return STATUS_OK;
	seen->lately = 0;
	return ledger_run(seen->ledger,
	    "INSERT OR IGNORE INTO seen_before SELECT * FROM seen_lately; DELETE FROM seen_lately", fault);
}
