/*
 * crisis-case export and import: the cases as lines of JSON, and back to the same bytes. Events
 * come first, in their order, then the keys by which posts find their cases; all else follows.
 */
#include "case/desk.h"
#include "case/event_line.h"
#include "ledger/case_number.h"
#include "post/member.h"
#include "post/post.h"

static enum status export_events(struct desk *desk, struct fault *fault)
{
	struct case_event event;
	bool got = true;
	enum status status = STATUS_OK;

	case_events_walk(desk->book.events, WALK_ALL, 0);
	while (status == STATUS_OK && got && !output_failed(desk->out)) {
		status = case_events_next(desk->book.events, WALK_ALL, &event, &got, fault);
		if (status == STATUS_OK && got)
			event_line_write(&event, &desk->out->waiting);
		output_settle(desk->out);
	}
	return status;
}

static void write_key(
    const struct case_key *key, int64_t case_id, int64_t mark, struct buf *out)
{
	char hex[2 * CASE_KEY_SIZE + 1], number[CASE_NUMBER_SIZE];

	case_key_write(key, hex);
	member_open(out, NULL, '{');
	member_word(out, "type", "key");
	member_word(out, "key", hex);
	member_text(out, "number", (struct span){number, case_number_write(number, case_id)});
	if (case_is_drill(case_id))
		member_flag(out, "drill", true);
	if (mark != 0)
		member_integer(out, "mark", mark);
	member_close(out, '}');
	buf_char(out, '\n');
}

static enum status export_keys(struct desk *desk, struct fault *fault)
{
	struct case_key key;
	int64_t case_id, mark;
	bool got = true;
	enum status status = STATUS_OK;

	while (status == STATUS_OK && got && !output_failed(desk->out)) {
		status = case_keys_next(desk->book.keys, &key, &case_id, &mark, &got, fault);
		if (status == STATUS_OK && got)
			write_key(&key, case_id, mark, &desk->out->waiting);
		output_settle(desk->out);
	}
	return status;
}

enum status run_export(struct desk *desk, int *answer, struct fault *fault)
{
	enum status status = ledger_look(desk->book.ledger, fault);

	(void)answer;
	if (status == STATUS_OK)
		status = export_events(desk, fault);
	return status == STATUS_OK ? export_keys(desk, fault) : status;
}

/* Import --------------------------------------------------------------------------------------- */

static enum status import_key(struct desk *desk, struct record *record, struct fault *fault)
{
	struct case_key key;
	int64_t case_id, mark = 0;

	record_integer(record, "mark", &mark);
	if (!case_key_read(post_member(record, "key"), &key) ||
	    !case_number_read(post_member(record, "number"), &case_id))
		return fault_set(fault, STATUS_REJECTED, "no line of an export");
	return case_keys_put(desk->book.keys, &key, case_id, mark, fault);
}

static enum status import_line(
    void *state, struct record *record, struct buf *member, struct fault *fault)
{
	struct desk *desk = state;
	struct span type = post_member(record, "type");
	struct case_event event;
	enum status status;

	(void)member;
	if (span_is(type, "key"))
		return import_key(desk, record, fault);
	if (!span_is(type, "event"))
		return fault_set(fault, STATUS_REJECTED, "no line of an export");
	status = event_line_read(&event, record, fault);
	return status == STATUS_OK ? book_restore(&desk->book, &event, fault) : status;
}

/* All of it or nothing. */
enum status run_import(struct desk *desk, int *answer, struct fault *fault)
{
	struct filter_options options = desk->wishes->filter;
	struct filter filter = {.tool = desk->tool, .options = &options,
	    .operands = desk->operands, .judge = import_line, .state = desk, .everything = true};
	struct cases_total total;
	enum status status = book_begin(&desk->book, fault);

	(void)answer;
	if (status == STATUS_OK)
		status = ledger_spread(desk->book.ledger, fault);
	if (status == STATUS_OK)
		status = cases_count(desk->book.cases, &total, fault);
	if (status == STATUS_OK && total.cases > 0)
		status = fault_set(fault, STATUS_USAGE, "the ledger has cases already");
	if (status != STATUS_OK)
		return status;
	options.strict = true;
	status = filter_run(&filter, desk->out);
	if (status != STATUS_OK) {
		tool_say(desk->tool, "nothing was imported");
		return STATUS_IO;
	}
	return book_commit(&desk->book, fault);
}
