/*
 * The words and phrases that posts are searched for: the word list and the signs.
 */
#ifndef SCORE_VOCABULARY_H
#define SCORE_VOCABULARY_H

#include "base/pack.h"
#include "base/status.h"
#include "model/lexicon.h"
#include "model/phrase.h"

struct vocabulary {
	struct phrases *phrases;
	struct lexicon lexicon;
};

/* Reads a word list and signs behind what is there already: files, or the built-in ones where
 * they are NULL. STATUS_PLAN where one of them is not in its form, STATUS_IO where it cannot be
 * read. */
enum status vocabulary_load(struct vocabulary *vocabulary, const char *words, const char *signs,
    struct fault *fault);

/* Writes a vocabulary that was loaded, or reads one, into one that is zeroed. */
void vocabulary_pack(struct pack *pack, struct vocabulary *vocabulary);

/* The built-in list and signs: they were loaded and packed as the program was built. */
enum status vocabulary_builtin(struct vocabulary *vocabulary, struct fault *fault);

void vocabulary_free(struct vocabulary *vocabulary);

#endif
