/*
 * Which language a text is in, of 32, by its words and the runs of one to four characters in
 * them; where a script has one language only, by the script.
 *
 * The table has a row for each bucket of such numbers and in each row a byte for each language,
 * in the order of language_names; its first row is what each has without any text.
 */
#ifndef MODEL_LANGUAGE_H
#define MODEL_LANGUAGE_H

#include <stdint.h>

#include "base/span.h"
#include "model/token.h"

enum {
	LANGUAGES = 32,
	LANGUAGE_MOST = 4,    /* characters in a run */
	LANGUAGE_ROOM = 160,  /* numbers of one word, at most */
};

extern const char language_names[LANGUAGES][3]; /* ISO 639-1 */

/* The row of a number in a table of so many rows; never the first. */
static inline size_t language_row(uint32_t number, size_t rows)
{
	return 1 + (size_t)(((uint64_t)number * (rows - 1)) >> 32);
}

/* The numbers of a token; none of handles, links, emoji and numbers. */
size_t language_numbers(
    const struct tokens *tokens, const struct token *token, uint32_t numbers[LANGUAGE_ROOM]);

struct spoken {
	int found;      /* its number, -1: the text has no words */
	double lead;    /* by which its score leads that of the next, about 0 to 3 */
	double english; /* the same over English, 0 where it is English */
};

/* What words add, kept from post to post, since words come again. Zeroed at first; memory goes
 * to language_free. One is used with one table only. */
struct spoken_words {
	struct spoken_word *at;
};

struct spoken language_find(struct span table, double scale, const struct tokens *tokens,
    struct spoken_words *words);

void language_free(struct spoken_words *words);

#endif
