#include "case/write.h"

#include "ledger/case_change.h"
#include "ledger/case_number.h"
#include "ledger/cases.h"
#include "post/member.h"
#include "post/term.h"

static void write_number(const char *key, int64_t id, struct buf *out)
{
	char number[CASE_NUMBER_SIZE];

	member_text(out, key, (struct span){number, case_number_write(number, id)});
}

static void write_words(const char *key, struct span words, struct buf *out)
{
	if (words.len > 0)
		member_text(out, key, words);
}

/* A JSON array as it is kept. */
static void write_array(const char *key, struct span array, struct buf *out)
{
	if (array.len == 0)
		return;
	member_open(out, key, '[');
	buf_add(out, array.at + 1, array.len - 1);
}

static void write_due(const struct case_row *row, struct buf *out)
{
	member_open(out, "due", '[');
	for (int i = 0; i < CASE_CLOCKS; i++) {
		int64_t at = case_row_due(row, (enum case_clock)i);

		if (at == 0)
			continue;
		member_open(out, NULL, '{');
		member_word(out, "clock", case_clock_names[i]);
		member_time(out, "at", at);
		member_close(out, '}');
	}
	member_close(out, ']');
}

static void write_members(const struct case_row *row, struct buf *out)
{
	const int64_t *numbers = row->numbers;

	write_number("number", row->id, out);
	member_word(out, "state", case_state_names[numbers[CASE_STATE]]);
	if (case_is_drill(row->id))
		member_flag(out, "drill", true);
	write_words("platform", row->words[CASE_PLATFORM], out);
	write_words("team", row->words[CASE_TEAM], out);
	write_words("owner", row->words[CASE_OWNER], out);
	write_words("topic", row->words[CASE_TOPIC], out);
	if (numbers[CASE_SEVERITY] > 0)
		member_word(out, "severity", severity_names[numbers[CASE_SEVERITY] - 1]);
	if (numbers[CASE_PRIORITY] > 0)
		member_text(out, "priority",
		    (struct span){(char[]){'P', (char)('0' + numbers[CASE_PRIORITY])}, 2});
	write_words("stance", row->words[CASE_STANCE], out);
	member_integer(out, "posts", numbers[CASE_POSTS]);
	for (int i = 0; i < CASE_MILESTONES; i++)
		if (row->milestones[i] != 0)
			member_time(out, case_milestone_names[i], row->milestones[i]);
	write_due(row, out);
	if (numbers[CASE_WAITING_SINCE] != 0)
		member_time(out, "waiting_since", numbers[CASE_WAITING_SINCE]);
	write_words("channel", row->words[CASE_CHANNEL], out);
	write_array("missing", row->words[CASE_MISSING], out);
	if (numbers[CASE_RATING] > 0)
		member_integer(out, "rating", numbers[CASE_RATING]);
	write_words("reason", row->words[CASE_REASON], out);
	if (numbers[CASE_MERGED_INTO] != 0)
		write_number("merged_into", numbers[CASE_MERGED_INTO], out);
}

void case_write(const struct case_row *row, bool line, struct span told, struct buf *out)
{
	member_open(out, NULL, '{');
	if (line)
		member_word(out, "type", "case");
	write_members(row, out);
	if (told.len > 0)
		buf_add(out, told.at, told.len);
	member_close(out, '}');
}
