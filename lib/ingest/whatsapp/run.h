/* A run over a WhatsApp chat. */
#ifndef INGEST_WHATSAPP_RUN_H
#define INGEST_WHATSAPP_RUN_H

#include "base/status.h"
#include "ingest/run.h"
#include "io/reader.h"

enum status whatsapp_read(struct run *run, struct reader *reader, struct fault *fault);

#endif
