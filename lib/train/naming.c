#include "train/naming.h"

#include <stdlib.h>

#include "base/mem.h"

/* By trial: a name is seen so often with a capital, and so many times as often as without. */
enum { LEAST_SMALL = 2, LEAST_NAMED = 3, TIMES = 2 };

struct naming {
	uint32_t *small, *capital; /* by bucket */
	bool *listed;
};

enum { BUCKETS = 1 << NAMES_BITS };

struct naming *naming_new(void)
{
	struct naming *naming = mem_new(1, sizeof *naming);

	naming->small = mem_new(BUCKETS, sizeof *naming->small);
	naming->capital = mem_new(BUCKETS, sizeof *naming->capital);
	naming->listed = mem_new(BUCKETS, sizeof *naming->listed);
	return naming;
}

void naming_free(struct naming *naming)
{
	free(naming->small);
	free(naming->capital);
	free(naming->listed);
	free(naming);
}

static size_t bucket_of(const struct token *token)
{
	size_t at;
	unsigned shift = names_place(token->hash, &at);

	return at * 4 + shift / 2;
}

/* Titles, and those Who Write So, tell nothing. */
static bool all_capital(const struct tokens *tokens)
{
	size_t words = 0, capital = 0;

	for (size_t i = 0; i < tokens->count; i++) {
		words += tokens->at[i].kind == TOKEN_WORD;
		capital += tokens->at[i].kind == TOKEN_WORD && names_capital(&tokens->at[i]);
	}
	return capital * 2 > words;
}

void naming_count(struct naming *naming, const struct tokens *tokens,
    const struct phrase_matches *matches)
{
	bool titled = all_capital(tokens), inside = false;

	for (size_t i = 0; i < matches->count; i++)
		for (uint32_t k = 0; k < matches->at[i].count; k++)
			naming->listed[bucket_of(&tokens->at[matches->at[i].start + k])] = true;
	for (size_t i = 0; i < tokens->count; i++) {
		const struct token *token = &tokens->at[i];
		bool word = token->kind == TOKEN_WORD;

		inside = inside && token->gap != GAP_SENTENCE;
		if (word && !token->capitals && !titled && !token->tag) {
			if (!names_capital(token))
				naming->small[bucket_of(token)] += token->text.at[0] > 'Z';
			else if (inside)
				naming->capital[bucket_of(token)]++;
		}
		inside = word;
	}
}

void naming_fill(const struct naming *naming, unsigned char *table)
{
	for (size_t i = 0; i < BUCKETS; i++) {
		bool name = !naming->listed[i] && naming->capital[i] >= LEAST_NAMED &&
		    naming->capital[i] > TIMES * naming->small[i];
		bool small = naming->listed[i] || (!name && naming->small[i] >= LEAST_SMALL);

		table[i / 4] = (unsigned char)(table[i / 4] |
		    (unsigned)((name ? NAMES_NAME : 0) | (small ? NAMES_SMALL : 0)) << i % 4 * 2);
	}
}
