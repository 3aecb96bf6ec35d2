#include "case/told.h"

#include <stdlib.h>

#include "post/member.h"

/* Of a case the last so many count. */
enum { APPROVALS_MOST = 32, VARIANTS_MOST = 64 };

struct approved {
	struct span sha256, by, role;
	int64_t at;
};

struct told {
	struct approved approvals[APPROVALS_MOST], drafts[APPROVALS_MOST];
	struct span variants[VARIANTS_MOST];
	size_t approval_count, draft_count, variant_count; /* also of those that made room */
	struct arena arena;
	struct record record;
	struct buf out;
};

static struct span kept(struct told *told, struct span text)
{
	return (struct span){
	    arena_copy(&told->arena, text.len > 0 ? text.at : "", text.len), text.len};
}

static struct approved approved(
    struct told *told, const struct case_event *event, const struct change *change)
{
	return (struct approved){.sha256 = kept(told, change->sha256),
	    .by = kept(told, event->actor),
	    .role = kept(told, change->role),
	    .at = event->at};
}

static void note(struct told *told, const struct case_event *event, const struct change *change)
{
	if (change->verb == VERB_APPROVE && change->remedy.len == 0)
		told->approvals[told->approval_count++ % APPROVALS_MOST] =
		    approved(told, event, change);
	else if (change->verb == VERB_DRAFT)
		told->drafts[told->draft_count++ % APPROVALS_MOST] =
		    approved(told, event, change);
	else if (change->variant.len > 0 && change->verb != VERB_APPROVE)
		told->variants[told->variant_count++ % VARIANTS_MOST] =
		    kept(told, change->variant);
}

static size_t least(size_t count, size_t most)
{
	return count < most ? count : most;
}

/* Nobody approves their own draft, and one person's approval counts once. */
static bool counts(const struct told *told, size_t number)
{
	const struct approved *approval = &told->approvals[number];

	for (size_t i = 0; i < least(told->draft_count, APPROVALS_MOST); i++)
		if (span_same(told->drafts[i].sha256, approval->sha256) &&
		    span_same(told->drafts[i].by, approval->by))
			return false;
	for (size_t i = 0; i < number; i++)
		if (span_same(told->approvals[i].sha256, approval->sha256) &&
		    span_same(told->approvals[i].by, approval->by))
			return false;
	return true;
}

static void write_approvals(const struct told *told, struct buf *out)
{
	size_t count = least(told->approval_count, APPROVALS_MOST);

	if (count == 0)
		return;
	member_open(out, "approvals", '[');
	for (size_t i = 0; i < count; i++) {
		const struct approved *approval = &told->approvals[i];

		if (!counts(told, i))
			continue;
		member_open(out, NULL, '{');
		member_text(out, "sha256", approval->sha256);
		member_text(out, "by", approval->by);
		if (approval->role.len > 0)
			member_text(out, "role", approval->role);
		member_time(out, "at", approval->at);
		member_close(out, '}');
	}
	member_close(out, ']');
}

static enum status walk(
    struct told *told, struct book *book, const struct case_row *row, struct fault *fault)
{
	struct case_event event;
	struct change change;
	bool got = true;
	enum status status = STATUS_OK;

	case_events_walk(book->events, WALK_TOLD, row->id);
	while (status == STATUS_OK && got) {
		status = case_events_next(book->events, WALK_TOLD, &event, &got, fault);
		if (status == STATUS_OK && got &&
		    book_change(&event, &told->record, &change, fault) == STATUS_OK)
			note(told, &event, &change);
	}
	return status;
}

enum status told_read(
    struct book *book, const struct case_row *row, struct span *members, struct fault *fault)
{
	struct told *told = book->told;
	enum status status;

	if (told == NULL)
		told = book->told = mem_new(1, sizeof *told);
	told->approval_count = told->draft_count = told->variant_count = 0;
	arena_reset(&told->arena);
	buf_reset(&told->out);
	status = walk(told, book, row, fault);
	/* Behind other members: a comma is due. */
	buf_char(&told->out, '1');
	write_approvals(told, &told->out);
	member_texts(&told->out, "variants", told->variants,
	    least(told->variant_count, VARIANTS_MOST));
	*members = (struct span){told->out.at + 1, told->out.len - 1};
	return status;
}

void told_free(struct told *told)
{
	if (told == NULL)
		return;
	arena_free(&told->arena);
	record_free(&told->record);
	buf_free(&told->out);
	free(told);
}
