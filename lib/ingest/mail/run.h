/* A run over mail. */
#ifndef INGEST_MAIL_RUN_H
#define INGEST_MAIL_RUN_H

#include "base/status.h"
#include "ingest/run.h"
#include "io/reader.h"

enum status mail_read(struct run *run, struct reader *reader, struct fault *fault);

#endif
