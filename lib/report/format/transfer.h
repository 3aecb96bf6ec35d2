/*
 * Bytes in the letters that mail and headers can carry.
 */
#ifndef REPORT_FORMAT_TRANSFER_H
#define REPORT_FORMAT_TRANSFER_H

#include "base/buf.h"
#include "base/span.h"

/* RFC 4648, section 4, on one line. */
void transfer_base64(struct buf *out, struct span bytes);

#endif
