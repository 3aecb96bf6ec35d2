/*
 * A post as a model sees it: for each token the numbers of what it is (the word, the word with
 * the one before it, the runs of characters within it), and a few dozen figures of the whole
 * (what the word list makes of it, marks, capitals). Handles and links are no tokens here, so
 * that none is ever judged by them; names are all alike (names.h).
 */
#ifndef MODEL_FEATURES_H
#define MODEL_FEATURES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/evidence.h"
#include "model/gram.h"
#include "model/lexicon.h"
#include "model/token.h"

/* The figures of the whole, each of about -1 to 1. */
enum figure {
	FIGURE_SUM,         /* of the word list's weights, squashed */
	FIGURE_GOOD,        /* the same of the good ones and the bad ones */
	FIGURE_BAD,
	FIGURE_GOOD_COUNT,
	FIGURE_BAD_COUNT,
	FIGURE_BEST,        /* the strongest one */
	FIGURE_WORST,
	FIGURE_LAST,        /* the last one */
	FIGURE_FIRST,
	FIGURE_PICTURES,    /* emoji and emoticons */
	FIGURE_NEGATORS,
	FIGURE_CONTRAST,
	FIGURE_BANGS,
	FIGURE_QUESTIONS,
	FIGURE_CAPITALS,
	FIGURE_DRAWN_OUT,
	FIGURE_LENGTH,
	FIGURE_TAGS,
	FIGURE_NAMES,
	FIGURE_NUMBERS,
	FIGURE_CUES,        /* from here on: profanity, insult, request ... spam */
	FIGURE_HANDLES = FIGURE_CUES + CUES - CUE_PROFANITY,
	FIGURE_FIRST_HANDLE, /* the text begins with one */
	FIGURE_LINKS,
	FIGURES,
	FIGURES_OF_TEXT = FIGURE_HANDLES, /* those that handles and links do not change */
};

extern const char *const figure_names[FIGURES];

/* The numbers of one token: alone is that of the word by itself, 0 where it has none; from ..
 * from + pairs - 1 are those of it with what stands before it. spelled: its runs of characters
 * count as well (features_grams). */
struct features_token {
	uint32_t from, alone;
	uint16_t pairs;
	bool spelled, named; /* named: it is a name, or part of one */
};

struct features {
	uint32_t *at;                  /* hashes */
	struct features_token *tokens; /* one a token of the text */
	size_t count, room, token_room;
	size_t words;                  /* numbers in all, but for those of characters */
	size_t content;                /* tokens that say something: no names, handles, links */
	double figures[FIGURES];
};

/* What they are made of. lexicon_rows are the rows that valence_words made of the text. */
struct features_text {
	const struct tokens *tokens;
	const struct phrase_matches *matches;
	const struct lexicon *lexicon;
	const struct evidence *rows;
	size_t row_count;
	const unsigned char *names; /* NULL: no word but the brand's is taken for a name */
	bool foreign; /* not English: its own words of the list count, and no names are known */
};

/* A zeroed struct features is empty; it keeps its memory for the next post. */
void features_read(struct features *features, const struct features_text *text);

/* The numbers of a token's runs of characters, which gram_read gives. It is for the caller to
 * ask, since words come again and the answer can be kept. */
static inline size_t features_grams(
    const struct tokens *tokens, const struct token *token, uint32_t *hashes)
{
	return gram_read(token_key(tokens, token), hashes);
}
void features_free(struct features *features);

#endif
