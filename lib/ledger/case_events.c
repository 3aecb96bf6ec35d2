#include "ledger/case_events.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ledger/statement.h"

#define COLUMNS "seq, case_id, at, entered, actor, verb, body, private, sealed, hash"

enum event_statement { LAST, ADD, PURGE, FIRST_WALK };
enum { WALKS = WALK_TOLD + 1, STATEMENTS = FIRST_WALK + WALKS };

static const char *const sql[STATEMENTS] = {
    [LAST] = "SELECT seq, hash FROM case_events ORDER BY seq DESC LIMIT 1",
    [ADD] = "INSERT INTO case_events (" COLUMNS ") VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)",
    [PURGE] = "UPDATE case_events SET private = '', sealed = ?2 WHERE seq = ?1",
    [FIRST_WALK + WALK_ALL] = "SELECT " COLUMNS " FROM case_events ORDER BY seq",
    [FIRST_WALK + WALK_CASES] = "SELECT " COLUMNS " FROM case_events ORDER BY case_id, seq",
    [FIRST_WALK + WALK_ONE] =
        "SELECT " COLUMNS " FROM case_events WHERE case_id IS ?1 ORDER BY seq",
    [FIRST_WALK + WALK_ONE_BACK] =
        "SELECT " COLUMNS " FROM case_events WHERE case_id IS ?1 ORDER BY seq DESC",
    [FIRST_WALK + WALK_TOLD] = "SELECT " COLUMNS
        " FROM case_events WHERE case_id = ?1 AND " CASE_EVENTS_TOLD " ORDER BY seq",
};

struct case_events {
	struct ledger *ledger;
	sqlite3_stmt *statements[STATEMENTS];
	int64_t last;
	struct digest hash; /* of the last */
};

enum status case_events_open(
    struct case_events **events, struct ledger *ledger, struct fault *fault)
{
	struct case_events *new = mem_new(1, sizeof *new);
	enum status status = statements_prepare(ledger, sql, STATEMENTS, new->statements, fault);

	new->ledger = ledger;
	if (status != STATUS_OK) {
		case_events_free(new);
		return status;
	}
	*events = new;
	return STATUS_OK;
}

void case_events_free(struct case_events *events)
{
	if (events == NULL)
		return;
	statements_finalize(events->statements, STATEMENTS);
	free(events);
}

/* What is no digest is all zeros, and will not fit. */
static struct digest column_digest(sqlite3_stmt *statement, int column)
{
	struct span bytes = column_bytes(statement, column);
	struct digest digest = {{0}};

	if (bytes.len == sizeof digest.at)
		memcpy(digest.at, bytes.at, bytes.len);
	return digest;
}

enum status case_events_begin(struct case_events *events, struct fault *fault)
{
	sqlite3_stmt *statement = events->statements[LAST];
	bool got;
	enum status status = statement_next(events->ledger, statement, &got, fault);

	events->last = 0;
	events->hash = (struct digest){{0}};
	if (got) {
		events->last = sqlite3_column_int64(statement, 0);
		events->hash = column_digest(statement, 1);
		sqlite3_reset(statement);
	}
	return status;
}

static struct span bytes_of(int64_t number, unsigned char bytes[8])
{
	for (size_t i = 0; i < 8; i++)
		bytes[i] = (unsigned char)((uint64_t)number >> (8 * i));
	return (struct span){(const char *)bytes, 8};
}

struct digest case_event_hash(const struct digest *before, const struct case_event *event)
{
	unsigned char numbers[4][8];
	struct digest seal = event->sealed ? event->seal : digest_text(event->private);
	struct span parts[] = {
	    before != NULL ? digest_span(before) : (struct span){"", 0},
	    bytes_of(event->seq, numbers[0]),
	    bytes_of(event->case_id, numbers[1]),
	    bytes_of(event->at, numbers[2]),
	    bytes_of(event->entered, numbers[3]),
	    event->actor,
	    event->verb,
	    event->body,
	    digest_span(&seal),
	};

	return digest_texts(parts, sizeof parts / sizeof *parts);
}

static enum status put(
    struct case_events *events, const struct case_event *event, struct fault *fault)
{
	sqlite3_stmt *statement = events->statements[ADD];

	sqlite3_bind_int64(statement, 1, event->seq);
	bind_number(statement, 2, event->case_id);
	sqlite3_bind_int64(statement, 3, event->at);
	sqlite3_bind_int64(statement, 4, event->entered);
	bind_text(statement, 5, event->actor);
	bind_text(statement, 6, event->verb);
	bind_text(statement, 7, event->body);
	bind_text(statement, 8, event->private);
	if (event->sealed)
		bind_bytes(statement, 9, digest_span(&event->seal));
	else
		sqlite3_bind_null(statement, 9);
	bind_bytes(statement, 10, digest_span(&event->hash));
	events->last = event->seq;
	events->hash = event->hash;
	return statement_run(events->ledger, statement, fault);
}

static struct digest next_hash(const struct case_events *events, const struct case_event *event)
{
	return case_event_hash(events->last > 0 ? &events->hash : NULL, event);
}

enum status case_events_add(
    struct case_events *events, struct case_event *event, struct fault *fault)
{
	event->seq = events->last + 1;
	event->hash = next_hash(events, event);
	return put(events, event, fault);
}

enum status case_events_restore(
    struct case_events *events, const struct case_event *event, struct fault *fault)
{
	struct digest hash = next_hash(events, event);

	if (event->seq != events->last + 1)
		return fault_set(fault, STATUS_REJECTED, "event %lld where %lld comes next",
		    (long long)event->seq, (long long)events->last + 1);
	if (memcmp(hash.at, event->hash.at, sizeof hash.at) != 0)
		return fault_set(fault, STATUS_REJECTED,
		    "event %lld is not what was written: its hash differs", (long long)event->seq);
	return put(events, event, fault);
}

void case_events_walk(struct case_events *events, enum case_walk walk, int64_t case_id)
{
	sqlite3_stmt *statement = events->statements[FIRST_WALK + (int)walk];

	sqlite3_reset(statement);
	if (walk >= WALK_ONE)
		bind_number(statement, 1, case_id);
}

enum status case_events_next(struct case_events *events, enum case_walk walk,
    struct case_event *event, bool *got, struct fault *fault)
{
	sqlite3_stmt *statement = events->statements[FIRST_WALK + (int)walk];
	enum status status = statement_next(events->ledger, statement, got, fault);

	if (!*got)
		return status;
	*event = (struct case_event){
	    .seq = sqlite3_column_int64(statement, 0),
	    .case_id = sqlite3_column_int64(statement, 1),
	    .at = sqlite3_column_int64(statement, 2),
	    .entered = sqlite3_column_int64(statement, 3),
	    .actor = column_text(statement, 4),
	    .verb = column_text(statement, 5),
	    .body = column_text(statement, 6),
	    .private = column_text(statement, 7),
	    .sealed = sqlite3_column_type(statement, 8) != SQLITE_NULL,
	    .seal = column_digest(statement, 8),
	    .hash = column_digest(statement, 9),
	};
	return status;
}

enum status case_events_shred(struct case_events *events, struct fault *fault)
{
	return ledger_run(events->ledger, "PRAGMA secure_delete=ON", fault);
}

enum status case_events_purge(
    struct case_events *events, int64_t case_id, int64_t *purged, struct fault *fault)
{
	sqlite3_stmt *statement = events->statements[PURGE];
	enum status status = STATUS_OK;
	bool got = true;

	*purged = 0;
	case_events_walk(events, WALK_ONE, case_id);
	while (status == STATUS_OK && got) {
		struct case_event event;
		struct digest seal;

		status = case_events_next(events, WALK_ONE, &event, &got, fault);
		if (!got || event.sealed)
			continue;
		seal = digest_text(event.private);
		sqlite3_bind_int64(statement, 1, event.seq);
		bind_bytes(statement, 2, digest_span(&seal));
		status = statement_run(events->ledger, statement, fault);
		++*purged;
	}
	return status;
}
