/*
 * Which column of a table is which member of a post: by the header names that known exports
 * use, whatever their case, and by what the user maps.
 */
#ifndef INGEST_COLUMNS_H
#define INGEST_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"
#include "base/status.h"
#include "ingest/map.h"
#include "ingest/sink.h"
#include "ingest/table.h"

struct column; /* one column that is read */

struct columns {
	struct column *at;
	size_t count;
	char **names;      /* of all columns, for --raw */
	size_t name_count;
	size_t clock;      /* the column of the time of day; SIZE_MAX: none */
	size_t inbound;    /* the column that is False for a brand's own posts; likewise */
	bool x_ids;        /* the header is one of X's */
	bool own_platform; /* the user maps it */
};

/* Reads a header; false when it names no text, so that it is no header. STATUS_USAGE by
 * *status where a mapped column is not in a header that is one. map is borrowed; NULL: none. */
bool columns_read(struct columns *columns, const struct map *map, const struct row *row,
    enum status *status, struct fault *fault);

/* Puts one row. STATUS_REJECTED when it holds nothing that would make a post. */
enum status columns_put(
    const struct columns *columns, struct sink *sink, const struct row *row, struct fault *fault);

void columns_free(struct columns *columns);

#endif
