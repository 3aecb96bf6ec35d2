/*
 * Lines about cases to a casebook: what crisis-case list, due and export write, and the member
 * case of a post. STATUS_REJECTED where a member is of the wrong type or has no number.
 */
#ifndef REPORT_COUNT_CASE_LINE_H
#define REPORT_COUNT_CASE_LINE_H

#include "base/status.h"
#include "post/record.h"
#include "report/count/casebook.h"

/* A line of type case. */
enum status case_line_read(
    struct casebook *book, struct record *record, struct fault *fault);

/* A line of type due. */
enum status case_line_read_due(
    struct casebook *book, struct record *record, struct fault *fault);

/* A line of type event; inner is a record of the caller's. */
enum status case_line_read_event(struct casebook *book, struct record *record,
    struct record *inner, struct fault *fault);

/* A post's case, and its route, or NULL, with the deadlines and the rule. */
void case_line_read_post(struct casebook *book, struct record *post, struct record *member,
    struct record *route);

#endif
