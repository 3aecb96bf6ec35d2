/*
 * Words and phrases of every kind - the word list's, the topics', the brand's names - found by
 * one walk over a post's tokens, whatever their number (trie.h). Those that a program brings
 * along are used where they lie; what a plan adds stands beside them.
 * A phrase is made of tokens as a post is; its words must stand together in one clause.
 */
#ifndef MODEL_PHRASE_H
#define MODEL_PHRASE_H

#include <stddef.h>
#include <stdint.h>

#include "base/pack.h"
#include "model/token.h"

enum phrase_kind { PHRASE_WORD, PHRASE_TOPIC, PHRASE_BRAND, PHRASE_SIGN };

struct phrases;

/* Tokens start..start+count-1 are the phrase that was added as kind and index. */
struct phrase_match {
	uint32_t start, count, index;
	enum phrase_kind kind;
};

struct phrase_matches {
	struct phrase_match *at; /* by start, shorter before longer */
	size_t count, room;
};

/* New; goes to phrases_free. */
struct phrases *phrases_new(void);
void phrases_free(struct phrases *phrases);

/* Adds a phrase of at least one token. The same phrase may stand for several things. */
void phrases_add(struct phrases *phrases, const struct tokens *tokens, enum phrase_kind kind,
    uint32_t index);

/* Writes the phrases, of which there is one at least; or reads them: what is new borrows them
 * from the pack's bytes, and more can be added beside them. */
void phrases_pack(struct pack *pack, struct phrases **phrases);

/* Finds all of them; gives each token its numbers and marks the brand's. A link is in no
 * phrase, a handle is a name of the brand or nothing. */
void phrases_find(
    const struct phrases *phrases, struct tokens *tokens, struct phrase_matches *matches);

void phrase_matches_free(struct phrase_matches *matches);

#endif
