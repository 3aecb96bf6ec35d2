/*
 * crisis-case show: one case for people, what it is and what happened, oldest first. All of it is
 * masked: most of it was written by strangers. With --json the case and its events as lines.
 */
#include <stdio.h>
#include <string.h>

#include "base/span_text.h"
#include "base/utf8.h"
#include "base/when.h"
#include "case/cited.h"
#include "case/desk.h"
#include "case/event_line.h"
#include "case/paragraph.h"
#include "case/told.h"
#include "case/write.h"
#include "io/terminal.h"
#include "ledger/case_number.h"
#include "post/json.h"
#include "post/member.h"
#include "post/post.h"
#include "post/term.h"

enum { INDENT = 21, LABEL = 16, NARROWEST = 40 };

struct shown {
	struct desk *desk;
	size_t width;
	struct record body, private;
	struct buf words;
};

static void put_time(struct buf *out, int64_t when)
{
	char text[WHEN_SIZE];

	text[when_write(text, when)] = '\0';
	buf_format(out, "%.10s %.8s", text, text + 11);
}

static void label(struct shown *shown, const char *name, struct span words)
{
	struct buf *out = &shown->desk->out->waiting;

	if (words.len == 0)
		return;
	buf_format(out, "  %-*s", LABEL - 2, name);
	paragraph(out, LABEL, shown->width, words);
}

static void show_clocks(struct shown *shown, const struct case_row *row)
{
	struct buf *out = &shown->desk->out->waiting;
	int64_t now = shown->desk->book.now;
	char span[SPAN_TEXT_SIZE];

	for (int i = 0; i < CASE_CLOCKS; i++) {
		int64_t at = case_row_due(row, (enum case_clock)i);

		if (at == 0)
			continue;
		span_text(span, at < now ? now - at : at - now);
		buf_format(out, "  due %-12s", case_clock_names[i]);
		put_time(out, at);
		buf_format(out, at < now ? ", late %s\n" : ", in %s\n", span);
	}
	if (row->numbers[CASE_WAITING_SINCE] != 0) {
		buf_text(out, "  waiting for the customer since ");
		put_time(out, row->numbers[CASE_WAITING_SINCE]);
		buf_char(out, '\n');
	}
}

static void show_head(struct shown *shown, const struct case_row *row)
{
	struct buf *out = &shown->desk->out->waiting;
	int64_t severity = row->numbers[CASE_SEVERITY];
	char number[CASE_NUMBER_SIZE];

	case_number_write(number, row->id);
	buf_format(out, "%s  %s", number, case_state_names[row->numbers[CASE_STATE]]);
	if (severity > 0)
		buf_format(out, "  %s", severity_names[severity - 1]);
	if (row->numbers[CASE_PRIORITY] > 0)
		buf_format(out, "  P%d", (int)row->numbers[CASE_PRIORITY]);
	buf_format(out, "  %lld post%s%s\n", (long long)row->numbers[CASE_POSTS],
	    row->numbers[CASE_POSTS] == 1 ? "" : "s", case_is_drill(row->id) ? "  A DRILL" : "");
	label(shown, "team", row->words[CASE_TEAM]);
	label(shown, "owner", row->words[CASE_OWNER]);
	label(shown, "topic", row->words[CASE_TOPIC]);
	label(shown, "platform", row->words[CASE_PLATFORM]);
	label(shown, "channel", row->words[CASE_CHANNEL]);
	label(shown, "not answered", row->words[CASE_REASON]);
	buf_reset(&shown->words);
	json_said(&shown->words, row->words[CASE_MISSING]);
	label(shown, "to establish", (struct span){shown->words.at, shown->words.len});
	show_clocks(shown, row);
}

static void add_words(struct shown *shown, const char *lead, struct span words)
{
	if (words.len == 0)
		return;
	if (shown->words.len > 0)
		buf_text(&shown->words, *lead == '=' ? " " : "; ");
	buf_text(&shown->words, lead);
	buf_add(&shown->words, words.at, words.len);
}

/* What is worth reading of an event, in one line of words. */
static void collect(struct shown *shown, const struct case_event *event)
{
	static const char *const told[][2] = {{"fact", ""}, {"owner", "to "}, {"team", "team "},
	    {"channel", "by "}, {"remedy", ""}, {"role", "as "}, {"other", ""}, {"reason", ""}};
	static const char *const read[][2] = {{"author_handle", "@"}, {"value", "= "}, {"text", ""},
	    {"url", ""}, {"reference", "reference "}, {"link", ""}, {"note", "note: "}};
	struct fault ignored;
	int64_t rating;

	buf_reset(&shown->words);
	if (record_index(&shown->body, event->body, &ignored) == STATUS_OK)
		for (size_t i = 0; i < sizeof told / sizeof *told; i++)
			add_words(shown, told[i][1], post_member(&shown->body, told[i][0]));
	if (record_integer(&shown->body, "rating", &rating))
		buf_format(&shown->words, "%d of 5", (int)rating);
	if (event->sealed)
		add_words(shown, "", span_of("(purged)"));
	else if (record_index(&shown->private, event->private, &ignored) == STATUS_OK)
		for (size_t i = 0; i < sizeof read / sizeof *read; i++)
			add_words(shown, read[i][1], post_member(&shown->private, read[i][0]));
}

static void show_event(struct shown *shown, const struct case_event *event)
{
	struct buf *out = &shown->desk->out->waiting;

	put_time(out, event->at);
	buf_text(out, "  ");
	buf_add(out, event->verb.at, event->verb.len);
	buf_text(out, ", ");
	utf8_mask(out, event->actor.at, event->actor.len, NARROWEST);
	buf_char(out, '\n');
	collect(shown, event);
	if (shown->words.len == 0)
		return;
	buf_format(out, "%*s", INDENT, "");
	paragraph(out, INDENT, shown->width, (struct span){shown->words.at, shown->words.len});
}

static enum status show(struct shown *shown, int64_t id, struct fault *fault)
{
	struct desk *desk = shown->desk;
	struct case_event event;
	struct case_row row;
	bool got = true;
	enum status status = book_load(&desk->book, id, false, &row, fault);

	if (status != STATUS_OK)
		return status;
	if (desk->wishes->json) {
		struct span told;

		status = told_read(&desk->book, &row, &told, fault);
		case_write(&row, true, told, &desk->out->waiting);
		output_text(desk->out, "\n");
	} else {
		show_head(shown, &row);
		output_text(desk->out, "\n");
	}
	case_events_walk(desk->book.events, WALK_ONE, id);
	while (status == STATUS_OK && got && !output_failed(desk->out)) {
		status = case_events_next(desk->book.events, WALK_ONE, &event, &got, fault);
		if (status == STATUS_OK && got && desk->wishes->json)
			event_line_write(&event, &desk->out->waiting);
		else if (status == STATUS_OK && got)
			show_event(shown, &event);
		output_settle(desk->out);
	}
	return status;
}

enum status run_show(struct desk *desk, int *answer, struct fault *fault)
{
	struct shown shown = {.desk = desk, .width = terminal_columns(desk->out->fd)};
	struct cited cited;
	enum status status = cited_read(&cited, desk, desk->operands, fault);

	(void)answer;
	if (shown.width < NARROWEST)
		shown.width = NARROWEST;
	for (size_t i = 0; status == STATUS_OK && i < cited.count; i++) {
		if (i > 0 && !desk->wishes->json)
			output_text(desk->out, "\n");
		status = show(&shown, cited.at[i].id, fault);
		if (status == STATUS_REJECTED) {
			desk_refuse(desk, fault);
			*fault = (struct fault){0};
			status = STATUS_OK;
		}
	}
	record_free(&shown.body);
	record_free(&shown.private);
	buf_free(&shown.words);
	cited_free(&cited);
	return status;
}
