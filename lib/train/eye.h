/*
 * Reads a text as crisis-score does without a plan: tokens, words of the built-in list, their
 * weights, features.
 */
#ifndef TRAIN_EYE_H
#define TRAIN_EYE_H

#include "base/status.h"
#include "model/evidence.h"
#include "model/features.h"
#include "model/lexicon.h"

struct eye {
	struct phrases *phrases;
	struct lexicon lexicon;
	struct tokens tokens;
	struct phrase_matches matches;
	struct evidence_list rows;
	struct features features;
};

/* words is the word list. eye must be zeroed; it goes to eye_close. */
enum status eye_open(struct eye *eye, struct span words, struct fault *fault);
void eye_close(struct eye *eye);

/* Fills tokens and matches. */
void eye_read(struct eye *eye, struct span text);

/* After eye_read: fills rows and features. names may be NULL. */
void eye_features(struct eye *eye, const unsigned char *names, bool foreign);

#endif
