/*
 * The filter: each routed post finds its case, or opens one. Posts of one conversation, author or
 * cluster have one case. The same post again changes nothing; other words, another ruling or a
 * deletion of it are events of their own, each once.
 */
#ifndef CASE_SYNC_H
#define CASE_SYNC_H

#include "case/book.h"
#include "case/posted.h"
#include "io/output.h"
#include "plan/plan.h"

struct sync {
	struct book *book;
	const struct plan *plan;
	struct posted_scratch scratch;
	struct buf private;
	bool opened; /* the post at hand has opened its case */
	bool failed; /* nothing that waits may be passed on */
};

/* For the filter's loop; a member case for each post that has a case. */
enum status sync_judge(
    void *state, struct record *record, struct buf *member, struct fault *fault);

/* Commits before lines are passed on: what was passed on is in the ledger. */
struct output_watch sync_watch(struct sync *sync);

void sync_free(struct sync *sync);

#endif
