/*
 * The member reply as JSON: a draft, a prompt, why there is none, or a text of somebody else's.
 */
#ifndef REPLY_WRITE_H
#define REPLY_WRITE_H

#include "base/buf.h"
#include "reply/answers.h"
#include "reply/draft.h"

/* A text that somebody else wrote, once it has been judged. */
struct taken {
	const struct answer *answer;
	struct draft draft;   /* what is due, the length, and what the guard found */
	struct span text;     /* as it would be given */
	struct span file;     /* where it was read, for texts that name no source */
	bool answered;        /* the route wants an answer */
};

/* Each appends one object. text is the draft's. */
void write_draft(const struct draft_order *order, const struct draft *draft, struct span text,
    struct buf *member);
void write_prompt(const struct draft_order *order, const struct draft *draft, struct span text,
    struct buf *member);
void write_silence(struct record *route, struct buf *member);

/* The text is the member text only where nothing stands against it, else refused. */
void write_taken(const struct draft_order *order, const struct taken *taken, struct buf *member);
bool taken_may_go(const struct taken *taken);

/* Appends that the post is not answered, and why: not answering is a decision of its own. */
void tell_silence(struct record *route, struct buf *out);

#endif
