/*
 * What was counted, as one line of JSON that a later run merges: of type report-state, with the
 * version of its form, what it is of, the state itself in hexadecimal digits, and a checksum.
 */
#ifndef REPORT_COUNT_STATE_H
#define REPORT_COUNT_STATE_H

#include "base/buf.h"
#include "base/status.h"
#include "post/record.h"
#include "report/count/figures.h"

/* Appends the line. The figures stay as they are. */
void state_write(struct figures *figures, struct buf *out);

/* Adds what a line holds. STATUS_REJECTED where it is no such line, damaged, of another version,
 * or counted by other options; nothing is added then. */
enum status state_read(struct figures *figures, struct record *record, struct fault *fault);

#endif
