/*
 * Tables, as crisis-ingest reads them: finds the header, turns each row below it into a post.
 */
#ifndef INGEST_TABLE_ROWS_H
#define INGEST_TABLE_ROWS_H

#include "ingest/run.h"
#include "io/reader.h"

/* STATUS_USAGE where none of the first rows is a header. */
enum status rows_read(struct run *run, struct reader *reader, struct fault *fault);

#endif
