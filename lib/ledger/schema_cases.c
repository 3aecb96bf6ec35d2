/*
 * The tables and views of cases. The events are the truth, chained by hash; all else follows from
 * them and is kept in the same transaction. man/crisis-ledger.5 documents the views.
 */
#include "ledger/case_events.h"
#include "ledger/schema.h"

#define NUMBER_OF(id)                                                                              \
	"CASE WHEN " id " IS NOT NULL THEN format('%s-%d-%06d', CASE WHEN " id                     \
	" >= 1000000000000000 THEN 'D' ELSE 'C' END, " id                                          \
	" % 1000000000000000 / 10000000000, " id " % 10000000000) END"
#define MILESTONE(name, column)                                                                    \
	"SELECT " NUMBER_OF("id") " AS number, '" name "' AS milestone, " column " AS at, id"      \
	" FROM case_rows WHERE " column " IS NOT NULL"

const char schema_cases[] =
    "CREATE TABLE case_rows ("
    "  id INTEGER PRIMARY KEY,"
    "  state INTEGER, severity INTEGER, priority INTEGER, posts INTEGER, rating INTEGER,"
    "  expires INTEGER, waiting_since INTEGER,"
    "  merged_into INTEGER REFERENCES case_rows (id),"
    "  last_event INTEGER REFERENCES case_events (seq), last_at INTEGER,"
    "  posted_at INTEGER, opened_at INTEGER, acknowledged_at INTEGER, offline_at INTEGER,"
    "  investigating_at INTEGER, answered_at INTEGER, solved_at INTEGER, resolved_at INTEGER,"
    "  followed_up_at INTEGER, closed_at INTEGER, reopened_at INTEGER, watched_at INTEGER,"
    "  acknowledge_by INTEGER, answer_by INTEGER, resolve_by INTEGER, update_by INTEGER,"
    "  return_by INTEGER, follow_up_by INTEGER,"
    "  platform TEXT, team TEXT, topic TEXT, stance TEXT, owner TEXT, channel TEXT, reason TEXT,"
    "  checklist TEXT, missing TEXT, escalate TEXT"
    ");"
    /* sealed is the digest of what was purged from private. */
    "CREATE TABLE case_events ("
    "  seq INTEGER PRIMARY KEY,"
    "  case_id INTEGER REFERENCES case_rows (id),"
    "  at INTEGER NOT NULL, entered INTEGER NOT NULL,"
    "  actor TEXT NOT NULL, verb TEXT NOT NULL, body TEXT NOT NULL,"
    "  private TEXT NOT NULL, sealed BLOB, hash BLOB NOT NULL"
    ");"
    "CREATE INDEX case_events_of ON case_events (case_id);"
    "CREATE TABLE case_due ("
    "  drill INTEGER NOT NULL, rank INTEGER NOT NULL, at INTEGER NOT NULL,"
    "  case_id INTEGER NOT NULL REFERENCES case_rows (id), clock INTEGER NOT NULL,"
    "  PRIMARY KEY (drill, rank, at, case_id, clock)"
    ") WITHOUT ROWID;"
    /* As with the seen posts: digests come in no order, so that new ones wait in a small table
     * until there are enough to be worth a walk through the large one. */
    "CREATE TABLE case_keys_lately ("
    "  key BLOB PRIMARY KEY, case_id INTEGER NOT NULL REFERENCES case_rows (id),"
    "  mark INTEGER NOT NULL"
    ") WITHOUT ROWID;"
    "CREATE TABLE case_keys_before ("
    "  key BLOB PRIMARY KEY, case_id INTEGER NOT NULL REFERENCES case_rows (id),"
    "  mark INTEGER NOT NULL"
    ") WITHOUT ROWID;";

const char schema_case_views[] =
    "CREATE VIEW cases AS SELECT " NUMBER_OF("id") " AS number,"
    "  CASE state WHEN 1 THEN 'acknowledged' WHEN 2 THEN 'offline' WHEN 3 THEN 'investigating'"
    "    WHEN 4 THEN 'answered' WHEN 5 THEN 'resolved' WHEN 6 THEN 'followed up'"
    "    WHEN 7 THEN 'closed' WHEN 8 THEN 'reopened' WHEN 9 THEN 'watched'"
    "    WHEN 10 THEN 'merged' ELSE 'new' END AS state,"
    "  CASE severity WHEN 1 THEN 'low' WHEN 2 THEN 'medium' WHEN 3 THEN 'high'"
    "    WHEN 4 THEN 'critical' END AS severity,"
    "  'P' || priority AS priority, platform, team, topic, stance, owner, channel, posts, rating,"
    "  posted_at, opened_at, waiting_since, reason, missing, " NUMBER_OF("merged_into") " AS merged_into,"
    "  id >= 1000000000000000 AS drill, id"
    "  FROM case_rows;"
    "CREATE VIEW events AS SELECT seq, " NUMBER_OF("case_id") " AS number, at, entered, actor,"
    "  verb, json_extract(private, '$.note') AS note, body, private, lower(hex(hash)) AS hash,"
    "  case_id"
    "  FROM case_events;";

/* A case may have thousands of posts; what was said in it is found without a walk past them. */
const char schema_case_told[] =
    "CREATE INDEX case_events_told ON case_events (case_id) WHERE " CASE_EVENTS_TOLD ";";

const char schema_case_times[] =
    "CREATE VIEW milestones AS "
    MILESTONE("posted", "posted_at") " UNION ALL "
    MILESTONE("opened", "opened_at") " UNION ALL "
    MILESTONE("acknowledged", "acknowledged_at") " UNION ALL "
    MILESTONE("offline", "offline_at") " UNION ALL "
    MILESTONE("investigating", "investigating_at") " UNION ALL "
    MILESTONE("answered", "answered_at") " UNION ALL "
    MILESTONE("solved", "solved_at") " UNION ALL "
    MILESTONE("resolved", "resolved_at") " UNION ALL "
    MILESTONE("followed up", "followed_up_at") " UNION ALL "
    MILESTONE("closed", "closed_at") " UNION ALL "
    MILESTONE("reopened", "reopened_at") " UNION ALL "
    MILESTONE("watched", "watched_at") ";"
    "CREATE VIEW due AS SELECT " NUMBER_OF("case_id") " AS number,"
    "  CASE clock WHEN 0 THEN 'acknowledge' WHEN 1 THEN 'answer' WHEN 2 THEN 'resolve'"
    "    WHEN 3 THEN 'update' WHEN 4 THEN 'return' ELSE 'follow-up' END AS clock,"
    "  at, CASE rank WHEN 0 THEN 'critical' WHEN 1 THEN 'high' WHEN 2 THEN 'medium'"
    "    WHEN 3 THEN 'low' END AS severity, drill, case_id"
    "  FROM case_due;";
