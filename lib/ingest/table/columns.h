/*
 * Which column of a table is which member of a post: by the header names that known exports
 * use, however they are spaced and cased, and by what the user maps.
 */
#ifndef INGEST_TABLE_COLUMNS_H
#define INGEST_TABLE_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"
#include "base/status.h"
#include "ingest/known.h"
#include "ingest/map.h"
#include "ingest/sink.h"
#include "ingest/table/table.h"

enum { COLUMNS_OF_ROLE = 8 };

struct column {
	size_t index; /* of the field; SIZE_MAX: words are its value */
	enum fill how;
	size_t where;
	const struct map_row *row; /* the user's, borrowed; NULL: the column is known */
};

struct columns {
	struct column *at;
	size_t count;
	char **names; /* of all columns, for --raw */
	size_t width; /* their number; 0: there is no header */
	size_t roles[ROLES][COLUMNS_OF_ROLE]; /* SIZE_MAX: no more */
	const struct known_sign *sign;        /* what the table is; NULL: unknown */
	bool own_platform, own_kind;          /* the user maps them */
};

enum header {
	HEADER_NONE,  /* the row is none */
	HEADER_TEXT,  /* it names a text */
	HEADER_WHOLE, /* and a date, an id or an author */
	HEADER_DATA,  /* the user maps columns by number, and the row is no header */
};

/*
 * Reads a row as a header. map is borrowed; NULL: none. *status is STATUS_USAGE where a column
 * that the user maps is not in it. There is something to free where it is not HEADER_NONE.
 */
enum header columns_read(struct columns *columns, const struct map *map, const struct row *row,
    enum status *status, struct fault *fault);

/* A table without a header whose fields of these numbers, from 0, are text and date. */
void columns_guess(struct columns *columns, size_t text, size_t date);

void columns_free(struct columns *columns);

/* Whether the table is of that sign. */
bool columns_is(const struct columns *columns, const char *sign);

/* The first field of the role in the row, or at NULL. */
struct span columns_role(
    const struct columns *columns, const struct row *row, enum role role);

/* Puts one row. STATUS_REJECTED when it holds nothing that would make a post. */
enum status columns_put(
    const struct columns *columns, struct sink *sink, const struct row *row, struct fault *fault);

#endif
