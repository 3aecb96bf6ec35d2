/*
 * What fills the slots of a reply, from the post, its case and the plan. What comes from the
 * post is a stranger's: a handle or a name is used only when it looks like one.
 */
#ifndef REPLY_SLOTS_H
#define REPLY_SLOTS_H

#include "plan/facts.h"
#include "plan/plan.h"

struct slots {
	struct span values[SLOTS]; /* at NULL: there is none */
	char next_update[16];      /* "14:30 UTC" */
};

/* Texts are borrowed, or in the post's arena. now is for the next update. */
void slots_fill(struct slots *slots, const struct plan *plan, const struct plan_topic *topic,
    const struct plan_team *team, struct record *post, const struct facts *facts,
    struct span lang, int64_t now);

#endif
