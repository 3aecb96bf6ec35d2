/*
 * crisis-case gate: the switch that whoever publishes planned posts asks first.
 */
#include <string.h>

#include "case/desk.h"
#include "post/member.h"

/* How the gate stands: open, unless the last word said hold and has not run out. */
struct gate {
	bool held;
	struct change word;
	struct span actor, reason;
	struct record record, private;
};

static enum status gate_read(struct desk *desk, struct gate *gate, struct fault *fault)
{
	struct case_events *events = desk->book.events;
	struct case_event event;
	bool got = true;
	enum status status = STATUS_OK;

	case_events_walk(events, WALK_ONE_BACK, 0);
	while (status == STATUS_OK && got) {
		status = case_events_next(events, WALK_ONE_BACK, &event, &got, fault);
		if (status != STATUS_OK || !got || span_is(event.verb, case_verb_names[VERB_PURGE]))
			continue;
		status = change_read(&gate->word, &gate->record, event.body, fault);
		gate->word.at = event.at;
		gate->held = status == STATUS_OK && span_is(event.verb, case_verb_names[VERB_HOLD]) &&
		    (gate->word.until == 0 || desk->book.now < gate->word.until);
		gate->actor = event.actor;
		if (record_index(&gate->private, event.private, fault) == STATUS_OK)
			record_text(&gate->private, "note", &gate->reason);
		break;
	}
	return status;
}

static bool allows(const struct gate *gate, const char *channel)
{
	struct buf quoted = {0};
	bool is;

	if (channel == NULL || gate->word.allow.len == 0)
		return false;
	member_text(&quoted, NULL, span_of(channel));
	is = span_find(gate->word.allow, quoted.at) != NULL;
	buf_free(&quoted);
	return is;
}

static void gate_write(const struct gate *gate, bool held, struct buf *out)
{
	member_open(out, NULL, '{');
	member_word(out, "type", "gate");
	member_word(out, "gate", held ? "hold" : "go");
	if (gate->held) {
		member_time(out, "since", gate->word.at);
		member_text(out, "by", gate->actor);
		if (gate->reason.len > 0)
			member_text(out, "reason", gate->reason);
		if (gate->word.until != 0)
			member_time(out, "until", gate->word.until);
		if (gate->word.allow.len > 0) {
			member_open(out, "allow", '[');
			buf_add(out, gate->word.allow.at + 1, gate->word.allow.len - 1);
		}
	}
	member_close(out, '}');
	buf_char(out, '\n');
}

static enum status gate_tell(struct desk *desk, bool check, int *answer, struct fault *fault)
{
	struct gate gate = {0};
	enum status status = gate_read(desk, &gate, fault);
	bool held = gate.held && !(check && allows(&gate, desk->wishes->channel));

	if (status == STATUS_OK && !check)
		gate_write(&gate, held, &desk->out->waiting);
	if (check && held)
		*answer = 1;
	record_free(&gate.record);
	record_free(&gate.private);
	return status;
}

static enum status gate_set(
    struct desk *desk, enum case_verb verb, int *answer, struct fault *fault)
{
	const struct case_wishes *wishes = desk->wishes;
	struct change change = {.verb = verb, .at = desk->at};
	struct buf allow = {0};
	struct span actor;
	enum status status = desk_actor(desk, &actor, fault);

	if (status == STATUS_OK && verb == VERB_HOLD && wishes->note == NULL)
		status = fault_set(fault, STATUS_USAGE, "for which reason? --note TEXT");
	if (status == STATUS_OK && wishes->until != NULL)
		status = desk_moment("until", wishes->until, desk->at, &change.until, fault);
	if (status == STATUS_OK && wishes->allow.count > 0) {
		buf_char(&allow, '[');
		for (size_t i = 0; i < wishes->allow.count; i++)
			member_text(&allow, NULL, span_of(wishes->allow.at[i]));
		buf_char(&allow, ']');
		change.allow = (struct span){allow.at, allow.len};
	}
	member_open(&desk->private, NULL, '{');
	if (wishes->note != NULL)
		member_word(&desk->private, "note", wishes->note);
	member_close(&desk->private, '}');
	if (status == STATUS_OK)
		status = book_begin(&desk->book, fault);
	if (status == STATUS_OK)
		status = book_add(&desk->book, NULL, &change, actor,
		    (struct span){desk->private.at, desk->private.len}, fault);
	if (status == STATUS_OK)
		status = book_commit(&desk->book, fault);
	buf_free(&allow);
	return status == STATUS_OK ? gate_tell(desk, false, answer, fault) : status;
}

enum status run_gate(struct desk *desk, int *answer, struct fault *fault)
{
	struct span word = span_of(*desk->operands);

	if (span_is(word, "hold"))
		return gate_set(desk, VERB_HOLD, answer, fault);
	if (span_is(word, "go"))
		return gate_set(desk, VERB_GO, answer, fault);
	if (span_is(word, "status") || word.len == 0)
		return gate_tell(desk, false, answer, fault);
	if (!span_is(word, "check"))
		return fault_set(fault, STATUS_USAGE, "gate: hold, go, status or check");
	if (desk->wishes->channel == NULL)
		return fault_set(fault, STATUS_USAGE, "which channel? --channel NAME");
	return gate_tell(desk, true, answer, fault);
}
