/*
 * The voice of a reply: an opening that fits, and the person's own words for the problem.
 */
#ifndef REPLY_VOICE_H
#define REPLY_VOICE_H

#include "reply/slots.h"

/* Fills opening, words and apology. */
void fill_voice(struct slots *slots, const struct slot_order *order);

#endif
