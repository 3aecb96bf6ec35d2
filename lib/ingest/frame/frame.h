/*
 * A stream of JSON values, one frame each: JSON lines, values that follow one another in any
 * layout, and the elements of an array at the top. Between values white space, commas,
 * semicolons, byte order marks, the record separators of RFC 7464 and the assignment that opens
 * an archive file (window.YTD.tweets.part0 =) are passed over. A stream may also be one of
 * server-sent events (event.h).
 *
 * Memory is bounded: a value that outgrows FRAME_JOINED bytes because it envelops a long list
 * comes in parts of the same shape, as if the list had been cut in pieces (list.h); from
 * FRAME_WHOLE on a value does, when next to nothing follows its list.
 *
 * What is no value is rejected, with all lines up to the next that starts with a brace no
 * deeper than the rejected value did; frames go on there.
 */
#ifndef INGEST_FRAME_FRAME_H
#define INGEST_FRAME_FRAME_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"
#include "base/status.h"
#include "ingest/frame/event.h"
#include "ingest/frame/list.h"
#include "ingest/frame/scan.h"
#include "io/reader.h"

enum { FRAME_WHOLE = 2 << 20, FRAME_JOINED = 8 << 20 };

struct frames {
	struct reader *reader; /* borrowed */
	size_t most;           /* bytes in a value, or in an item of its list */
	size_t line, column;   /* of the next byte; column from 0 */
	int mode;
	bool in_array;
	size_t margin; /* where the rejected value began: its column */
	struct scan scan;
	struct list list;
	size_t alone; /* items of the list to give one by one */
	struct events events;
	/* Set by who calls frames_again: lines from a brace to a brace may be given before anything
	 * looked into them. */
	bool hasty;
	bool lines; /* the values that were seen were lines */
	struct {
		size_t bytes, line, column, items;
	} last; /* the frame given last; of a line, no items */
};

enum frame_part {
	PART_WHOLE, /* it is no part */
	PART_HEAD,  /* the envelope with its list empty, before the parts */
	PART_ITEMS, /* the envelope with some of the items */
	PART_TAIL,  /* the envelope with its list empty, and all that followed it */
};

struct frame {
	struct span bytes; /* the value: borrowed until the next call */
	struct span raw;   /* what it came as: likewise */
	size_t line;       /* where it starts */
	bool plain;        /* it is one line */
	bool goes_on;      /* of a rejected frame: more of what was rejected last */
	enum frame_part part;
	bool first; /* of a head: the first of its value */
};

/* line is the number of the line that the reader's window starts in. */
void frames_start(struct frames *frames, struct reader *reader, size_t most, size_t line);
void frames_close(struct frames *frames);

/*
 * *got is false at the end. STATUS_REJECTED gives the bytes that were rejected as raw, and a
 * fault with the line unless the frame goes on; the next call goes on behind them.
 */
enum status frames_next(
    struct frames *frames, struct frame *frame, bool *got, struct fault *fault);

/* For the frame given last, when it cannot be parsed. True when it was no more than a guess or
 * holds several items: it will be given again, better. */
bool frames_again(struct frames *frames);

#endif
