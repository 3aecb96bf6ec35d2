/*
 * The verbs that add an event to cases: crisis-case acknowledge, answer, solve and so on.
 */
#include <string.h>

#include "base/when.h"
#include "case/cited.h"
#include "ledger/case_fold.h"
#include "ledger/case_number.h"
#include "case/pause.h"
#include "case/told.h"
#include "case/work.h"
#include "case/write.h"
#include "post/post.h"

enum { CASES_IN_A_TRANSACTION = 1000 };

/* A bad rating brings the case back; a merged case brings its posts. */
static enum status follow(struct work *work, struct case_row *row, struct fault *fault)
{
	struct change next = {.at = work->desk->at};
	char number[CASE_NUMBER_SIZE];
	struct case_row target;
	enum status status;

	if (work->said.verb == VERB_RATE && !case_is_open(row) &&
	    work->said.rating < work->desk->plan->cases.reopen_below) {
		next.verb = VERB_REOPEN;
		targets_anew(row, work->desk->plan, next.at, next.due);
		return book_add(&work->desk->book, row, &next, work->actor, span_of("{}"), fault);
	}
	if (work->said.verb != VERB_MERGE)
		return STATUS_OK;
	next.verb = VERB_ABSORB;
	next.posts = row->numbers[CASE_POSTS];
	next.other = (struct span){number, case_number_write(number, row->id)};
	status = book_load(&work->desk->book, work->into, false, &target, fault);
	return status != STATUS_OK
	    ? status
	    : book_add(&work->desk->book, &target, &next, work->actor, span_of("{}"), fault);
}

static enum status check_into(struct work *work, struct fault *fault)
{
	struct case_row target;
	enum status status;

	if (work->said.verb != VERB_MERGE)
		return STATUS_OK;
	status = book_load(&work->desk->book, work->into, false, &target, fault);
	if (status == STATUS_OK && target.numbers[CASE_MERGED_INTO] != 0)
		status = fault_set(
		    fault, STATUS_REJECTED, "--into is a case that was merged itself");
	return status;
}

/* Texts of a drill have its mark, and no other has: what was drafted, approved and published in
 * the one is of no use in the other. */
static enum status check_mark(const struct work *work, const struct cited_case *cited,
    struct fault *fault)
{
	const char *said = work->desk->wishes->text;
	struct span text = said != NULL ? span_of(said) : cited->text;
	size_t len = strlen(DRILL_MARK);
	bool has = text.len >= len && memcmp(text.at, DRILL_MARK, len) == 0;

	if (text.len == 0 || (said == NULL && (work->rule->needs & TAKES_REPLY) == 0) ||
	    has == case_is_drill(cited->id))
		return STATUS_OK;
	return fault_set(fault, STATUS_REJECTED, "%s",
	    has ? "a text of a drill is not for the real thing"
	        : "a text of a drill begins with " DRILL_MARK);
}

/* Nobody answers what is not written yet, as a slip in the year would have it. */
static enum status check_time(
    const struct work *work, const struct case_row *row, struct fault *fault)
{
	int64_t posted = row->milestones[CASE_POSTED];
	char text[WHEN_SIZE];

	if (work->desk->wishes->at == INT64_MIN || posted == 0 || work->desk->at >= posted)
		return STATUS_OK;
	return fault_set(fault, STATUS_REJECTED, "--at is before its first post, of %.*s",
	    (int)when_write(text, posted), text);
}

static enum status one(struct work *work, const struct cited_case *cited, struct fault *fault)
{
	struct desk *desk = work->desk;
	struct change change = work->said;
	char number[CASE_NUMBER_SIZE], said[sizeof fault->what], sha256[DIGEST_HEX];
	struct case_row row;
	struct span told;
	enum status status = book_load(&desk->book, cited->id, true, &row, fault);

	work->customer_value = cited->customer_value;
	if (status == STATUS_OK)
		status = check_time(work, &row, fault);
	if (status == STATUS_OK)
		status = check_into(work, fault);
	if (status == STATUS_OK)
		status = work_take_reply(work, cited, &change, sha256, fault);
	if (status == STATUS_OK)
		status = check_mark(work, cited, fault);
	if (status == STATUS_OK && work->rule->prepare != NULL)
		status = work->rule->prepare(work, &row, &change, fault);
	if (status == STATUS_REJECTED) {
		case_number_write(number, cited->id);
		memcpy(said, fault->what, sizeof said);
		return fault_set(fault, status, "%s: %s", number, said);
	}
	buf_reset(&desk->private);
	work_write_private(work, cited->text, &desk->private);
	if (status == STATUS_OK)
		status = book_add(&desk->book, &row, &change, work->actor,
		    (struct span){desk->private.at, desk->private.len}, fault);
	if (status == STATUS_OK)
		status = follow(work, &row, fault);
	if (status == STATUS_OK)
		status = told_read(&desk->book, &row, &told, fault);
	if (status == STATUS_OK) {
		case_write(&row, true, told, &desk->out->waiting);
		output_text(desk->out, "\n");
	}
	return status;
}

/* What is said to have been done is in the ledger: lines come out behind the commit. */
static enum status all(struct work *work, const struct cited *cited, struct fault *fault)
{
	struct desk *desk = work->desk;
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < cited->count; i++) {
		size_t before = desk->out->waiting.len;

		if (!desk->book.begun)
			status = book_begin(&desk->book, fault);
		if (status == STATUS_OK)
			status = one(work, &cited->at[i], fault);
		if (status == STATUS_REJECTED) {
			desk->out->waiting.len = before;
			desk_refuse(desk, fault);
			*fault = (struct fault){0};
			status = STATUS_OK;
		}
		if (status == STATUS_OK &&
		    (i + 1 == cited->count || (i + 1) % CASES_IN_A_TRANSACTION == 0)) {
			status = book_commit(&desk->book, fault);
			if (status == STATUS_OK)
				status = desk_flush(desk, fault);
		}
	}
	if (status != STATUS_OK)
		desk->out->waiting.len = 0; /* what is not committed was not done */
	return status;
}

enum status run_events(struct desk *desk, int *answer, struct fault *fault)
{
	struct work work = {.desk = desk, .rule = rule_of(desk->verb)};
	struct cited cited = {0};
	enum status status = desk_actor(desk, &work.actor, fault);

	(void)answer;
	if (status == STATUS_OK)
		status = work_read(&work, fault);
	if (status != STATUS_OK)
		return status == STATUS_REJECTED ? STATUS_USAGE : status;
	status = cited_read(&cited, desk, desk->operands, fault);
	if (status == STATUS_OK)
		status = all(&work, &cited, fault);
	cited_free(&cited);
	return status;
}
