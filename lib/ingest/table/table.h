/*
 * Tables of text: fields between commas, semicolons, tabs or bars, quoted as RFC 4180 has it,
 * line ends inside quotes kept, in memory bounded by the largest row. libcsv parses.
 */
#ifndef INGEST_TABLE_TABLE_H
#define INGEST_TABLE_TABLE_H

#include <csv.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/span.h"
#include "base/status.h"
#include "io/reader.h"

struct table {
	struct reader *reader; /* borrowed */
	size_t most;           /* bytes in a row */
	size_t line;           /* of the next byte */
	char line_end;         /* \n, or \r where the file has no other */
	struct csv_parser parser;
	struct buf bytes;      /* of the row's fields */
	struct span *fields;
	size_t count, room;
	bool whole;            /* the row is */
};

struct row {
	const struct span *fields; /* borrowed until the next call */
	size_t count;
	struct span bytes; /* as they came */
	size_t line;       /* where it starts */
};

/* The separator is told by the lines in the reader's window. table_close gives it back. */
void table_open(struct table *table, struct reader *reader, size_t most);
void table_close(struct table *table);

/* *got is false at the end. STATUS_REJECTED: the row's first line, row->bytes, is given up,
 * since no row ends within the limit. */
enum status table_next(struct table *table, struct row *row, bool *got, struct fault *fault);

#endif
