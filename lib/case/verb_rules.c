/*
 * What each verb asks of a case before its event is added.
 */
#include <string.h>

#include "ledger/case_fold.h"
#include "case/pause.h"
#include "case/rules.h"
#include "case/work.h"
#include "post/json.h"
#include "post/member.h"
#include "post/term.h"

static enum status refuse(struct fault *fault, const char *words)
{
	return fault_set(fault, STATUS_REJECTED, "%s", words);
}

/* What each verb asks of the case -------------------------------------------------------------- */

static enum status open_only(
    struct work *work, struct case_row *row, struct change *change, struct fault *fault)
{
	(void)work;
	(void)change;
	return case_is_open(row) ? STATUS_OK : refuse(fault, "it is not open: reopen it first");
}

/* A fact of the checklist, or one that was established before and is put right. */
static enum status fact(
    struct work *work, struct case_row *row, struct change *change, struct fault *fault)
{
	struct buf quoted = {0};
	struct span list = row->words[CASE_CHECKLIST];
	bool known = list.len == 0;

	buf_char(&quoted, '[');
	member_text(&quoted, NULL, work->key);
	known = known || span_find(list, quoted.at + 1) != NULL;
	buf_reset(&quoted);
	json_said(&quoted, list);
	if (!known)
		fault_set(fault, STATUS_REJECTED, "'%.*s' is not on its checklist: %.*s",
		    (int)work->key.len, work->key.at, (int)(quoted.len < 150 ? quoted.len : 150),
		    quoted.at);
	buf_free(&quoted);
	return known ? open_only(work, row, change, fault) : STATUS_REJECTED;
}

static enum status approve(
    struct work *work, struct case_row *row, struct change *change, struct fault *fault)
{
	struct desk *desk = work->desk;

	if (change->remedy.len > 0 &&
	    !rule_may_promise(desk->plan, change->role, change->amount))
		return fault_set(fault, STATUS_REJECTED, "%.*s may not promise %lld either",
		    (int)change->role.len, change->role.at, (long long)change->amount);
	return rule_approve(desk, row, work->actor, change->sha256, fault);
}

/* Detailed answers and remedies rest on facts; what says that they are being established, that it
 * was seen, or how to be safe, does not. */
static bool rests_on_facts(const struct change *change)
{
	return change->stage.len == 0 || span_is(change->stage, stage_names[STAGE_RESPOND]) ||
	       span_is(change->stage, stage_names[STAGE_SOLUTION]);
}

static enum status facts_first(
    const struct case_row *row, const struct change *change, struct fault *fault)
{
	struct span missing = row->words[CASE_MISSING];
	struct buf said = {0};

	if (missing.len == 0 || span_is(missing, "[]") || change->forced || !rests_on_facts(change))
		return STATUS_OK;
	json_said(&said, missing);
	fault_set(fault, STATUS_REJECTED,
	    "its facts come first, and are not established: %.*s (--force with --note, or --stage "
	    "for what does not rest on them)",
	    (int)(said.len < 150 ? said.len : 150), said.at);
	buf_free(&said);
	return STATUS_REJECTED;
}

static enum status answer(
    struct work *work, struct case_row *row, struct change *change, struct fault *fault)
{
	enum status status = open_only(work, row, change, fault);

	if (status == STATUS_OK)
		status = facts_first(row, change, fault);
	return status != STATUS_OK
	    ? status
	    : rule_answer(work->desk, row, work->actor, change->sha256, fault);
}

static enum status solve(
    struct work *work, struct case_row *row, struct change *change, struct fault *fault)
{
	const struct offer offer = {work->actor, work->customer_value, change};
	enum status status = open_only(work, row, change, fault);

	if (status == STATUS_OK)
		status = facts_first(row, change, fault);
	return status != STATUS_OK ? status : rule_solve(work->desk, row, &offer, fault);
}

static enum status closed_only(
    struct work *work, struct case_row *row, struct change *change, struct fault *fault)
{
	if (case_is_open(row))
		return refuse(fault, "it is open as it is");
	targets_anew(row, work->desk->plan, change->at, change->due);
	return STATUS_OK;
}

static enum status merge(
    struct work *work, struct case_row *row, struct change *change, struct fault *fault)
{
	(void)change;
	if (row->id == work->into)
		return refuse(fault, "a case cannot be merged into itself");
	if (case_is_drill(row->id) != case_is_drill(work->into))
		return refuse(fault, "a drill and the real thing are never merged");
	return STATUS_OK;
}

static enum status wait(
    struct work *work, struct case_row *row, struct change *change, struct fault *fault)
{
	if (row->numbers[CASE_WAITING_SINCE] != 0)
		return refuse(fault, "it waits for the customer already");
	return open_only(work, row, change, fault);
}

static enum status resume(
    struct work *work, struct case_row *row, struct change *change, struct fault *fault)
{
	if (row->numbers[CASE_WAITING_SINCE] == 0)
		return refuse(fault, "it does not wait for the customer");
	pause_end(row, work->desk->plan, change->at, change->due);
	return STATUS_OK;
}

static enum status unwatched(
    struct work *work, struct case_row *row, struct change *change, struct fault *fault)
{
	(void)work;
	(void)change;
	return row->numbers[CASE_STATE] != STATE_WATCHED ? STATUS_OK
	                                                 : refuse(fault, "it is watched already");
}

static const struct rule rules[] = {
    {VERB_ACKNOWLEDGE, TAKES_REPLY, open_only},
    {VERB_ASSIGN, NEEDS_TO, open_only},
    {VERB_OFFLINE, TAKES_REPLY, open_only},
    {VERB_FACT, TAKES_FACT, fact},
    {VERB_DRAFT, NEEDS_TEXT | TAKES_REPLY, open_only},
    {VERB_APPROVE, NEEDS_ROLE | TAKES_REPLY, approve},
    {VERB_ANSWER, NEEDS_TEXT | TAKES_REPLY, answer},
    {VERB_SOLVE, NEEDS_REMEDY, solve},
    {VERB_RESOLVE, 0, open_only},
    {VERB_FOLLOW_UP, TAKES_REPLY, NULL},
    {VERB_RATE, TAKES_RATING, NULL},
    {VERB_CLOSE, 0, NULL},
    {VERB_REOPEN, 0, closed_only},
    {VERB_NOTE, 0, NULL},
    {VERB_MERGE, NEEDS_INTO, merge},
    {VERB_WATCH, NEEDS_REASON, unwatched},
    {VERB_WAIT, 0, wait},
    {VERB_RESUME, 0, resume},
};

const struct rule *rule_of(const char *verb)
{
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (strcmp(case_verb_names[rules[i].verb], verb) == 0)
			return &rules[i];
	return NULL;
}
