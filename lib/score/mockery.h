/*
 * Praise that a failing gives the lie to, in one of three forms: applause with a failing for its
 * object ("well done, acme, losing my parcel"), applause by itself with a mishap behind it
 * ("great, the app crashed again"), and thanks to what a mishap is owed to ("thanks to the V4 my
 * kitchen is under water"). A word of negation, of contrast, of time or reason between the two
 * makes it none, for then the failing may be what was put right; so does "but", or that it was
 * put right, behind them. In doubt the post is left as it is.
 */
#ifndef SCORE_MOCKERY_H
#define SCORE_MOCKERY_H

#include "base/span.h"
#include "model/evidence.h"
#include "model/phrase.h"
#include "model/token.h"

/* What the walk over a post's signs knows. Places are of tokens, SIZE_MAX for none. */
struct mockery {
	size_t applause, hurrah, owing; /* behind the last of them */
	size_t negated;                 /* the last word of negation */
	size_t first, behind;           /* the failing or mishap */
};

#define MOCKERY_NONE \
	((struct mockery){SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX})

/* Takes in a phrase, in the order of the text, with its signs (1 << enum sign or enum cue). */
void mockery_note(struct mockery *mockery, const struct tokens *tokens, unsigned signs,
    const struct phrase_match *match);

/* Adds the row that brings the raw score down to -3, a sentiment of -0.61, where it is above. */
void mockery_weigh(struct span failing, struct evidence_list *why);

#endif
