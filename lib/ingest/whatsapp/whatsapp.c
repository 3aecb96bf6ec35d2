#include "ingest/whatsapp/whatsapp.h"

#include <string.h>

#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/whatsapp/words.h"

enum { LONGEST_NAME = 120, SURE_ABOVE = 12 };

static bool is_ambiguous(const struct stamp *stamp)
{
	return !stamp->year_first && stamp->number[0] <= SURE_ABOVE &&
	       stamp->number[1] <= SURE_ABOVE && stamp->number[0] != stamp->number[1];
}

bool whatsapp_fits(struct span bytes)
{
	const char *end = memchr(bytes.at, '\n', bytes.len);
	struct span line = {bytes.at, end != NULL ? (size_t)(end - bytes.at) : bytes.len};
	struct stamp stamp;

	return stamp_read(line, &stamp);
}

/* Order of day and month ---------------------------------------------------------------- */

/* Dots and dashes stand between day, month and year in that order. Guesses that turn out right
 * are none. */
static void learn(struct whatsapp *chat, const struct stamp *stamp)
{
	bool month_first = stamp->number[1] > SURE_ABOVE;
	bool day_first = !month_first && (stamp->number[0] > SURE_ABOVE || !stamp->slashes);

	if (chat->sure || stamp->year_first || (!day_first && !month_first))
		return;
	if (day_first == chat->day_first)
		chat->guesses = 0;
	chat->day_first = day_first;
	chat->sure = true;
}

/* Only phones set to US English write the month first: 12/9/20, without zeros, with AM or PM in
 * capitals where they write that. */
static bool looks_day_first(const struct stamp *stamp)
{
	return stamp->padded || stamp->long_year || !stamp->comma || stamp->small_half;
}

void whatsapp_start(struct whatsapp *chat, struct sink *sink, size_t most, const char *order,
    struct span start)
{
	*chat = (struct whatsapp){.sink = sink, .most = most, .sure = order != NULL};
	chat->day_first = order != NULL && *order == 'd';
	while (start.len > 0) {
		const char *end = memchr(start.at, '\n', start.len);
		size_t len = end != NULL ? (size_t)(end - start.at) : start.len;
		struct stamp stamp;

		if (stamp_read((struct span){start.at, len}, &stamp)) {
			if (!chat->sure)
				chat->day_first |= looks_day_first(&stamp);
			learn(chat, &stamp);
		}
		len += end != NULL;
		start = (struct span){start.at + len, start.len - len};
	}
}

static void take_time(struct whatsapp *chat)
{
	const struct stamp *stamp = &chat->stamp;
	const int *n = stamp->number;
	bool day_first = is_ambiguous(stamp) ? chat->day_first : n[0] > SURE_ABOVE;
	int year = stamp->year_first ? n[0] : n[2];
	int month = stamp->year_first ? n[1] : day_first ? n[1] : n[0];
	int day = stamp->year_first ? n[2] : day_first ? n[0] : n[1];

	if (is_ambiguous(stamp) && !chat->sure)
		chat->guesses++;
	fill_member(chat->sink, FILL_TIME, FILL_AT(created_at),
	    sink_format(chat->sink, "%04d-%02d-%02d %02d:%02d:%02d",
	        year < 100 ? year + 2000 : year, month, day, stamp->hour, stamp->minute,
	        stamp->second));
}

/* Messages ------------------------------------------------------------------------------ */

static bool holds(struct span text, const char *part)
{
	size_t len = strlen(part);

	for (; text.len >= len; text = (struct span){text.at + 1, text.len - 1})
		if (memcmp(text.at, part, len) == 0)
			return true;
	return false;
}

/* The length of the name before the first colon; 0 where WhatsApp itself speaks. */
static size_t name_length(struct span text)
{
	static const char *const quotes[] = {"\"", "“", "”", "„", "«"};
	struct span name;
	const char *colon = text.len > 0 ? memchr(text.at, ':', text.len) : NULL;
	const char *line = text.len > 0 ? memchr(text.at, '\n', text.len) : NULL;
	size_t len;

	while (colon != NULL && colon + 1 < text.at + text.len && colon[1] != ' ' &&
	       colon[1] != '\n' && colon[1] != '\r')
		colon = memchr(colon + 1, ':', (size_t)(text.at + text.len - colon) - 1);
	if (colon == NULL || (line != NULL && line < colon))
		return 0;
	len = (size_t)(colon - text.at);
	name = (struct span){text.at, len};
	if (len > LONGEST_NAME)
		return 0;
	for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
		if (holds(name, quotes[i]))
			return 0;
	return len;
}

/* "~ Ana" is who is in no list of contacts; numbers stand between marks of direction. */
static struct span clean_name(struct sink *sink, struct span name)
{
	name = sink_clean(sink, name);
	for (size_t n; (n = stamp_marks(name)) > 0;)
		name = (struct span){name.at + n, name.len - n};
	if (name.len > 1 && *name.at == '~')
		name = (struct span){name.at + 1, name.len - 1};
	while (name.len > 0 && *name.at == ' ')
		name = (struct span){name.at + 1, name.len - 1};
	if (name.len > 3 && memcmp(name.at, "\xE2\x80\xAF", 3) == 0)
		name = (struct span){name.at + 3, name.len - 3};
	if (name.len > 3 && memcmp(name.at + name.len - 3, "\xE2\x80\xAC", 3) == 0)
		name.len -= 3;
	while (name.len > 0 && name.at[name.len - 1] == ' ')
		name.len--;
	return name;
}

/* What iOS marks is WhatsApp's own: where it is neither media nor a poll or place, an event. */
static bool is_event(struct span text)
{
	return whatsapp_notice(text) ||
	       (text.len > 3 && memcmp(text.at, "\xE2\x80\x8E", 3) == 0 &&
	           !holds(text, "\n") && !holds(text, "http"));
}

/* Names that are mentioned stand between isolates: @, U+2068, the name, U+2069. They go, as do
 * the marks (U+200E) that iOS puts before its own words. */
static void take_mentions(struct sink *sink)
{
	struct span text = sink->post.text;
	char *to = arena_take(&sink->arena, text.len + 1);
	size_t name = 0, made = 0;

	for (size_t at = 0; at < text.len; at++) {
		bool three = text.len - at >= 3;
		bool opens = three && memcmp(text.at + at, "\xE2\x81\xA8", 3) == 0;
		bool closes = three && memcmp(text.at + at, "\xE2\x81\xA9", 3) == 0;
		bool mark = three && memcmp(text.at + at, "\xE2\x80\x8E", 3) == 0;

		if (opens)
			name = made > 0 && to[made - 1] == '@' ? made : 0;
		else if (closes && name > 0)
			post_list_add(
			    &sink->post.mentions, (struct span){to + name, made - name});
		if (opens || closes || mark)
			at += 2;
		else
			to[made++] = text.at[at];
	}
	sink->post.text = (struct span){to, made};
}

static void put_said(struct whatsapp *chat, struct span name, struct span text)
{
	struct sink *sink = chat->sink;
	struct post *post = sink_begin(sink, "whatsapp");

	text = sink_clean(sink, text);
	while (text.len > 0 && text.at[text.len - 1] == '\n')
		text.len--;
	post->text = whatsapp_media(sink, whatsapp_unedited(text));
	if (post->media.count == 0 && is_event(text)) {
		sink_note(sink, NOTE_EVENTS, 1);
		return;
	}
	take_mentions(sink);
	post->author_name = clean_name(sink, name);
	take_time(chat);
	post->kind = span_of("message");
	sink_end(sink);
}

static void put_message(struct whatsapp *chat)
{
	struct span whole = {chat->text.at, chat->text.len}, text;
	size_t name = name_length(whole);

	if (name == 0) {
		sink_note(chat->sink, NOTE_EVENTS, 1);
		return;
	}
	text = (struct span){whole.at + name + 1, whole.len - name - 1};
	if (text.len > 0 && *text.at == ' ')
		text = (struct span){text.at + 1, text.len - 1};
	if (whatsapp_deleted(text))
		sink_note(chat->sink, NOTE_REMOVED, 1);
	else
		put_said(chat, (struct span){whole.at, name}, text);
}

static void close_message(struct whatsapp *chat)
{
	if (chat->open)
		put_message(chat);
	chat->open = false;
	buf_reset(&chat->text);
}

enum status whatsapp_line(struct whatsapp *chat, struct span line, struct fault *fault)
{
	struct stamp stamp;

	if (line.len > 0 && line.at[line.len - 1] == '\r')
		line.len--;
	if (stamp_read(line, &stamp)) {
		close_message(chat);
		learn(chat, &stamp);
		chat->stamp = stamp;
		chat->open = true;
		buf_add(&chat->text, stamp.rest.at, stamp.rest.len);
		return STATUS_OK;
	}
	if (!chat->open && line.len == 0)
		return STATUS_OK;
	if (!chat->open)
		return fault_set(fault, STATUS_REJECTED, "a line of no message: no date before it");
	if (chat->text.len + line.len >= chat->most)
		return fault_set(fault, STATUS_REJECTED,
		    "a message longer than %zu bytes (--max-record)", chat->most);
	buf_char(&chat->text, '\n');
	buf_add(&chat->text, line.at, line.len);
	return STATUS_OK;
}

void whatsapp_end(struct whatsapp *chat)
{
	close_message(chat);
	if (chat->guesses > 0)
		sink_note(chat->sink, NOTE_ORDER, chat->guesses);
	buf_free(&chat->text);
}

const struct format format_whatsapp = {
    "whatsapp", "lines that begin with a date, a time and a name", NULL, NULL};
