#include "case/book.h"

#include "base/when.h"
#include "ledger/case_fold.h"
#include "ledger/case_number.h"
#include "case/told.h"
#include "io/state.h"
#include "post/term.h"

enum { MERGES_TO_FOLLOW = 64 };

enum status book_open(struct book *book, const char *path, const struct ledger_patience *patience,
    int64_t now, struct fault *fault)
{
	struct buf place = {0};
	enum status status = STATUS_OK;

	*book = (struct book){.now = now};
	if (path != NULL)
		buf_text(&place, path);
	else
		status = state_file("ledger.db", &place, fault);
	if (status == STATUS_OK)
		status = ledger_open(&book->ledger, place.at, patience, fault);
	if (status == STATUS_OK)
		status = cases_open(&book->cases, book->ledger, fault);
	if (status == STATUS_OK)
		status = case_events_open(&book->events, book->ledger, fault);
	if (status == STATUS_OK)
		status = case_keys_open(&book->keys, book->ledger, fault);
	buf_free(&place);
	return status;
}

void book_close(struct book *book)
{
	cases_free(book->cases);
	case_events_free(book->events);
	case_keys_free(book->keys);
	ledger_close(book->ledger);
	arena_free(&book->arena);
	buf_free(&book->body);
	told_free(book->told);
}

enum status book_begin(struct book *book, struct fault *fault)
{
	enum status status = ledger_begin(book->ledger, fault);

	if (status != STATUS_OK)
		return status;
	book->begun = true;
	arena_reset(&book->arena);
	return case_events_begin(book->events, fault);
}

enum status book_commit(struct book *book, struct fault *fault)
{
	enum status status = case_keys_settle(book->keys, fault);

	if (status == STATUS_OK)
		status = ledger_commit(book->ledger, fault);
	if (status == STATUS_OK)
		book->begun = false;
	return status;
}

enum status book_new(struct book *book, bool drill, struct case_row *row, struct fault *fault)
{
	struct when_civil civil;

	*row = (struct case_row){0};
	when_split(book->now, &civil);
	return cases_number(book->cases, drill, civil.year, &row->id, fault);
}

enum status book_load(
    struct book *book, int64_t id, bool follow, struct case_row *row, struct fault *fault)
{
	char number[CASE_NUMBER_SIZE];
	bool found = true;
	enum status status = STATUS_OK;

	*row = (struct case_row){.numbers = {[CASE_MERGED_INTO] = id}};
	for (int i = 0; status == STATUS_OK && found && i < MERGES_TO_FOLLOW; i++) {
		id = row->numbers[CASE_MERGED_INTO];
		status = cases_load(book->cases, id, &book->arena, row, &found, fault);
		if (!follow || row->numbers[CASE_MERGED_INTO] == 0)
			break;
	}
	if (status == STATUS_OK && !found) {
		case_number_write(number, id);
		status = fault_set(fault, STATUS_REJECTED, "there is no case %s", number);
	}
	return status;
}

enum status book_add(struct book *book, struct case_row *row, const struct change *change,
    struct span actor, struct span private, struct fault *fault)
{
	struct case_event event = {
	    .case_id = row != NULL ? row->id : 0,
	    .at = change->at,
	    .entered = book->now,
	    .actor = actor,
	    .verb = span_of(case_verb_names[change->verb]),
	    .private = private,
	};
	struct case_row before;
	enum status status;

	buf_reset(&book->body);
	change_write(change, &book->body);
	event.body = (struct span){book->body.at, book->body.len};
	status = case_events_add(book->events, &event, fault);
	if (status != STATUS_OK || row == NULL)
		return status;
	before = *row;
	case_fold(row, change, &book->arena);
	row->numbers[CASE_LAST_EVENT] = event.seq;
	return cases_store(
	    book->cases, before.numbers[CASE_LAST_EVENT] != 0 ? &before : NULL, row, fault);
}

enum status book_change(const struct case_event *event, struct record *record,
    struct change *change, struct fault *fault)
{
	int verb = term_find(case_verb_names, VERBS, event->verb);
	enum status status = verb < 0 ? STATUS_REJECTED
	                              : change_read(change, record, event->body, fault);

	if (status != STATUS_OK)
		return fault_set(fault, STATUS_REJECTED, "event %lld cannot be read",
		    (long long)event->seq);
	change->verb = (enum case_verb)verb;
	change->at = event->at;
	return STATUS_OK;
}

enum status book_restore(struct book *book, const struct case_event *event, struct fault *fault)
{
	struct record record = {0};
	struct case_row before = {0}, row;
	struct change change;
	bool found = false;
	enum status status = case_events_restore(book->events, event, fault);

	if (status == STATUS_OK)
		status = book_change(event, &record, &change, fault);
	arena_reset(&book->arena);
	if (status == STATUS_OK && event->case_id != 0) {
		status = cases_load(
		    book->cases, event->case_id, &book->arena, &before, &found, fault);
		row = before;
		row.id = event->case_id;
		if (status == STATUS_OK) {
			case_fold(&row, &change, &book->arena);
			row.numbers[CASE_LAST_EVENT] = event->seq;
			status = cases_store(book->cases, found ? &before : NULL, &row, fault);
		}
	}
	record_free(&record);
	return status;
}
