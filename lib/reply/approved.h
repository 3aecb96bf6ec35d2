/*
 * crisis-reply --approved: whether those who must have approved exactly this text. What the ledger
 * holds of it comes with the line, in the case (crisis-case sync), so that drafting needs no
 * ledger; crisis-case answer asks the ledger itself before it enters what was published.
 */
#ifndef REPLY_APPROVED_H
#define REPLY_APPROVED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "plan/plan.h"
#include "post/record.h"

struct approval {
	int64_t wanted, has; /* persons */
	struct span role;    /* whose authority one of them needs; empty: nobody's */
	bool by_role;        /* and has one of them */
	bool cased;          /* the post has a case */
};

/* What the text of a reply needs, by the graver of the post's and the case's severity and by the
 * role that must approve its remedy, and what it has. */
void approval_read(struct approval *approval, const struct plan *plan, struct record *post,
    struct span text, struct span role);

bool approval_holds(const struct approval *approval);

/* Appends what is missing. */
void approval_tell(const struct approval *approval, struct buf *out);

/* STATUS_REJECTED: a drill is never given as approved. */
enum status approval_no_drill(struct record *post, struct fault *fault);

#endif
