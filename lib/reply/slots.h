/*
 * What fills the slots of a reply, from the post, its case and the plan. What comes from the
 * post is a stranger's: a handle or a name is used only when it looks like one, words only where
 * the score found them and they are plain words.
 */
#ifndef REPLY_SLOTS_H
#define REPLY_SLOTS_H

#include "plan/facts.h"
#include "plan/plan.h"
#include "reply/speech.h"

enum { CLOCK_SIZE = 20 }; /* "15:30 UTC+5:45" and a NUL, with room */

struct slots {
	struct span values[SLOTS]; /* at NULL: there is none */
	char next_update[CLOCK_SIZE];
};

/* What the slots are filled from. lang and speech (NULL: not built in) are of the reply. */
struct slot_order {
	const struct plan *plan;
	const struct plan_topic *topic;   /* or NULL */
	const struct plan_team *team;     /* or NULL */
	const struct plan_remedy *remedy; /* or NULL */
	const struct speech *speech;
	struct record *post, *score, *route, *said; /* said: the facts on the line; may be empty */
	const struct facts *facts;
	struct span lang;
	int64_t now; /* for the next update */
	bool to_nobody;   /* a statement to all: no name */
	bool wants_words; /* a variant may quote the person */
};

/* Texts are borrowed, or in the post's arena. */
void slots_fill(struct slots *slots, const struct slot_order *order);

#endif
