/*
 * A case as JSON: the member that sync adds to a post, and the lines that verbs and list write.
 */
#ifndef CASE_WRITE_H
#define CASE_WRITE_H

#include "base/buf.h"
#include "ledger/case_row.h"

/* Appends one object: for a post, or, with its type, as a line of its own (without the \n). told
 * (told.h) is what was said in it, or empty. */
void case_write(const struct case_row *row, bool line, struct span told, struct buf *out);

#endif
