/*
 * How good or bad the words are: weights, turned round by negation, made stronger or weaker by
 * degree, capitals and drawn-out letters, weighed anew about a contrast. All in whole
 * thousandths, so that what the rows add is the sum, on every machine.
 */
#ifndef MODEL_VALENCE_H
#define MODEL_VALENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "post/term.h"
#include "model/evidence.h"
#include "model/lexicon.h"
#include "model/token.h"

struct valence {
	int64_t raw;       /* the sum of the rows for TO_SENTIMENT, in thousandths */
	int64_t good, bad; /* its positive and negative parts */
	int sentiment;     /* raw squashed to -1000..1000 */
	enum label label;
};

/* What valence_words reads. */
struct valence_text {
	const struct tokens *tokens;
	const struct phrase_matches *matches;
	const struct lexicon *lexicon;
	bool foreign; /* not English: other words count */
};

/* Adds a row for each word that counts, and for exclamation marks. The brand's names and the
 * words within them count nothing. */
void valence_words(const struct valence_text *text, struct evidence_list *why);

/* Adds a row for a rating of 1 to 5: below 2.5 bad, above 3.5 good, between nothing. */
void valence_rating(double rating, struct evidence_list *why);

/* Sums the rows: sentiment = raw / sqrt(raw^2 + 15), with raw in units (the form is VADER's,
 * Hutto and Gilbert 2014). */
struct valence valence_sum(const struct evidence_list *why);

#endif
