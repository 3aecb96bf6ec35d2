/*
 * crisis-case verify: whether the ledger tells what was written. Names the first thing that is
 * wrong: the file, the chain of the events, a case that does not follow from its events.
 */
#include <string.h>

#include "case/desk.h"
#include "ledger/case_fold.h"
#include "ledger/case_number.h"
#include "ledger/soundness.h"
#include "post/member.h"

struct verification {
	struct desk *desk;
	struct record record;
	int64_t events, purged; /* the last that was, and the last purge */
	int64_t last_sealed;
	struct digest hash;
	struct cases_total total; /* as they follow from the events */
};

static enum status wrong_chain(const struct case_event *event, const char *what,
    struct fault *fault)
{
	char number[CASE_NUMBER_SIZE] = "the ledger as a whole";

	if (event->case_id != 0)
		case_number_write(number, event->case_id);
	return fault_set(fault, STATUS_REJECTED, "event %lld (%s of %s): %s",
	    (long long)event->seq, event->verb.at, number, what);
}

static enum status check_event(
    struct verification *v, const struct case_event *event, struct fault *fault)
{
	struct digest hash = case_event_hash(v->events > 0 ? &v->hash : NULL, event);

	if (event->seq != v->events + 1)
		return wrong_chain(event, "the one before it is missing", fault);
	if (memcmp(hash.at, event->hash.at, sizeof hash.at) != 0)
		return wrong_chain(event, "it is not what was written: its hash differs", fault);
	if (event->sealed && event->private.len > 0)
		return wrong_chain(event, "it was purged, and says something", fault);
	v->events = event->seq;
	v->hash = event->hash;
	if (event->sealed)
		v->last_sealed = event->seq;
	if (span_is(event->verb, case_verb_names[VERB_PURGE]))
		v->purged = event->seq;
	return STATUS_OK;
}

static enum status check_chain(struct verification *v, struct fault *fault)
{
	struct case_events *events = v->desk->book.events;
	struct case_event event;
	bool got = true;
	enum status status = STATUS_OK;

	case_events_walk(events, WALK_ALL, 0);
	while (status == STATUS_OK && got) {
		status = case_events_next(events, WALK_ALL, &event, &got, fault);
		if (status == STATUS_OK && got)
			status = check_event(v, &event, fault);
	}
	if (status == STATUS_OK && v->last_sealed > v->purged)
		status = fault_set(fault, STATUS_REJECTED,
		    "event %lld was emptied without a purge", (long long)v->last_sealed);
	return status;
}

/* Compares what the events of a case come to with what the ledger has. */
static enum status check_row(
    struct verification *v, const struct case_row *row, struct fault *fault)
{
	struct arena arena = {0};
	char number[CASE_NUMBER_SIZE];
	struct case_row stored;
	bool found = true;
	enum status status = STATUS_OK;

	if (row->id == 0)
		return STATUS_OK;
	status = cases_load(v->desk->book.cases, row->id, &arena, &stored, &found, fault);
	if (status == STATUS_OK && (!found || !case_row_same(&stored, row))) {
		case_number_write(number, row->id);
		status = fault_set(fault, STATUS_REJECTED,
		    "%s: what the ledger has of it does not follow from its events", number);
	}
	v->total.cases++;
	for (int i = 0; i < CASE_CLOCKS; i++) {
		int64_t due = case_row_due(row, (enum case_clock)i);

		v->total.clocks += due != 0;
		v->total.ends += due;
	}
	arena_free(&arena);
	return status;
}

/* The words of a change are gone with the event's line. */
static void keep_words(struct case_row *row, struct arena *arena)
{
	for (int i = 0; i < CASE_WORDS; i++)
		if (row->words[i].len > 0)
			row->words[i].at = arena_copy(arena, row->words[i].at, row->words[i].len);
}

static enum status check_folds(struct verification *v, struct fault *fault)
{
	struct case_events *events = v->desk->book.events;
	struct arena *arena = &v->desk->book.arena;
	struct case_row row = {0};
	struct case_event event;
	struct change change;
	bool got = true;
	enum status status = STATUS_OK;

	case_events_walk(events, WALK_CASES, 0);
	while (status == STATUS_OK && got) {
		status = case_events_next(events, WALK_CASES, &event, &got, fault);
		if (status == STATUS_OK && (!got || event.case_id != row.id)) {
			status = check_row(v, &row, fault);
			arena_reset(arena);
			row = (struct case_row){.id = got ? event.case_id : 0};
		}
		if (status != STATUS_OK || !got || event.case_id == 0)
			continue;
		status = book_change(&event, &v->record, &change, fault);
		case_fold(&row, &change, arena);
		row.numbers[CASE_LAST_EVENT] = event.seq;
		keep_words(&row, arena);
	}
	return status;
}

static enum status check_totals(struct verification *v, struct fault *fault)
{
	struct cases_total total;
	enum status status = cases_count(v->desk->book.cases, &total, fault);

	if (status == STATUS_OK && total.cases != v->total.cases)
		return fault_set(fault, STATUS_REJECTED,
		    "the ledger has %lld cases, and events of %lld", (long long)total.cases,
		    (long long)v->total.cases);
	if (status == STATUS_OK &&
	    (total.clocks != v->total.clocks || total.ends != v->total.ends))
		return fault_set(fault, STATUS_REJECTED,
		    "the clocks of case_due do not follow from the cases");
	return status;
}

static void tell(const struct verification *v, struct buf *out)
{
	char hex[DIGEST_HEX];

	digest_write(&v->hash, hex);
	member_open(out, NULL, '{');
	member_word(out, "type", "verified");
	member_integer(out, "events", v->events);
	member_integer(out, "cases", v->total.cases);
	if (v->events > 0)
		member_word(out, "hash", hex);
	member_close(out, '}');
	buf_char(out, '\n');
}

enum status run_verify(struct desk *desk, int *answer, struct fault *fault)
{
	struct verification v = {.desk = desk};
	enum status status = ledger_look(desk->book.ledger, fault);

	(void)answer;
	if (status == STATUS_OK)
		status = ledger_sound(desk->book.ledger, fault);
	if (status == STATUS_OK)
		status = check_chain(&v, fault);
	if (status == STATUS_OK)
		status = check_folds(&v, fault);
	if (status == STATUS_OK)
		status = check_totals(&v, fault);
	if (status == STATUS_OK)
		tell(&v, &desk->out->waiting);
	record_free(&v.record);
	return status;
}
