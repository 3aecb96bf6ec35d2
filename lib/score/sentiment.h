/*
 * What a model makes of the sentiment: the label, and why. The rows that the word list gave are
 * weighed anew, and each word, mark and habit that the model goes by has a row of its own, so
 * that the rows still sum to the raw score.
 */
#ifndef SCORE_SENTIMENT_H
#define SCORE_SENTIMENT_H

#include "model/evidence.h"
#include "model/judge.h"
#include "model/valence.h"

struct sentiment_text {
	const struct model *model;
	enum head_name head; /* HEAD_SENTIMENT, or HEAD_FOREIGN */
	const struct features *features;
	const struct tokens *tokens;
};

/*
 * why holds what valence_words gave, and nothing else for TO_SENTIMENT. In thousandths, each
 * row's adds is 1500 times what it adds to the difference of the logits of positive and
 * negative; then a post of p(positive) - p(negative) = 0.8 has a sentiment of about 0.8.
 * Returns what the model has, in thousandths, of the words that the plan weighs instead; it is
 * in no row.
 */
int sentiment_explain(const struct sentiment_text *text, const struct verdict *verdict,
    struct evidence_list *why);

/* Moves the head's probabilities by a raw score that the model does not know of, such as a
 * rating's, in thousandths. */
void sentiment_shift(
    const struct model *model, enum head_name head, int raw, struct verdict *verdict);

#endif
