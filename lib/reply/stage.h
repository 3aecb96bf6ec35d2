/*
 * Which stage is due, and the facts without which it cannot be said.
 */
#ifndef REPLY_STAGE_H
#define REPLY_STAGE_H

#include "reply/draft.h"

/* The topic that the score puts first; NULL where there is none. */
const struct plan_topic *stage_topic(const struct draft_order *order);

/* Whether people may be hurt, so that no light word is fit: by the severity, -1 where that is
 * unknown, or by the topic, which may be NULL. */
bool stage_is_grave(const struct plan_topic *topic, int severity);

/* As asked for, else as the case's state, the severity, the stance and the topic say. said are
 * the facts on the line. */
enum stage stage_due(const struct draft_order *order, struct record *kase, struct record *said);

/* True for answers that only facts allow. */
bool stage_rests_on_facts(enum stage stage);

/* Fills the draft's facts with those of the topic's checklist that neither the case has nor the
 * line. */
void stage_facts(const struct draft_order *order, struct record *kase, struct record *said,
    struct draft *draft);

#endif
