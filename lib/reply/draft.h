/*
 * Choosing what to say: the stage, the template in the person's language, and the variant
 * that fills, fits and varies.
 */
#ifndef REPLY_DRAFT_H
#define REPLY_DRAFT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "plan/facts.h"
#include "plan/plan.h"
#include "post/record.h"

enum { DRAFT_STAGE_OF_TOPIC = -1 };

enum draft_trouble { DRAFT_DONE, DRAFT_NO_TEMPLATE, DRAFT_OPEN_SLOT, DRAFT_TOO_LONG };

struct draft {
	enum draft_trouble trouble;
	enum slot missing; /* with DRAFT_OPEN_SLOT */
	enum stage stage;
	const struct plan_template *template;
	size_t variant; /* from 0 */
	size_t length;  /* as the platform counts */
	const struct plan_limit *limit;
	bool other_language; /* the person's language has no template */
};

/* What a draft is made for. route is the post's member of that name, indexed. */
struct draft_order {
	const struct plan *plan;
	int64_t now;
	int stage; /* of enum stage, or DRAFT_STAGE_OF_TOPIC: as severity, topic and case say */
	struct record *post, *route;
	const struct facts *facts;
};

/*
 * Fills text with the draft, or draft->trouble with why there is none. Of the variants that
 * fill and fit, those that instruct and name the person come first; among these the post's
 * platform and id decide, so that a hundred answers do not read as one and the same post
 * always gets the same. A drill's text starts with DRILL, and that counts.
 */
void draft_make(const struct draft_order *order, struct draft *draft, struct buf *text);

/* Appends why there is none. */
void draft_tell_trouble(const struct draft *draft, struct buf *out);

#endif
