/*
 * The kinds of report: each turns figures into a document. A kind is a row in the table of
 * report_kind_operand and a function here.
 */
#ifndef REPORT_KIND_KIND_H
#define REPORT_KIND_KIND_H

#include "report/document.h"
#include "report/count/figures.h"

/* New; goes to document_free. */
typedef struct document *kind_write(const struct figures *figures);

kind_write kind_summary, kind_sla, kind_timeline, kind_review, kind_brief, kind_handover,
    kind_digest, kind_compare;

#endif
