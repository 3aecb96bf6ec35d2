/*
 * What a post's words are a sign of, beside good and bad: whose experience it is, whether
 * anything is asked, at whom it is aimed, who is hurt.
 */
#ifndef SCORE_CUES_H
#define SCORE_CUES_H

#include <stdbool.h>

#include "model/lexicon.h"
#include "model/token.h"
#include "score/signs.h"

/* Counts are by enum cue, and on by enum sign. */
struct cues {
	unsigned count[SIGNS];
	struct span first[SIGNS]; /* as written; the first phrase that is a sign of it */
	bool addressed;           /* has a handle of the brand's */
	bool replying;            /* begins with a handle, as an answer does */
	bool shouting;            /* most words in capitals */
	bool asks;                /* has a question mark */
	bool opens_asking;        /* begins with a word of question */
	size_t words;
	struct span mocked;       /* the failing that praise is for (mockery.h); may be empty */
};

void cues_read(struct cues *cues, const struct tokens *tokens,
    const struct phrase_matches *matches, const struct lexicon *lexicon);

#endif
