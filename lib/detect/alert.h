/*
 * Lines of JSON: an alert for each change of level, and with --explain a bin for each that was
 * judged. man/crisis-post.5 documents them.
 */
#ifndef DETECT_ALERT_H
#define DETECT_ALERT_H

#include "base/buf.h"
#include "detect/judge.h"

/* Each appends one line. */
void alert_write(struct buf *out, const struct change *change);
void alert_write_bin(struct buf *out, const struct subject *subject, int64_t bin,
    const struct readings *readings);

#endif
