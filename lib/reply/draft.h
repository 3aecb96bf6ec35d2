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
#include "reply/approved.h"
#include "reply/cleared.h"
#include "reply/guard.h"
#include "reply/heard.h"
#include "reply/slots.h"
#include "reply/speech.h"
#include "reply/stated.h"

enum { DRAFT_STAGE_OF_TOPIC = -1, MISSING_MOST = 16 };

enum draft_trouble {
	DRAFT_DONE,
	DRAFT_NO_TEMPLATE,
	DRAFT_OPEN_SLOT,
	DRAFT_TOO_LONG,
	DRAFT_REFUSED, /* by the guard */
	DRAFT_UNAPPROVED, /* --approved */
	DRAFT_STATED /* one statement answers its cluster */
};

struct draft {
	enum draft_trouble trouble;
	enum slot missing; /* with DRAFT_OPEN_SLOT */
	enum stage stage;
	enum stage wanted; /* what is due, where facts are missing and stage is holding */
	struct span facts[MISSING_MOST]; /* that are missing */
	size_t fact_count;
	const struct plan_template *template;
	const struct plan_remedy *remedy; /* offered by it; or NULL */
	size_t variant; /* from 0 */
	size_t length;  /* as the platform counts */
	const struct plan_limit *limit;
	uint64_t number; /* of the post: by it a draft gets its variant */
	uint64_t heard; /* bits of the variants that the person had before */
	bool repeats;   /* this is one of them: there was no other */
	struct span cluster;  /* whose statement this is, or that had it */
	int64_t cluster_size;
	bool other_language; /* the person's language has no template */
	bool in_private;
	unsigned slots; /* bits of enum slot that its text uses */
	struct approval approval; /* with DRAFT_UNAPPROVED */
	struct findings findings; /* of the guard: warnings, or with DRAFT_REFUSED why */
};

/* What a draft is made for. score and route are the post's members of that name, indexed. */
struct draft_order {
	const struct plan *plan;
	struct speeches *speeches;
	struct guard *guard;
	struct cleared *cleared;
	struct heard *heard;
	struct stated *stated;
	int64_t now;
	int stage; /* of enum stage, or DRAFT_STAGE_OF_TOPIC: as severity, topic and case say */
	struct record *post, *score, *route;
	const struct facts *facts;
};

/*
 * Fills text with the draft, or draft->trouble with why there is none. Of the variants that
 * fill, fit and pass the guard the post's platform and id decide, so that a hundred answers do
 * not read as one and the same post always gets the same; the last of a template is taken only
 * where no other can be. What rests on facts that are missing is a holding text instead. A
 * drill's text starts with DRILL, and that counts.
 */
void draft_make(const struct draft_order *order, struct draft *draft, struct buf *text);

/* Only what is due, for a text that somebody else writes: stage, wanted, facts, in_private,
 * remedy and limit. */
void draft_settle(const struct draft_order *order, struct draft *draft);

/* Where the text lacks an approval that it needs, that is its trouble. */
void draft_approve(const struct draft_order *order, struct draft *draft, struct span text);

/* Appends why there is none. */
void draft_tell_trouble(const struct draft *draft, struct buf *out);

#endif
