/*
 * What a post's words are a sign of, beside good and bad: whose experience it is, whether
 * anything is asked, at whom it is aimed.
 */
#ifndef SCORE_CUES_H
#define SCORE_CUES_H

#include <stdbool.h>

#include "model/lexicon.h"
#include "model/token.h"

struct cues {
	unsigned count[CUES];
	struct span first[CUES]; /* as written; the first phrase that is a sign of it */
	bool addressed;          /* has a handle of the brand's */
	bool shouting;           /* most words in capitals */
	bool asks;               /* ends in a question mark */
};

void cues_read(struct cues *cues, const struct tokens *tokens,
    const struct phrase_matches *matches, const struct lexicon *lexicon);

#endif
