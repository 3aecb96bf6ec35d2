/*
 * A report: lines are counted as they pass, then the figures are printed. The kinds of report
 * are a table: adding one is a row and its printers.
 */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/status.h"
#include "report/count/figures.h"

/* The state of report_judge; figures is the caller's, the scratch starts zeroed. */
struct reporting {
	bool drills; /* count the posts of drills as well */
	struct figures *figures;
	struct entry_scratch scratch;
};

/* Counts one line; member stays empty. For the filter's loop, with everything set. */
enum status report_judge(
    void *state, struct record *record, struct buf *member, struct fault *fault);

void reporting_free(struct reporting *reporting);

enum report_format { REPORT_TEXT, REPORT_JSON, REPORT_FORMATS };

/* Where a report in text is shown. */
struct report_view {
	size_t width; /* columns */
	bool color;
};

typedef void report_print(
    const struct figures *figures, const struct report_view *view, struct buf *out);

struct report_kind {
	const char *name, *purpose;
	report_print *print[REPORT_FORMATS];
};

/* The kind that the first operand names, and steps over it; where it names none, it is a file
 * and the kind is summary. A file of such a name is given as ./summary. */
const struct report_kind *report_kind_operand(char ***operands);

enum status report_format(const char *name, enum report_format *format, struct fault *fault);

/* The printers. JSON takes no notice of the view. */
report_print summary_text, summary_json;

#endif
