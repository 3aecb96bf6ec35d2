#include "ledger/case_keys.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "ledger/digest.h"
#include "ledger/statement.h"

/* Rows of case_keys_lately that are worth a walk through case_keys_before. */
enum { WORTH_MOVING = 1 << 18 };

enum key_statement { FIND_LATELY, FIND_BEFORE, PUT, EACH, STATEMENTS };

static const char *const sql[STATEMENTS] = {
    [FIND_LATELY] = "SELECT case_id, mark FROM case_keys_lately WHERE key = ?1",
    [FIND_BEFORE] = "SELECT case_id, mark FROM case_keys_before WHERE key = ?1",
    [PUT] = "INSERT OR REPLACE INTO case_keys_lately VALUES (?1, ?2, ?3)",
    [EACH] = "SELECT key, case_id, mark FROM case_keys_lately UNION ALL"
             " SELECT key, case_id, mark FROM case_keys_before"
             " WHERE key NOT IN (SELECT key FROM case_keys_lately) ORDER BY key",
};

struct case_keys {
	struct ledger *ledger;
	sqlite3_stmt *statements[STATEMENTS];
	int64_t lately; /* rows there, but for those of other processes; -1: not counted yet */
	bool added;     /* since the last commit */
};

/* No text of JSON holds a NUL byte. */
struct case_key case_key_of(bool drill, const char *kind, struct span platform, struct span id)
{
	struct buf words = {0};
	struct digest digest;
	struct case_key key;

	buf_char(&words, drill ? 'D' : 'C');
	buf_add(&words, kind, strlen(kind) + 1);
	buf_add(&words, platform.at, platform.len);
	buf_char(&words, '\0');
	buf_add(&words, id.at, id.len);
	digest = digest_text((struct span){words.at, words.len});
	buf_free(&words);
	memcpy(key.at, digest.at, sizeof key.at);
	return key;
}

/* A key is the first half of a digest. */
void case_key_write(const struct case_key *key, char out[2 * CASE_KEY_SIZE + 1])
{
	struct digest digest = {{0}};
	char hex[DIGEST_HEX];

	memcpy(digest.at, key->at, sizeof key->at);
	digest_write(&digest, hex);
	memcpy(out, hex, sizeof key->at * 2);
	out[sizeof key->at * 2] = '\0';
}

bool case_key_read(struct span text, struct case_key *key)
{
	char hex[DIGEST_HEX];
	struct digest digest;

	if (text.len != 2 * (size_t)CASE_KEY_SIZE)
		return false;
	memcpy(hex, text.at, text.len);
	memcpy(hex + text.len, text.at, text.len);
	if (!digest_read((struct span){hex, 2 * text.len}, &digest))
		return false;
	memcpy(key->at, digest.at, sizeof key->at);
	return true;
}

enum status case_keys_open(struct case_keys **keys, struct ledger *ledger, struct fault *fault)
{
	struct case_keys *new = mem_new(1, sizeof *new);
	enum status status = statements_prepare(ledger, sql, STATEMENTS, new->statements, fault);

	new->ledger = ledger;
	new->lately = -1;
	if (status != STATUS_OK) {
		case_keys_free(new);
		return status;
	}
	*keys = new;
	return STATUS_OK;
}

void case_keys_free(struct case_keys *keys)
{
	if (keys == NULL)
		return;
	statements_finalize(keys->statements, STATEMENTS);
	free(keys);
}

static struct span key_span(const struct case_key *key)
{
	return (struct span){(const char *)key->at, sizeof key->at};
}

static enum status find_in(struct case_keys *keys, enum key_statement which,
    const struct case_key *key, int64_t *case_id, int64_t *mark, struct fault *fault)
{
	sqlite3_stmt *statement = keys->statements[which];
	bool got;
	enum status status;

	bind_bytes(statement, 1, key_span(key));
	status = statement_next(keys->ledger, statement, &got, fault);
	if (got) {
		*case_id = sqlite3_column_int64(statement, 0);
		*mark = sqlite3_column_int64(statement, 1);
		sqlite3_reset(statement);
	}
	return status;
}

enum status case_keys_find(struct case_keys *keys, const struct case_key *key, int64_t *case_id,
    int64_t *mark, struct fault *fault)
{
	enum status status;

	*case_id = *mark = 0;
	status = find_in(keys, FIND_LATELY, key, case_id, mark, fault);
	if (status == STATUS_OK && *case_id == 0)
		status = find_in(keys, FIND_BEFORE, key, case_id, mark, fault);
	return status;
}

enum status case_keys_put(struct case_keys *keys, const struct case_key *key, int64_t case_id,
    int64_t mark, struct fault *fault)
{
	sqlite3_stmt *statement = keys->statements[PUT];

	bind_bytes(statement, 1, key_span(key));
	sqlite3_bind_int64(statement, 2, case_id);
	sqlite3_bind_int64(statement, 3, mark);
	keys->lately += keys->lately >= 0;
	keys->added = true;
	return statement_run(keys->ledger, statement, fault);
}

/* To count takes as long as a hundred verbs: those that add no key go without. */
enum status case_keys_settle(struct case_keys *keys, struct fault *fault)
{
	enum status status = STATUS_OK;

	if (!keys->added)
		return STATUS_OK;
	keys->added = false;
	if (keys->lately < 0)
		status = ledger_ask(keys->ledger, "SELECT count(*) FROM case_keys_lately",
		    &keys->lately, fault);
	if (status != STATUS_OK || keys->lately < WORTH_MOVING)
		return status;
	keys->lately = 0;
	return ledger_run(keys->ledger,
	    "INSERT OR REPLACE INTO case_keys_before SELECT * FROM case_keys_lately;"
	    " DELETE FROM case_keys_lately",
	    fault);
}

enum status case_keys_purge(struct case_keys *keys, struct fault *fault)
{
	return ledger_run(keys->ledger,
	    "DELETE FROM case_keys_lately WHERE case_id IN"
	    " (SELECT case_id FROM case_events WHERE sealed IS NOT NULL);"
	    "DELETE FROM case_keys_before WHERE case_id IN"
	    " (SELECT case_id FROM case_events WHERE sealed IS NOT NULL)",
	    fault);
}

enum status case_keys_next(struct case_keys *keys, struct case_key *key, int64_t *case_id,
    int64_t *mark, bool *got, struct fault *fault)
{
	sqlite3_stmt *statement = keys->statements[EACH];
	enum status status = statement_next(keys->ledger, statement, got, fault);
	struct span bytes;

	if (!*got)
		return status;
	bytes = column_bytes(statement, 0);
	memset(key->at, 0, sizeof key->at);
	memcpy(key->at, bytes.at, bytes.len < sizeof key->at ? bytes.len : sizeof key->at);
	*case_id = sqlite3_column_int64(statement, 1);
	*mark = sqlite3_column_int64(statement, 2);
	return status;
}
