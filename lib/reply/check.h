/*
 * crisis-reply --check: the guard over drafts on their lines, or over plain texts.
 */
#ifndef REPLY_CHECK_H
#define REPLY_CHECK_H

#include "filter.h"
#include "plan/plan.h"
#include "reply/guard.h"

struct checking {
	const struct plan *plan; /* borrowed */
	struct guard guard;
	int stage;            /* of enum stage, for drafts that name none; or STAGE_UNKNOWN */
	const char *platform; /* of plain texts; NULL: draft lines */
	const char *severity, *topic; /* of plain texts; may be NULL */
	bool approved; /* an error where a text that must be approved is not */
	bool explain;
	size_t errors;        /* findings so far, of all texts */
	struct record score, reply; /* kept for their memory; zeroed to start with */
};

/*
 * Checks the drafts on the lines that the filter reads, or with a platform each operand as one
 * text: one line goes out for each, its reply with the member findings; posts without a draft
 * pass. Returns the exit status, 1 where there was an error. Frees what it fills of checking.
 */
int check_main(struct checking *checking, struct filter *filter);

#endif
