/*
 * Server-sent events (WHATWG HTML, 9.2): lines of fields, a blank line behind each event. An
 * event without a name, or called message, gives its data as it is; a named one becomes
 * {"event":NAME,"payload":DATA}, which is how the same stream looks through a websocket.
 *
 * Lines of data without anything between them, each a value of its own, are taken one by one.
 * An event that does not end is left out, as the standard has it, and counted.
 */
#ifndef INGEST_FRAME_EVENT_H
#define INGEST_FRAME_EVENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/status.h"
#include "ingest/frame/scan.h"

struct frame;
struct frames;

struct events {
	bool on;     /* the stream is one of events */
	bool blank;  /* a blank line has ended one */
	bool filled; /* the event at hand has a line of data */
	size_t lost; /* events that did not end */
	struct buf name, data, made;
	struct scan scan; /* of the data */
};

void events_free(struct events *events);

/* As frames_next. */
enum status events_next(
    struct frames *frames, struct frame *frame, bool *got, struct fault *fault);

#endif
