/*
 * Bytes in the letters that mail and headers can carry.
 */
#ifndef REPORT_FORMAT_TRANSFER_H
#define REPORT_FORMAT_TRANSFER_H

#include "base/buf.h"
#include "base/span.h"

/* RFC 4648, section 4, on one line. */
void transfer_base64(struct buf *out, struct span bytes);

/* Quoted-printable (RFC 2045, section 6.7) of lines that end in a line feed. */
void transfer_quoted(struct buf *out, struct span text);

/* A line of a mail's head: the text masked; what is not ASCII in encoded words (RFC 2047), but
 * for addresses in angle brackets; folded. */
void transfer_header(struct buf *out, const char *name, struct span text);

#endif
