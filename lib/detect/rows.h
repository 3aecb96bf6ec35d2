/*
 * The rows of a series: CSV below a header line, or JSON lines, of a time and a value each, and
 * perhaps a key.
 */
#ifndef DETECT_ROWS_H
#define DETECT_ROWS_H

#include "base/span.h"
#include "base/status.h"
#include "detect/detector.h"

/* What the columns or members are called; NULL: the first known name that there is. */
struct series_names {
	const char *time, *value, *key;
};

struct rows;

/* The names and the detector are borrowed. New, for rows_free. */
struct rows *rows_new(const struct series_names *names, struct detector *detector);
void rows_free(struct rows *rows);

/* What follows is of another file: its first line of CSV is a header. */
void rows_start(struct rows *rows);

/* Counts what a line says that is not empty and has no end. STATUS_REJECTED where it is no row,
 * STATUS_USAGE where a header lacks a column. */
enum status rows_take(struct rows *rows, struct span line, struct fault *fault);

#endif
