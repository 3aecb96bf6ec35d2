/*
 * A stream of JSON values, one frame each: JSON lines, values that follow one another in any
 * layout, and the elements of an array at the top, in memory bounded by the largest value.
 * Between values white space, commas, semicolons, byte order marks, the record separators of
 * RFC 7464 and the assignment that opens an archive file (window.YTD.tweets.part0 =) are
 * passed over. An object that envelops a list is one value.
 *
 * What is no value is rejected, with all lines up to the next that starts with a brace no
 * deeper than the rejected value did; frames go on there.
 */
#ifndef INGEST_FRAME_H
#define INGEST_FRAME_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"
#include "base/status.h"
#include "ingest/scan.h"
#include "io/reader.h"

struct frames {
	struct reader *reader; /* borrowed */
	size_t most;           /* bytes in a value */
	size_t line, column;   /* of the next byte; column from 0 */
	int mode;
	bool in_array;
	size_t margin; /* where the rejected value began: its column */
	struct scan scan;
};

struct frame {
	struct span bytes; /* borrowed until the next call */
	size_t line;       /* where it starts */
	bool plain;        /* it is one line */
	bool goes_on;      /* of a rejected frame: more of what was rejected last */
};

/* line is the number of the line that the reader's window starts in. */
void frames_start(struct frames *frames, struct reader *reader, size_t most, size_t line);

/*
 * *got is false at the end. STATUS_REJECTED gives the bytes that were rejected, and a fault
 * with the line unless the frame goes on; the next call goes on behind them.
 */
enum status frames_next(
    struct frames *frames, struct frame *frame, bool *got, struct fault *fault);

#endif
