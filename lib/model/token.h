/*
 * A post's text as tokens: words, numbers, emoji, emoticons, hashtags cut into their words;
 * handles, links and addresses as classes of their own. One pass over the text, which may be
 * of any script: an ideograph or kana is a token of its own, since those scripts put no spaces
 * between words. A zeroed struct tokens is empty; it owns its memory and keeps it for the next
 * post, so that in the long run nothing is allocated per post.
 */
#ifndef MODEL_TOKEN_H
#define MODEL_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/span.h"

enum token_kind { TOKEN_WORD, TOKEN_EMOJI, TOKEN_EMOTICON, TOKEN_HANDLE, TOKEN_LINK };

/* What stands between a token and the one before it. */
enum token_gap { GAP_NONE, GAP_CLAUSE, GAP_SENTENCE };

struct token {
	struct span text;    /* as written; borrowed from the post */
	uint32_t key, size;  /* its folded form: an offset in keys, and bytes */
	uint32_t hash;       /* of the folded form */
	uint32_t word[2];    /* its numbers in two vocabularies (phrase.h), 0 for none */
	unsigned char kind, gap;
	bool capitals;       /* two capital letters or more and no small one */
	bool drawn_out;      /* a letter three times running, or an emoji repeated */
	bool tag;            /* from a hashtag */
	bool brand;          /* part of a name of the brand (phrase.h) */
};

struct tokens {
	struct token *at;
	size_t count, room;
	struct buf keys;
	struct buf scratch;
	size_t bangs, questions;    /* exclamation and question marks */
	size_t words, capitals;     /* of more than one letter, outside hashtags */
	size_t links, handles;
};

void tokens_reset(struct tokens *tokens);

/* Adds the tokens of text, which must be UTF-8 and stay for as long as they are used. A text
 * added to one that is there begins a new sentence. */
void tokens_add(struct tokens *tokens, struct span text);

void tokens_free(struct tokens *tokens);

static inline struct span token_key(const struct tokens *tokens, const struct token *token)
{
	return (struct span){tokens->keys.at + token->key, token->size};
}

#endif
