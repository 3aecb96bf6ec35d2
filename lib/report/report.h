/*
 * A report: lines are counted as they pass, a kind of report makes a document of the figures,
 * and a format prints it. Kinds and formats are two tables: adding one is a row and a function.
 */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/status.h"
#include "report/count/figures.h"
#include "report/format/format.h"
#include "report/kind/kind.h"

struct report_kind {
	const char *name, *purpose;
	kind_write *write;
	bool cases;    /* it is about cases, which are remembered for it */
	bool compares; /* two times or files */
};

struct report_format {
	const char *name, *purpose;
	format_write *write;
};

/* The kind that the first operand names, and steps over it; where it names none, it is a file
 * and the kind is summary. A file of such a name is given as ./summary. */
const struct report_kind *report_kind_operand(char ***operands);

/* The format of that name; NULL and a fault that lists them all. */
const struct report_format *report_format_find(const char *name, struct fault *fault);

/* The document of the figures, in the format. */
void report_write(const struct report_kind *kind, const struct report_format *format,
    const struct figures *figures, const struct report_view *view, struct buf *out);

#endif
