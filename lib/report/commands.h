/*
 * The commands of a document, for what was asked of the report: they list what is counted with its
 * --since, --until and --drills. A --where has no words in jq, and stays with the reader.
 */
#ifndef REPORT_COMMANDS_H
#define REPORT_COMMANDS_H

#include "report/count/figures.h"
#include "report/document.h"

/* What is new is the document's. */
void commands_narrow(struct document *document, const struct figures *figures);

#endif
