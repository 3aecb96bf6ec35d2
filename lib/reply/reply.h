/*
 * Drafting: for each routed post that is to be answered, a text in the person's language that
 * fits the platform, or why there is none.
 */
#ifndef REPLY_REPLY_H
#define REPLY_REPLY_H

#include "base/buf.h"
#include "plan/plan.h"
#include "post/record.h"
#include "reply/draft.h"

struct drafting {
	const struct plan *plan; /* borrowed */
	int64_t now;
	int stage; /* of enum stage, or DRAFT_STAGE_OF_TOPIC */
	bool explain;
	bool approved; /* only texts that are, where they must be */
	size_t refused; /* which are not, so far */
	bool prompt; /* what an author needs, instead of a draft */
	struct guard guard;
	struct cleared cleared;
	struct heard heard;
	struct stated stated;
	struct speeches speeches;
	struct record score, route; /* kept for their memory; zeroed to start with */
	struct buf text;
};

/* The word that an option must be one of; *found is untouched where text is NULL. */
enum status reply_word(const char *option, const char *text, const char *const *names, int count,
    int *found, struct fault *fault);

/* Opens guard and languages for the plan; drafting_free whatever this returns. */
enum status drafting_open(struct drafting *drafting, struct fault *fault);

/* Reads what a draft for the post is made for; *answer: its route wants one. order borrows facts
 * and the drafting. The post's own status tells, too, whether that could be read. */
enum status drafting_read(struct drafting *drafting, struct record *post,
    struct draft_order *order, struct facts *facts, bool *answer, struct fault *fault);

/* A filter_judge (filter.h) whose state is a struct drafting. */
enum status reply_judge(void *state, struct record *post, struct buf *member, struct fault *fault);

void drafting_free(struct drafting *drafting);

#endif
