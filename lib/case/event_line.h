/*
 * An event as a line of JSON, and back: what show, export and import have in common.
 */
#ifndef CASE_EVENT_LINE_H
#define CASE_EVENT_LINE_H

#include "base/buf.h"
#include "ledger/case_events.h"
#include "post/record.h"

/* Appends the line with its \n. */
void event_line_write(const struct case_event *event, struct buf *out);

/* Reads a line; text is the record's. STATUS_REJECTED when it is none. */
enum status event_line_read(
    struct case_event *event, struct record *record, struct fault *fault);

#endif
