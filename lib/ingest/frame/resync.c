#include <string.h>

#include "ingest/frame/framing.h"

enum status framing_broken(struct frames *frames, struct frame *frame, struct fault *fault)
{
	struct span window = reader_window(frames->reader);
	const char *line = memchr(window.at, '\n', window.len);
	size_t n = line != NULL ? (size_t)(line - window.at) + 1 : window.len;

	fault->line = frames->line;
	fault->column = n > frames->scan.at ? frames->column + frames->scan.at + 1 : 0;
	frames->margin = frames->column;
	frames->mode = line != NULL ? AMISS : MIDDLE;
	if (!list_between(&frames->list))
		list_reset(&frames->list);
	framing_give(frames, frame, n, false);
	return fault_set(fault, STATUS_REJECTED, "not JSON: %s", frames->scan.why);
}

/* Of a value beyond the limit: its bytes go by, the scan stays. */
static void pass_scanned(struct frames *frames, struct frame *frame, bool whole, bool goes_on)
{
	framing_give(frames, frame, frames->scan.at, goes_on);
	frames->scan.at = 0;
	if (whole)
		list_forget_rest(&frames->list);
}

enum status framing_too_long(
    struct frames *frames, struct frame *frame, bool whole, struct fault *fault)
{
	fault->line = frames->line;
	fault->column = 0;
	frames->mode = whole ? BETWEEN : LONG;
	pass_scanned(frames, frame, whole, false);
	return fault_set(fault, STATUS_REJECTED,
	    "a value longer than %zu bytes (--max-record)", frames->most);
}

static enum status long_piece(struct frames *frames, struct frame *frame, struct fault *fault)
{
	enum scan_answer answer;

	if (reader_window(frames->reader).len == 0 && !frames->reader->ended) {
		enum status status = reader_more(frames->reader, fault);
		if (status != STATUS_OK)
			return status;
	}
	answer = scan_value(&frames->scan, reader_window(frames->reader), frames->reader->ended);
	if (answer != SCAN_MORE)
		frames->mode = answer == SCAN_WHOLE ? BETWEEN : MIDDLE;
	pass_scanned(frames, frame, answer != SCAN_MORE, true);
	return STATUS_REJECTED;
}

/* Whether the line at the window's start begins a value, or ends the array or list. */
static bool in_step(const struct frames *frames, struct span window, bool *more)
{
	size_t n = 0, most = frames->margin + 1;
	bool listed = frames->in_array || list_between(&frames->list);

	while (n < window.len && n < most && (window.at[n] == ' ' || window.at[n] == '\t'))
		n++;
	*more = n == window.len;
	return n < window.len && n < most &&
	       (window.at[n] == '{' || (window.at[n] == ']' && listed));
}

/* Behind something rejected: one more line of it, or, with *back, none: a value begins. */
static enum status lost_line(
    struct frames *frames, struct frame *frame, bool *back, struct fault *fault)
{
	for (;;) {
		struct span window = reader_window(frames->reader);
		const char *line = memchr(window.at, '\n', window.len);
		bool more = window.len == 0;
		enum status status;

		if (frames->mode == AMISS && window.len > 0)
			*back = in_step(frames, window, &more);
		if (*back || (window.len == 0 && frames->reader->ended)) {
			*back = true;
			frames->mode = BETWEEN;
			return STATUS_OK;
		}
		if (!more || frames->reader->ended) {
			size_t n = line != NULL ? (size_t)(line - window.at) + 1 : window.len;
			frames->mode = line != NULL ? AMISS : MIDDLE;
			framing_give(frames, frame, n, true);
			return STATUS_REJECTED;
		}
		status = reader_more(frames->reader, fault);
		if (status != STATUS_OK)
			return status;
	}
}

enum status framing_lost(
    struct frames *frames, struct frame *frame, bool *back, struct fault *fault)
{
	*back = false;
	return frames->mode == LONG ? long_piece(frames, frame, fault)
	                            : lost_line(frames, frame, back, fault);
}
