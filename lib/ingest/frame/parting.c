/* Handing on a long list in parts: list.h finds and keeps it, this moves the window. */
#include <stdlib.h>

#include "base/mem.h"
#include "ingest/frame/framing.h"

enum { BATCH = 1 << 18, NEXT_TO_NOTHING = 1 << 12, LOOK_AHEAD = 1 << 18 };

/* Looks for what follows the list that was entered, whose first item is n bytes into the window:
 * there, and, where the input allows it, beyond. */
static void find_tail(struct frames *frames, size_t n)
{
	struct span window = reader_window(frames->reader);
	struct span piece = {window.at + n, window.len - n};
	char *room = NULL;
	size_t ahead = 0;

	list_tail_begin(&frames->list);
	while (list_tail_piece(&frames->list, piece, FRAME_WHOLE) == SCAN_MORE) {
		if (room == NULL)
			room = mem_new(LOOK_AHEAD, 1);
		piece = (struct span){
		    room, reader_ahead(frames->reader, ahead, room, LOOK_AHEAD)};
		ahead += piece.len;
		if (piece.len == 0)
			break;
	}
	if (!frames->list.tailed)
		buf_reset(&frames->list.tail);
	free(room);
}

/* Whether the list at n bytes into what was scanned of a whole value is next to all of it. */
static bool is_most(const struct frames *frames, size_t n)
{
	struct span window = reader_window(frames->reader);
	struct scan scan;

	scan_start(&scan);
	scan_value(&scan, (struct span){window.at + n - 1, frames->scan.at - (n - 1)}, false);
	return frames->scan.at - (n - 1) - scan.at <= NEXT_TO_NOTHING;
}

bool framing_open_list(struct frames *frames, struct frame *frame, bool whole)
{
	struct span scanned = {reader_window(frames->reader).at, frames->scan.at};
	size_t least = frames->most < FRAME_WHOLE ? frames->most : FRAME_WHOLE;
	bool first = frames->list.head.len == 0;
	size_t n = list_find(&frames->list, scanned, least);

	if (n == 0 || (whole && scanned.len <= frames->most && !is_most(frames, n)))
		return false;
	list_enter(&frames->list);
	find_tail(frames, n);
	framing_give(frames, frame, n, false);
	frame->part = PART_HEAD;
	frame->first = first;
	frame->raw.len = 0;
	frame->bytes = list_make(&frames->list, frame->raw);
	return true;
}

/* Items of a list that are whole in the window, or none. */
static bool some_items(struct frames *frames, struct frame *frame)
{
	struct span window = reader_window(frames->reader);
	size_t around = frames->list.head.len + frames->list.tail.len;
	size_t most = around > BATCH ? around : BATCH;
	size_t end = 0, items = 0;

	while (end < most && (frames->alone == 0 || items == 0)) {
		size_t at = end;

		while (at < window.len && framing_is_between(window.at[at]))
			at++;
		if (at == window.len || window.at[at] == ']')
			break;
		scan_start(&frames->scan);
		if (scan_value(&frames->scan, (struct span){window.at + at, window.len - at},
		        frames->reader->ended) != SCAN_WHOLE ||
		    frames->scan.at > frames->most || frames->scan.at > FRAME_WHOLE)
			break;
		end = at + frames->scan.at;
		items++;
	}
	if (end == 0)
		return false;
	frames->alone -= frames->alone > 0;
	framing_keep_place(frames, end, items);
	framing_give(frames, frame, end, false);
	frame->part = PART_ITEMS;
	frame->bytes = list_make(&frames->list, frame->raw);
	return true;
}

/* What is around a list goes with each batch of its items: there should be as many of them. */
static enum status fill_window(struct frames *frames, struct fault *fault)
{
	size_t around = frames->list.head.len + frames->list.tail.len;
	enum status status = STATUS_OK;

	while (status == STATUS_OK && !frames->reader->ended &&
	       reader_window(frames->reader).len < around)
		status = reader_more(frames->reader, fault);
	return status;
}

enum status framing_items(
    struct frames *frames, struct frame *frame, bool *some, struct fault *fault)
{
	enum status status = fill_window(frames, fault);

	*some = status == STATUS_OK && some_items(frames, frame);
	return status;
}
