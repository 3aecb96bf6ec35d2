/*
 * What the model makes of who is harmed, and how badly: it has read some thousand posts of that,
 * and meets words that no list has.
 */
#ifndef SCORE_HARM_H
#define SCORE_HARM_H

#include "base/span.h"
#include "model/judge.h"
#include "model/token.h"

/* Loss, or worse; harm to somebody, or worse; grave harm. */
enum { HARM_GRAVE, HARM_HURT, HARM_LOSS, HARMS }; /* in the order of the model's heads */

struct harm {
	double p[HARMS];         /* 0 where no model was asked */
	struct span most[HARMS]; /* from 0.5 on: the word that speaks most for it; may be empty */
};

struct harm harm_read(
    const struct model *model, const struct verdict *verdict, const struct tokens *tokens);

#endif
