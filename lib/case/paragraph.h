/*
 * What strangers wrote, for a terminal: masked, and broken at spaces into lines.
 */
#ifndef CASE_PARAGRAPH_H
#define CASE_PARAGRAPH_H

#include <stddef.h>

#include "base/buf.h"
#include "base/span.h"

/*
 * Appends the text in lines of width columns at most, each but the first led by indent spaces:
 * where the first begins, that many columns are taken already. Of more than 2,000 columns the
 * rest is left out, as an ellipsis says; a word that is longer than a line has one of its own.
 */
void paragraph(struct buf *out, size_t indent, size_t width, struct span text);

#endif
