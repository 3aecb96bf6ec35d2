/*
 * The table of languages (language.h): fitted with liblinear to the sentences, pairs of words
 * and words of the recipe's language sources, and to the words and pairs within the sentences.
 */
#ifndef TRAIN_TONGUE_H
#define TRAIN_TONGUE_H

#include "train/corpus.h"

/* Appends the table; scale is what its bytes are multiplied by. Every fifth row is kept for the
 * report and learned from all the same in the end, where held is false. */
enum status tongue_fit(const struct corpus *corpus, const struct recipe *recipe, bool held,
    struct buf *table, double *scale, struct fault *fault);

/* The share of the rows held back that are told rightly, by source: appends lines. */
void tongue_report(const struct corpus *corpus, const struct recipe *recipe, struct span table,
    double scale, struct buf *lines);

#endif
