#include "ledger/case_change.h"

#include <stddef.h>
#include <string.h>

#include "post/member.h"
#include "post/post.h"
#include "post/term.h"

enum kind { TEXT, RAW, NUMBER, MOMENT, FLAG };

/* The members, in the order in which they are written. */
static const struct row {
	const char *name;
	enum kind kind;
	size_t offset;
} rows[] = {
#define ROW(name, kind, member)                                                                    \
	{                                                                                          \
		name, kind, offsetof(struct change, member)                                        \
	}
    ROW("platform", TEXT, platform),
    ROW("team", TEXT, team),
    ROW("topic", TEXT, topic),
    ROW("stance", TEXT, stance),
    ROW("severity", NUMBER, severity),
    ROW("priority", NUMBER, priority),
    ROW("answer", FLAG, answer),
    ROW("reason", TEXT, reason),
    ROW("posted_at", MOMENT, posted),
    ROW("acknowledge_by", MOMENT, due[CASE_BY_ACKNOWLEDGE]),
    ROW("answer_by", MOMENT, due[CASE_BY_ANSWER]),
    ROW("resolve_by", MOMENT, due[CASE_BY_RESOLVE]),
    ROW("update_by", MOMENT, due[CASE_BY_UPDATE]),
    ROW("return_by", MOMENT, due[CASE_BY_RETURN]),
    ROW("follow_up_by", MOMENT, due[CASE_BY_FOLLOW_UP]),
    ROW("expires", NUMBER, expires),
    ROW("escalate", RAW, escalate),
    ROW("checklist", RAW, checklist),
    ROW("owner", TEXT, owner),
    ROW("channel", TEXT, channel),
    ROW("fact", TEXT, fact),
    ROW("remedy", TEXT, remedy),
    ROW("amount", NUMBER, amount),
    ROW("sha256", TEXT, sha256),
    ROW("role", TEXT, role),
    ROW("rating", NUMBER, rating),
    ROW("done", FLAG, done),
    ROW("forced", FLAG, forced),
    ROW("stage", TEXT, stage),
    ROW("variant", TEXT, variant),
    ROW("other", TEXT, other),
    ROW("posts", NUMBER, posts),
    ROW("cases", NUMBER, cases),
    ROW("until", MOMENT, until),
    ROW("allow", RAW, allow),
#undef ROW
};
enum { ROWS = sizeof rows / sizeof *rows };

static void write_text(const struct row *row, struct span text, struct buf *out)
{
	if (text.len == 0)
		return;
	if (row->kind == TEXT) {
		member_text(out, row->name, text);
	} else {
		member_open(out, row->name, text.at[0]);
		buf_add(out, text.at + 1, text.len - 1);
	}
}

static void write_number(const struct row *row, int64_t number, struct buf *out)
{
	if (number == 0)
		return;
	if (row->kind == MOMENT)
		member_time(out, row->name, number);
	else
		member_integer(out, row->name, number);
}

void change_write(const struct change *change, struct buf *out)
{
	member_open(out, NULL, '{');
	for (size_t i = 0; i < ROWS; i++) {
		const void *at = (const char *)change + rows[i].offset;

		if (rows[i].kind == TEXT || rows[i].kind == RAW)
			write_text(&rows[i], *(const struct span *)at, out);
		else if (rows[i].kind != FLAG)
			write_number(&rows[i], *(const int64_t *)at, out);
		else if (*(const bool *)at)
			member_flag(out, rows[i].name, true);
	}
	member_close(out, '}');
}

static void read_member(const struct row *row, struct record *record, void *at)
{
	if (row->kind == TEXT)
		record_text(record, row->name, at);
	else if (row->kind == RAW)
		*(struct span *)at = record_raw(record, row->name);
	else if (row->kind == NUMBER)
		record_integer(record, row->name, at);
	else if (row->kind == MOMENT)
		record_time(record, row->name, at);
	else
		record_flag(record, row->name, at);
}

enum status change_read(
    struct change *change, struct record *record, struct span body, struct fault *fault)
{
	enum status status = record_index(record, body, fault);

	memset(change, 0, sizeof *change);
	for (size_t i = 0; status == STATUS_OK && i < ROWS; i++)
		read_member(&rows[i], record, (char *)change + rows[i].offset);
	if (status == STATUS_OK && record->status != STATUS_OK) {
		status = record->status;
		memcpy(fault->what, record->fault.what, sizeof fault->what);
	}
	if (status == STATUS_OK &&
	    (change->severity < 0 || change->severity > SEVERITIES || change->priority < 0 ||
	        change->priority > 4 || change->rating < 0 || change->rating > 5))
		return fault_set(fault, STATUS_REJECTED, "a severity, priority or rating out of range");
	return status;
}
