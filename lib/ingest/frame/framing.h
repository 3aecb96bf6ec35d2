/*
 * What the parts of framing share: the window is consumed with the place kept, and what is
 * rejected is told from what follows it.
 */
#ifndef INGEST_FRAME_FRAMING_H
#define INGEST_FRAME_FRAMING_H

#include "ingest/frame/frame.h"

enum mode {
	BETWEEN, /* values */
	AMISS,   /* at the start of a line behind something rejected */
	MIDDLE,  /* in such a line */
	LONG,    /* in a value beyond the limit */
};

/* What may stand between values. */
static inline bool framing_is_between(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',' || c == ';' || c == 0x1E;
}

/* The frame that is given next can be given again; items is 0 for a line. */
static inline void framing_keep_place(struct frames *frames, size_t bytes, size_t items)
{
	frames->last.bytes = bytes;
	frames->last.items = items;
	frames->last.line = frames->line;
	frames->last.column = frames->column;
}

/* Consumes n bytes of the window. */
void framing_pass(struct frames *frames, size_t n);

/* Consumes them as a frame: its bytes and raw are they. */
void framing_give(struct frames *frames, struct frame *frame, size_t n, bool goes_on);

/* Rejects them, for a reason; the fault gets the line they start in. */
enum status framing_reject(struct frames *frames, struct frame *frame, size_t n, const char *why,
    struct fault *fault);

/* Rejects the value at the window's start, which the scan found broken, up to the end of its
 * first line. */
enum status framing_broken(struct frames *frames, struct frame *frame, struct fault *fault);

/* Rejects what was scanned of a value beyond the limit. */
enum status framing_too_long(
    struct frames *frames, struct frame *frame, bool whole, struct fault *fault);

/* Opens the long list in what was scanned, and gives its head; false where there is none. A
 * whole value is rather left whole, unless it is a list and little else. */
bool framing_open_list(struct frames *frames, struct frame *frame, bool whole);

/* Gives items of the list that are whole in the window, if there are some. */
enum status framing_items(
    struct frames *frames, struct frame *frame, bool *some, struct fault *fault);

/* In any mode but BETWEEN: gives more of what was rejected, or, with *back, nothing: the mode is
 * BETWEEN then. */
enum status framing_lost(
    struct frames *frames, struct frame *frame, bool *back, struct fault *fault);

#endif
