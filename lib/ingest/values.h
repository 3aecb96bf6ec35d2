/*
 * JSON, as crisis-ingest reads it: values in any layout, or a stream of events, to posts.
 */
#ifndef INGEST_VALUES_H
#define INGEST_VALUES_H

#include "ingest/run.h"
#include "io/reader.h"

enum status values_read(
    struct run *run, struct reader *reader, bool events, struct fault *fault);

#endif
