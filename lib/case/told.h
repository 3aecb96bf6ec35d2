/*
 * What was said in a case, as it travels on the line: the approvals of exact texts, for whoever
 * gives them (crisis-reply --approved), and the variants that the person was given already.
 */
#ifndef CASE_TOLD_H
#define CASE_TOLD_H

#include "case/book.h"

struct told;

/* Fills members with approvals and variants as JSON, led by a comma; empty where there are none.
 * Borrowed from the book until the next call. */
enum status told_read(
    struct book *book, const struct case_row *row, struct span *members, struct fault *fault);

void told_free(struct told *told);

#endif
