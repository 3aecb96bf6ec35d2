#include "ingest/frame/frame.h"

#include <string.h>

#include "ingest/frame/framing.h"

void frames_start(struct frames *frames, struct reader *reader, size_t most, size_t line)
{
	memset(frames, 0, sizeof *frames);
	frames->reader = reader;
	frames->most = most;
	frames->line = line;
	frames->lines = true;
}

void frames_close(struct frames *frames)
{
	list_free(&frames->list);
	events_free(&frames->events);
}

void framing_pass(struct frames *frames, size_t n)
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

void framing_give(struct frames *frames, struct frame *frame, size_t n, bool goes_on)
{
	*frame = (struct frame){.line = frames->line, .goes_on = goes_on};
	frame->bytes = frame->raw = (struct span){reader_window(frames->reader).at, n};
	framing_pass(frames, n);
}

enum status framing_reject(struct frames *frames, struct frame *frame, size_t n, const char *why,
    struct fault *fault)
{
	fault->line = frames->line;
	fault->column = 0;
	framing_give(frames, frame, n, false);
	return fault_set(fault, STATUS_REJECTED, "%s", why);
}

/* Between values -------------------------------------------------------------------------- */

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

/* The bracket of an array at the top; the end of a list in a value. */
static size_t bracket(struct frames *frames, char c)
{
	bool opens = c == '[';

	if (!opens && list_between(&frames->list)) {
		list_leave(&frames->list);
		return 1;
	}
	if (list_between(&frames->list) || frames->in_array == opens)
		return 0;
	frames->in_array = opens;
	return 1;
}

/* How many bytes at the window's start lie between values; *more when the window is too short
 * to tell. */
static size_t gap(struct frames *frames, struct span window, bool ended, bool *more)
{
	bool whole = true;
	size_t n;

	*more = false;
	if (framing_is_between(*window.at))
		return 1;
	switch (*window.at) {
	case '[': case ']':
		return bracket(frames, *window.at);
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
	while (list_rest(&frames->list).len == 0) {
		struct span window = reader_window(frames->reader);
		bool more = true;
		size_t n = 0;

		if (window.len > 0)
			n = gap(frames, window, frames->reader->ended, &more);
		*found = window.len > 0;
		if (n > 0) {
			framing_pass(frames, n);
		} else if (!more || frames->reader->ended) {
			return STATUS_OK;
		} else {
			enum status status = reader_more(frames->reader, fault);
			if (status != STATUS_OK)
				return status;
		}
	}
	*found = true;
	return STATUS_OK;
}

/* Values ---------------------------------------------------------------------------------- */

/* The tail of a cut record often starts with a string, or with what looks like a word. Neither
 * holds posts; taken as text out of place, it is rejected with its whole line. */
static bool is_stray(const struct frames *frames, struct span value)
{
	if (frames->list.head.len > 0)
		return false;
	if (*value.at == '"')
		return !frames->in_array;
	return *value.at >= 'A' && *value.at != '{' && *value.at != '[' &&
	       !span_is(value, "null") && !span_is(value, "true") && !span_is(value, "false");
}

/* A scan of what the window goes on with: of a value, or of the rest of one. */
static void start_scan(struct frames *frames)
{
	struct span rest = list_rest(&frames->list);

	scan_start(&frames->scan);
	if (rest.len > 0)
		scan_value(&frames->scan, rest, false);
	frames->scan.at = 0;
}

/* The value, or item, or what follows a list, that was scanned is whole. */
static void give_whole(struct frames *frames, struct frame *frame)
{
	struct span rest = list_rest(&frames->list), window = reader_window(frames->reader);
	size_t n = frames->scan.at;
	bool line = frames->column == 0 && frames->scan.plain && n < window.len &&
	            (window.at[n] == '\n' || window.at[n] == '\r');

	framing_give(frames, frame, n, false);
	frame->plain = frames->scan.plain;
	if (frames->list.head.len == 0) {
		frames->lines = line;
		return;
	}
	frame->plain = false;
	frame->part = rest.len > 0 ? PART_TAIL : PART_ITEMS;
	frame->bytes = list_make(&frames->list, frame->raw);
	list_forget_rest(&frames->list);
}

static enum status one_value(struct frames *frames, struct frame *frame, struct fault *fault)
{
	size_t look = frames->list.head.len > 0 ? FRAME_WHOLE : FRAME_JOINED;

	look = look < frames->most ? look : frames->most;
	start_scan(frames);
	for (;;) {
		struct span window = reader_window(frames->reader);
		enum scan_answer answer = scan_value(&frames->scan, window, frames->reader->ended);
		size_t n = frames->scan.at;
		enum status status;

		if (answer == SCAN_WHOLE && is_stray(frames, (struct span){window.at, n})) {
			frames->scan.why = "text out of place";
			answer = SCAN_BROKEN;
		}
		if (answer == SCAN_BROKEN)
			return framing_broken(frames, frame, fault);
		if (n > (answer == SCAN_WHOLE && look > FRAME_WHOLE ? FRAME_WHOLE : look)) {
			if (framing_open_list(frames, frame, answer == SCAN_WHOLE))
				return STATUS_OK;
			look = n * 2;
		}
		if (n > frames->most)
			return framing_too_long(frames, frame, answer == SCAN_WHOLE, fault);
		if (answer == SCAN_WHOLE) {
			give_whole(frames, frame);
			return STATUS_OK;
		}
		status = reader_more(frames->reader, fault);
		if (status != STATUS_OK)
			return status;
	}
}

/* A line from a brace to a brace is a value more often than not: then the scan of it can be
 * saved. */
static bool one_line(struct frames *frames, struct frame *frame)
{
	struct span window = reader_window(frames->reader);
	const char *end;
	size_t n;

	if (!frames->hasty || !frames->lines || frames->column > 0 || *window.at != '{')
		return false;
	end = memchr(window.at, '\n', window.len);
	n = end != NULL ? (size_t)(end - window.at) : 0;
	while (n > 0 && (window.at[n - 1] == ' ' || window.at[n - 1] == '\r' ||
	                    (window.at[n - 1] == ',' && frames->in_array)))
		n--;
	if (n == 0 || n > frames->most || n > FRAME_WHOLE || window.at[n - 1] != '}')
		return false;
	framing_keep_place(frames, n, 0);
	framing_give(frames, frame, n, false);
	frame->plain = true;
	return true;
}

static enum status unended(struct frames *frames, struct frame *frame, struct fault *fault)
{
	bool list = frames->list.head.len > 0;

	list_reset(&frames->list);
	if (!list)
		frames->in_array = false;
	return framing_reject(frames, frame, 0,
	    list ? "a list does not end: cut?" : "the array does not end: cut?", fault);
}

enum status frames_next(
    struct frames *frames, struct frame *frame, bool *got, struct fault *fault)
{
	enum status status;
	bool back;

	if (frames->events.on)
		return events_next(frames, frame, got, fault);
	*got = true;
	*frame = (struct frame){.line = frames->line};
	frames->last.bytes = 0;
	if (frames->mode != BETWEEN) {
		status = framing_lost(frames, frame, &back, fault);
		if (!back)
			return status;
	}
	status = to_value(frames, got, fault);
	if (status != STATUS_OK)
		return status;
	if (!*got && (frames->in_array || frames->list.head.len > 0)) {
		*got = true;
		return unended(frames, frame, fault);
	}
	if (!*got || one_line(frames, frame))
		return STATUS_OK;
	if (list_between(&frames->list)) {
		bool some;

		status = framing_items(frames, frame, &some, fault);
		if (status != STATUS_OK || some)
			return status;
	}
	return one_value(frames, frame, fault);
}

bool frames_again(struct frames *frames)
{
	if (frames->last.bytes == 0 || frames->last.items == 1)
		return false;
	reader_unskip(frames->reader, frames->last.bytes);
	frames->line = frames->last.line;
	frames->column = frames->last.column;
	frames->alone = frames->last.items;
	frames->lines = false;
	frames->last.bytes = 0;
	return true;
}
