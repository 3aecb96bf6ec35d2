#include "ledger/schema.h"

#include <stddef.h>

#include "ledger/watched.h"

/* What stands here is in files already: a change is a new step at the end. */
const char *const schema_steps[] = {
    /* New rows wait in a small table until there are enough to be worth a walk through the large
     * one: on many platforms ids come in no order, and each would change a page of its own. */
    "CREATE TABLE seen_lately ("
    "  platform TEXT NOT NULL,"
    "  id TEXT NOT NULL,"
    "  version TEXT NOT NULL,"
    "  seen_at INTEGER NOT NULL,"
    "  PRIMARY KEY (platform, id, version)"
    ") WITHOUT ROWID;"
    "CREATE TABLE seen_before ("
    "  platform TEXT NOT NULL,"
    "  id TEXT NOT NULL,"
    "  version TEXT NOT NULL,"
    "  seen_at INTEGER NOT NULL,"
    "  PRIMARY KEY (platform, id, version)"
    ") WITHOUT ROWID;"
    "CREATE VIEW seen AS"
    "  SELECT * FROM seen_before UNION ALL SELECT * FROM seen_lately;",
    schema_cases,
    schema_case_views,
    schema_case_times,
    schema_watched,
    "CREATE TABLE clusters ("
    "  print INTEGER NOT NULL,"
    "  together INTEGER NOT NULL,"
    "  met INTEGER NOT NULL,"
    "  size INTEGER NOT NULL,"
    "  first INTEGER,"
    "  last INTEGER,"
    "  platform TEXT,"
    "  id TEXT,"
    "  words BLOB NOT NULL,"
    "  crowd BLOB,"
    "  PRIMARY KEY (print, together)"
    ");"
    "CREATE INDEX clusters_met ON clusters (together, met);",
    schema_case_told,
    NULL,
};
