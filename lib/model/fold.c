#include "model/fold.h"

#include <string.h>

#include "base/utf8.h"
#include "model/chars.h"

uint32_t fold_hash(const char *at, size_t len)
{
	uint32_t hash = 2166136261U;

	for (size_t i = 0; i < len; i++)
		hash = (hash ^ (unsigned char)at[i]) * 16777619U;
	return hash;
}

/* Folds ASCII letters to lower case; of a letter three or more times running two stay. */
static void fold_ascii(struct tokens *tokens, struct token *token)
{
	char *out = buf_reserve(&tokens->keys, token->text.len);
	uint32_t hash = 2166136261U;
	size_t n = 0, run = 0, capitals = 0, smalls = 0;

	for (size_t i = 0; i < token->text.len; i++) {
		char c = token->text.at[i];

		smalls += chars_small(c);
		if (chars_capital(c)) {
			capitals++;
			c = (char)(c | 0x20);
		}
		run = n > 0 && out[n - 1] == c ? run + 1 : 1;
		if (run >= 3 && chars_small(c)) {
			token->drawn_out = true;
			continue;
		}
		out[n++] = c;
		hash = (hash ^ (unsigned char)c) * 16777619U;
	}
	token->size = (uint32_t)n;
	token->hash = hash;
	token->capitals = capitals >= 2 && smalls == 0;
	tokens->keys.len += n;
}

/* The typographic apostrophe is the plain one before folding. */
static void fold_wide(struct tokens *tokens, struct token *token)
{
	static const char mark[] = "\xE2\x80\x99";
	const char *at = token->text.at, *end = at + token->text.len;
	struct buf *scratch = &tokens->scratch;

	buf_reset(scratch);
	while (at < end) {
		bool hit = end - at >= 3 && memcmp(at, mark, 3) == 0;

		buf_char(scratch, hit ? '\'' : *at);
		at += hit ? 3 : 1;
	}
	utf8_fold(&tokens->keys, scratch->at, scratch->len);
	token->size = (uint32_t)(tokens->keys.len - token->key);
	token->hash = fold_hash(tokens->keys.at + token->key, token->size);
}

size_t fold_short(const struct token *token, char *out, size_t size)
{
	size_t n = 0;

	for (size_t i = 0; i < token->text.len; i++) {
		char c = token->text.at[i];
		size_t run = 1;

		if ((unsigned char)c >= 0x80)
			return 0;
		while (i + run < token->text.len && (token->text.at[i + run] | 0x20) == (c | 0x20))
			run++;
		for (size_t k = 0; k < (run >= 3 ? 1 : run); k++) {
			if (n == size)
				return 0;
			out[n++] = (char)(chars_capital(c) ? c | 0x20 : c);
		}
		i += run - 1;
	}
	return n;
}

void fold_word(struct tokens *tokens, struct token *token, bool wide)
{
	if (wide)
		fold_wide(tokens, token);
	else
		fold_ascii(tokens, token);
}
