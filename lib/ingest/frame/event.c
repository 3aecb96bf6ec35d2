#include "ingest/frame/event.h"

#include <string.h>

#include "base/utf8.h"
#include "ingest/frame/framing.h"
#include "post/member.h"

void events_free(struct events *events)
{
	buf_free(&events->name);
	buf_free(&events->data);
	buf_free(&events->made);
}

static void start_event(struct events *events)
{
	events->filled = false;
	buf_reset(&events->name);
	buf_reset(&events->data);
	scan_start(&events->scan);
}

/* The value of a field when the line is one of that name; at NULL where it is not. */
static struct span field(struct span line, const char *name)
{
	size_t len = strlen(name);

	if (line.len < len || memcmp(line.at, name, len) != 0 ||
	    (line.len > len && line.at[len] != ':'))
		return (struct span){0};
	len += line.len > len;
	len += line.len > len && line.at[len] == ' ';
	return (struct span){line.at + len, line.len - len};
}

/* Whether the data so far are one JSON value; a number or a word only when they ended. */
static bool is_value(struct events *events, bool ended)
{
	struct span data = {events->data.at, events->data.len};

	if (!events->filled || scan_value(&events->scan, data, ended) != SCAN_WHOLE)
		return false;
	return strspn(data.at + events->scan.at, " \t\n") == data.len - events->scan.at;
}

/* Takes a line into the event; false where it is no field. */
static bool take(struct events *events, struct span line)
{
	struct span value = field(line, "data");

	if (value.at != NULL) {
		if (events->filled)
			buf_char(&events->data, '\n');
		buf_add(&events->data, value.at, value.len);
		events->filled = true;
		return true;
	}
	value = field(line, "event");
	if (value.at != NULL) {
		buf_reset(&events->name);
		buf_add(&events->name, value.at, value.len);
		return true;
	}
	return *line.at == ':' || field(line, "id").at != NULL || field(line, "retry").at != NULL;
}

/* A line before which the event at hand ends although no blank one does: streams of which only
 * the data were kept, or all lines but the blank ones. */
static bool begins_another(struct events *events, struct span line)
{
	const char *key = events->name.len > 0 ? "event" : "data";

	return field(line, key).at != NULL && is_value(events, false);
}

static void put_text(struct buf *out, const char *key, const struct buf *text)
{
	struct buf repaired = {0};

	utf8_repair(&repaired, text->at, text->len);
	member_text(out, key, (struct span){repaired.at, repaired.len});
	buf_free(&repaired);
}

/* Whether the data are meant as JSON, right or wrong. */
static bool is_json(struct events *events)
{
	const char *at = events->data.at + strspn(events->data.at, " \t\n");

	if (*at == '{' || *at == '[')
		return true;
	if (*at >= 'A' && strcmp(at, "true") != 0 && strcmp(at, "false") != 0 &&
	    strcmp(at, "null") != 0)
		return false;
	return is_value(events, true);
}

/* JSON stands as it is, other data become text. */
static struct span value_of(struct events *events)
{
	struct buf *made = &events->made, *data = &events->data;

	if (events->name.len == 0 ||
	    span_is((struct span){events->name.at, events->name.len}, "message"))
		return (struct span){data->at, data->len};
	buf_reset(made);
	member_open(made, NULL, '{');
	put_text(made, "event", &events->name);
	if (is_json(events)) {
		buf_text(made, ",\"payload\":");
		buf_add(made, data->at, data->len);
	} else {
		put_text(made, "payload", data);
	}
	member_close(made, '}');
	return (struct span){made->at, made->len};
}

/* The n bytes at the window's start are an event, or a line that is a value by itself. */
static enum status give_event(struct frames *frames, struct frame *frame, size_t n)
{
	framing_give(frames, frame, n, false);
	if (frames->events.filled)
		frame->bytes = value_of(&frames->events);
	start_event(&frames->events);
	return STATUS_OK;
}

/* At the end of input: what a stream of data alone holds last is whole, another event is not. */
static bool ends_well(struct events *events)
{
	return !events->blank && events->name.len == 0 && is_value(events, true);
}

/* What to do behind a line. */
enum step { ON, DONE, SKIP, REJECT };

/* line is the one that ends n bytes into the window, from is where it starts. */
static enum step step(struct events *events, struct span line, size_t from)
{
	if (line.len == 0) {
		events->blank |= events->filled;
		return events->data.len > 0 ? DONE : SKIP;
	}
	if (take(events, line))
		return from > 0 || events->filled || events->name.len > 0 ? ON : SKIP;
	return from > 0 ? ON : *line.at == '{' || *line.at == '[' ? DONE : REJECT;
}

/* The line from from up to n, without its end. */
static struct span line_at(struct span window, size_t from, size_t n)
{
	struct span line = {window.at + from, n - from};

	if (line.len > 0 && line.at[line.len - 1] == '\n')
		line.len--;
	if (line.len > 0 && line.at[line.len - 1] == '\r')
		line.len--;
	return line;
}

/* At the end of input: the last event, or nothing. */
static enum status last_event(struct frames *frames, struct frame *frame, bool *got)
{
	struct events *events = &frames->events;
	struct span window = reader_window(frames->reader);
	enum status status;

	if (ends_well(events)) {
		status = give_event(frames, frame, window.len);
		events->blank = true;
		return status;
	}
	events->lost += window.len > 0;
	framing_pass(frames, window.len);
	start_event(events);
	*got = false;
	return STATUS_OK;
}

/* Finds the end of the line that starts at from; *n is from at the end of input. */
static enum status to_line_end(struct frames *frames, size_t from, size_t *n, struct fault *fault)
{
	size_t seen = from;

	for (;;) {
		struct span window = reader_window(frames->reader);
		const char *end = memchr(window.at + seen, '\n', window.len - seen);
		enum status status;

		*n = end != NULL ? (size_t)(end - window.at) + 1 : window.len;
		if (end != NULL || frames->reader->ended || *n > frames->most)
			return STATUS_OK;
		seen = *n;
		status = reader_more(frames->reader, fault);
		if (status != STATUS_OK)
			return status;
	}
}

enum status events_next(
    struct frames *frames, struct frame *frame, bool *got, struct fault *fault)
{
	struct events *events = &frames->events;
	size_t from = 0, n;

	*got = true;
	*frame = (struct frame){.line = frames->line};
	for (;; from = n) {
		enum status status = to_line_end(frames, from, &n, fault);
		struct span line;
		enum step what;

		if (status != STATUS_OK)
			return status;
		if (n == from)
			return last_event(frames, frame, got);
		if (n > frames->most) {
			start_event(events);
			return framing_reject(
			    frames, frame, n, "an event over the limit (--max-record)", fault);
		}
		line = line_at(reader_window(frames->reader), from, n);
		if (begins_another(events, line))
			return give_event(frames, frame, from);
		what = step(events, line, from);
		if (what == DONE)
			return give_event(frames, frame, n);
		if (what == REJECT)
			return framing_reject(frames, frame, n, "no field of an event", fault);
		if (what == SKIP) {
			start_event(events);
			framing_pass(frames, n);
			n = 0;
		}
	}
}
