/* What a row's fields say together, when each is in its place. */
#ifndef INGEST_TABLE_COLUMNS_SETTLE_H
#define INGEST_TABLE_COLUMNS_SETTLE_H

#include "ingest/table/columns.h"

/* Settles platform, kind, id, author, place and edits of the post at hand. */
void columns_settle(const struct columns *columns, struct sink *sink, const struct row *row);

#endif
