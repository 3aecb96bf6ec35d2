#include "ledger/ledger.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "ledger/schema.h"

enum { LONGEST_NAP = 20, UNTIL_NOTICE = 1000 }; /* milliseconds */

struct ledger {
	sqlite3 *db;
	char *path;
	struct ledger_patience patience;
	int64_t waited; /* milliseconds, for the lock at hand */
};

/* Faults ---------------------------------------------------------------------------------- */

enum status ledger_fault(struct ledger *ledger, struct fault *fault)
{
	const char *why = sqlite3_errmsg(ledger->db);
	int code = sqlite3_errcode(ledger->db), number = sqlite3_system_errno(ledger->db);

	if (code == SQLITE_BUSY)
		return fault_set(fault, STATUS_IO,
		    "another program has the ledger %s locked; waited %lld s (--wait)",
		    ledger->path, (long long)ledger->patience.seconds);
	if (code == SQLITE_NOTADB)
		return fault_set(fault, STATUS_IO, "%s is no ledger of crisis", ledger->path);
	if ((code == SQLITE_IOERR || code == SQLITE_CANTOPEN) && number != 0)
		why = strerror(number);
	return fault_set(fault, STATUS_IO, "ledger %s: %s", ledger->path, why);
}

/* SQLite's busy handler; tries counts from 0 for each lock. Naps stay short: the other process
 * may let go only for moments. */
static int wait_turn(void *state, int tries)
{
	struct ledger *ledger = state;
	int64_t nap = tries < LONGEST_NAP ? tries + 1 : LONGEST_NAP;
	int64_t before = tries == 0 ? 0 : ledger->waited;
	struct fault words = {0};

	if (before >= ledger->patience.seconds * 1000)
		return 0;
	nanosleep(&(struct timespec){.tv_nsec = (long)nap * 1000000}, NULL);
	ledger->waited = before + nap;
	if (before < UNTIL_NOTICE && ledger->waited >= UNTIL_NOTICE) {
		fault_set(&words, STATUS_OK, "waiting for the ledger %s, which another program has locked",
		    ledger->path);
		ledger->patience.notice(ledger->patience.state, &words);
	}
	return 1;
}

/* Statements ------------------------------------------------------------------------------ */

enum status ledger_run(struct ledger *ledger, const char *sql, struct fault *fault)
{
	if (sqlite3_exec(ledger->db, sql, NULL, NULL, NULL) == SQLITE_OK)
		return STATUS_OK;
	return ledger_fault(ledger, fault);
}

enum status ledger_prepare(struct ledger *ledger, const char *sql, struct sqlite3_stmt **statement,
    struct fault *fault)
{
	if (sqlite3_prepare_v3(ledger->db, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL) ==
	    SQLITE_OK)
		return STATUS_OK;
	return ledger_fault(ledger, fault);
}

enum status ledger_ask(
    struct ledger *ledger, const char *sql, int64_t *answer, struct fault *fault)
{
	sqlite3_stmt *statement = NULL;
	enum status status = ledger_prepare(ledger, sql, &statement, fault);

	if (status == STATUS_OK && sqlite3_step(statement) != SQLITE_ROW)
		status = ledger_fault(ledger, fault);
	if (status == STATUS_OK)
		*answer = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	return status;
}

enum status ledger_spread(struct ledger *ledger, struct fault *fault)
{
	return ledger_run(ledger, "PRAGMA cache_size=-131072", fault);
}

enum status ledger_begin(struct ledger *ledger, struct fault *fault)
{
	return ledger_run(ledger, "BEGIN IMMEDIATE", fault);
}

enum status ledger_look(struct ledger *ledger, struct fault *fault)
{
	return ledger_run(ledger, "BEGIN", fault);
}

enum status ledger_commit(struct ledger *ledger, struct fault *fault)
{
	return ledger_run(ledger, "COMMIT", fault);
}

/* Opening --------------------------------------------------------------------------------- */

static int64_t newest_version(void)
{
	int64_t version = 0;

	while (schema_steps[version] != NULL)
		version++;
	return version;
}

/* Reads what the file is; *version is 0 when it is empty. Nothing is written. */
static enum status look(struct ledger *ledger, int64_t *version, struct fault *fault)
{
	int64_t application = 0, things = 0;
	enum status status = ledger_ask(ledger, "PRAGMA application_id", &application, fault);

	if (status == STATUS_OK)
		status = ledger_ask(ledger, "PRAGMA user_version", version, fault);
	if (status == STATUS_OK)
		status = ledger_ask(ledger, "SELECT count(*) FROM sqlite_master", &things, fault);
	if (status != STATUS_OK)
		return status;
	if (application == 0 && *version == 0 && things == 0)
		return STATUS_OK;
	if (application != SCHEMA_APPLICATION)
		return fault_set(fault, STATUS_IO, "%s is no ledger of crisis", ledger->path);
	if (*version > newest_version())
		return fault_set(fault, STATUS_IO,
		    "the ledger %s was written by a newer crisis: its version is %lld, and %lld the "
		    "newest known here",
		    ledger->path, (long long)*version, (long long)newest_version());
	return STATUS_OK;
}

/* The same as it is at one moment: another process may be making the file. */
static enum status look_at_once(struct ledger *ledger, int64_t *version, struct fault *fault)
{
	enum status status = ledger_run(ledger, "BEGIN", fault);

	if (status == STATUS_OK)
		status = look(ledger, version, fault);
	return status == STATUS_OK ? ledger_run(ledger, "COMMIT", fault) : status;
}

/* Another process may do the same at the same time: the version is read again inside. */
static enum status migrate(struct ledger *ledger, struct fault *fault)
{
	int64_t version = 0;
	char mark[80];
	enum status status = ledger_begin(ledger, fault);

	if (status == STATUS_OK)
		status = look(ledger, &version, fault);
	for (; status == STATUS_OK && schema_steps[version] != NULL; version++)
		status = ledger_run(ledger, schema_steps[version], fault);
	sqlite3_snprintf(sizeof mark, mark, "PRAGMA application_id=%d; PRAGMA user_version=%lld",
	    (int)SCHEMA_APPLICATION, (long long)version);
	if (status == STATUS_OK)
		status = ledger_run(ledger, mark, fault);
	return status == STATUS_OK ? ledger_commit(ledger, fault) : status;
}

/* SQLite does not call the busy handler here. */
static enum status log_ahead(struct ledger *ledger, struct fault *fault)
{
	static const char mode[] = "SELECT journal_mode = 'wal' FROM pragma_journal_mode";
	int64_t is_wal = 0;
	int tries = 0, code;

	do
		code = sqlite3_exec(ledger->db, "PRAGMA journal_mode=WAL", NULL, NULL, NULL);
	while (code == SQLITE_BUSY && wait_turn(ledger, tries++));
	if (code != SQLITE_OK)
		return ledger_fault(ledger, fault);
	if (ledger_ask(ledger, mode, &is_wal, fault) != STATUS_OK)
		return STATUS_IO;
	return is_wal ? STATUS_OK
	              : fault_set(fault, STATUS_IO,
	                    "the ledger %s needs a drive of this machine, where programs can share "
	                    "memory",
	                    ledger->path);
}

/* Later on, no file is opened or deleted: the log stays, emptied at the end, and what SQLite sets
 * aside stays in memory. */
static enum status settle(struct ledger *ledger, struct fault *fault)
{
	static const char settings[] = "PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY;"
	                               "PRAGMA cache_size=-16384; PRAGMA wal_autocheckpoint=8192;"
	                               "PRAGMA journal_size_limit=67108864";
	int64_t version = 0;
	int keep = 1;
	enum status status = look_at_once(ledger, &version, fault);

	if (status == STATUS_OK)
		status = log_ahead(ledger, fault);
	if (status == STATUS_OK)
		status = ledger_run(ledger, settings, fault);
	if (status == STATUS_OK && version < newest_version())
		status = migrate(ledger, fault);
	if (status == STATUS_OK) {
		sqlite3_file_control(ledger->db, "main", SQLITE_FCNTL_PERSIST_WAL, &keep);
		sqlite3_db_config(ledger->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
	}
	return status;
}

/* Makes the file where there is none. Its whole name is used from here on: SQLite takes some
 * names, such as :memory:, for something else. */
static enum status find_file(struct ledger *ledger, const char *path, struct fault *fault)
{
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

	if (fd < 0)
		return fault_errno(fault, "cannot open the ledger %s", path);
	close(fd);
	ledger->path = realpath(path, NULL);
	if (ledger->path == NULL)
		return fault_errno(fault, "cannot open the ledger %s", path);
	return STATUS_OK;
}

enum status ledger_open(struct ledger **ledger, const char *path,
    const struct ledger_patience *patience, struct fault *fault)
{
	struct ledger *new = mem_new(1, sizeof *new);
	enum status status = find_file(new, path, fault);

	new->patience = *patience;
	if (status == STATUS_OK &&
	    sqlite3_open_v2(new->path, &new->db,
	        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
		status = ledger_fault(new, fault);
	if (status == STATUS_OK) {
		sqlite3_busy_handler(new->db, wait_turn, new);
		/* What turns out to be no ledger is left as it is. */
		sqlite3_db_config(new->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
		status = settle(new, fault);
	}
	if (status != STATUS_OK) {
		ledger_close(new);
		return status;
	}
	*ledger = new;
	return STATUS_OK;
}

void ledger_close(struct ledger *ledger)
{
	if (ledger == NULL)
		return;
	/* Nothing can be lost here any more: what counts is committed. */
	sqlite3_close(ledger->db);
	free(ledger->path);
	free(ledger);
}
