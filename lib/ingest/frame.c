#include "ingest/frame.h"

#include <string.h>

enum mode {
	BETWEEN, /* values */
	AMISS,   /* at the start of a line behind something rejected */
	MIDDLE,  /* in such a line */
	LONG,    /* in a value beyond the limit */
};

void frames_start(struct frames *frames, struct reader *reader, size_t most, size_t line)
{
	frames->reader = reader;
	frames->most = most;
	frames->line = line;
	frames->column = 0;
	frames->mode = BETWEEN;
	frames->in_array = false;
	frames->margin = 0;
}

/* Consumes n bytes and keeps the place. */
static void pass(struct frames *frames, size_t n)
{
	const char *at = reader_window(frames->reader).at, *end = at + n, *line;

	while ((line = memchr(at, '\n', (size_t)(end - at))) != NULL) {
		frames->line++;
		frames->column = 0;
		at = line + 1;
	}
	frames->column += (size_t)(end - at);
	reader_skip(frames->reader, n);
}

/* Consumes the n bytes of the window as a frame. */
static void give(struct frames *frames, struct frame *frame, size_t n, bool goes_on)
{
	frame->bytes = (struct span){reader_window(frames->reader).at, n};
	frame->line = frames->line;
	frame->plain = false;
	frame->goes_on = goes_on;
	pass(frames, n);
}

/* The length of "window.YTD.x.part0 =" at the start of the window; 0 where it is not that, or
 * not yet whole. */
static size_t assignment(struct span window, bool *whole)
{
	static const char words[] = "window.";
	size_t known = sizeof words - 1 < window.len ? sizeof words - 1 : window.len;
	const char *sign;

	*whole = true;
	if (memcmp(window.at, words, known) != 0)
		return 0;
	sign = memchr(window.at, '=', window.len < 200 ? window.len : 200);
	*whole = sign != NULL || window.len >= 200;
	return sign != NULL ? (size_t)(sign - window.at) + 1 : 0;
}

/* How many bytes at the window's start lie between values; *more when the window is too short
 * to tell. */
static size_t gap(struct frames *frames, struct span window, bool ended, bool *more)
{
	bool whole = true;
	size_t n;

	*more = false;
	switch (*window.at) {
	case ' ': case '\t': case '\r': case '\n': case ',': case ';': case 0x1E:
		return 1;
	case '[':
		n = !frames->in_array;
		frames->in_array = true;
		return n;
	case ']':
		n = frames->in_array;
		frames->in_array = false;
		return n;
	case '\xEF':
		*more = window.len < 3 && !ended;
		return window.len >= 3 && memcmp(window.at, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	case 'w':
		n = assignment(window, &whole);
		*more = !whole && !ended;
		return n;
	default:
		return 0;
	}
}

/* Passes what lies between values; *found is false at the end of input. */
static enum status to_value(struct frames *frames, bool *found, struct fault *fault)
{
	for (;;) {
		struct span window = reader_window(frames->reader);
		bool more = true;
		size_t n = 0;

		if (window.len > 0)
			n = gap(frames, window, frames->reader->ended, &more);
		*found = window.len > 0;
		if (n > 0) {
			pass(frames, n);
		} else if (!more || frames->reader->ended) {
			return STATUS_OK;
		} else {
			enum status status = reader_more(frames->reader, fault);
			if (status != STATUS_OK)
				return status;
		}
	}
}

/* Rejects the value at the window's start up to the end of its first line. */
static enum status reject(struct frames *frames, struct frame *frame, struct fault *fault)
{
	struct span window = reader_window(frames->reader);
	const char *line = memchr(window.at, '\n', window.len);
	size_t n = line != NULL ? (size_t)(line - window.at) + 1 : window.len;

	fault->line = frames->line;
	fault->column = n > frames->scan.at ? frames->column + frames->scan.at + 1 : 0;
	frames->margin = frames->column;
	frames->mode = line != NULL ? AMISS : MIDDLE;
	give(frames, frame, n, false);
	return fault_set(fault, STATUS_REJECTED, "not JSON: %s", frames->scan.why);
}

static enum status too_long(struct frames *frames, struct frame *frame, struct fault *fault)
{
	fault->line = frames->line;
	fault->column = 0;
	give(frames, frame, frames->scan.at, false);
	frames->scan.at = 0;
	return fault_set(fault, STATUS_REJECTED,
	    "a value longer than %zu bytes (--max-record)", frames->most);
}

/* The tail of a cut record often starts with a string, or with what looks like a word. Neither
 * holds posts; taken as text out of place, it is rejected with its whole line. */
static bool is_stray(const struct frames *frames, struct span value)
{
	if (*value.at == '"')
		return !frames->in_array;
	return *value.at >= 'A' && *value.at != '{' && *value.at != '[' &&
	       !span_is(value, "null") && !span_is(value, "true") && !span_is(value, "false");
}

static enum status one_value(struct frames *frames, struct frame *frame, struct fault *fault)
{
	scan_start(&frames->scan);
	for (;;) {
		struct span window = reader_window(frames->reader);
		enum scan_answer answer = scan_value(&frames->scan, window, frames->reader->ended);
		enum status status;

		if (answer == SCAN_WHOLE &&
		    is_stray(frames, (struct span){window.at, frames->scan.at})) {
			frames->scan.why = "text out of place";
			answer = SCAN_BROKEN;
		}
		if (answer == SCAN_BROKEN)
			return reject(frames, frame, fault);
		if (frames->scan.at > frames->most) {
			frames->mode = answer == SCAN_WHOLE ? BETWEEN : LONG;
			return too_long(frames, frame, fault);
		}
		if (answer == SCAN_WHOLE) {
			give(frames, frame, frames->scan.at, false);
			frame->plain = frames->scan.plain;
			return STATUS_OK;
		}
		status = reader_more(frames->reader, fault);
		if (status != STATUS_OK)
			return status;
	}
}

/* More of a value beyond the limit: its bytes go by, the scan stays. */
static enum status long_piece(struct frames *frames, struct frame *frame, struct fault *fault)
{
	enum scan_answer answer;
	struct span window;

	if (reader_window(frames->reader).len == 0 && !frames->reader->ended) {
		enum status status = reader_more(frames->reader, fault);
		if (status != STATUS_OK)
			return status;
	}
	window = reader_window(frames->reader);
	answer = scan_value(&frames->scan, window, frames->reader->ended);
	if (answer != SCAN_MORE)
		frames->mode = answer == SCAN_WHOLE ? BETWEEN : MIDDLE;
	give(frames, frame, frames->scan.at, true);
	frames->scan.at = 0;
	return STATUS_REJECTED;
}

/* Whether the line at the window's start begins a value, or ends the array. */
static bool in_step(const struct frames *frames, struct span window, bool *more)
{
	size_t n = 0, most = frames->margin + 1;

	while (n < window.len && n < most && (window.at[n] == ' ' || window.at[n] == '\t'))
		n++;
	*more = n == window.len;
	return n < window.len && n < most &&
	       (window.at[n] == '{' || (window.at[n] == ']' && frames->in_array));
}

/* Behind something rejected: one more line of it, or, with *back, none: a value begins. */
static enum status lost_line(
    struct frames *frames, struct frame *frame, bool *back, struct fault *fault)
{
	*back = false;
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
			give(frames, frame, n, true);
			return STATUS_REJECTED;
		}
		status = reader_more(frames->reader, fault);
		if (status != STATUS_OK)
			return status;
	}
}

enum status frames_next(
    struct frames *frames, struct frame *frame, bool *got, struct fault *fault)
{
	enum status status;
	bool back;

	*got = true;
	*frame = (struct frame){.line = frames->line};
	if (frames->mode == LONG)
		return long_piece(frames, frame, fault);
	if (frames->mode != BETWEEN) {
		status = lost_line(frames, frame, &back, fault);
		if (!back)
			return status;
	}
	status = to_value(frames, got, fault);
	if (status != STATUS_OK)
		return status;
	if (!*got && frames->in_array) {
		*got = true;
		frames->in_array = false;
		fault->line = frames->line;
		fault->column = 0;
		return fault_set(fault, STATUS_REJECTED, "the array does not end: cut?");
	}
	if (!*got)
		return STATUS_OK;
	return one_value(frames, frame, fault);
}
