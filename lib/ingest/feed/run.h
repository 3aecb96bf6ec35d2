/* A run over feeds in XML. */
#ifndef INGEST_FEED_RUN_H
#define INGEST_FEED_RUN_H

#include "base/status.h"
#include "ingest/run.h"
#include "io/reader.h"

enum status feed_read(struct run *run, struct reader *reader, struct fault *fault);

#endif
