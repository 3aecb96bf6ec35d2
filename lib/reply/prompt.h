/*
 * What a colleague or a language model needs to write an answer, instead of a draft.
 */
#ifndef REPLY_PROMPT_H
#define REPLY_PROMPT_H

#include "reply/draft.h"

/*
 * Appends an object: stage, platform, lang, limit and how it is counted, topic, severity,
 * posture, what to tell people, contact, next_update (in seconds), the facts on the line and
 * those that are missing, the remedy, do and do_not from the guard's rules. text is our own
 * draft, as an example; empty where there is none.
 */
void prompt_write(const struct draft_order *order, const struct draft *draft, struct span text,
    struct buf *member);

#endif
