/*
 * Finding out which words are names, by how people write them: a word that mostly has a capital
 * within a sentence is one.
 */
#ifndef TRAIN_NAMING_H
#define TRAIN_NAMING_H

#include "model/names.h"
#include "model/phrase.h"

struct naming;

/* New; goes to naming_free. */
struct naming *naming_new(void);
void naming_free(struct naming *naming);

/* Counts the words of a text; words of the list (those in a match) are never names. */
void naming_count(struct naming *naming, const struct tokens *tokens,
    const struct phrase_matches *matches);

/* Fills a table of NAMES_SIZE bytes. */
void naming_fill(const struct naming *naming, unsigned char *table);

#endif
