#include "model/phrase.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/fold.h"
#include "model/trie.h"

enum { LONGEST_SHORT = 64 };

/* What was read, if anything, to which nothing is added; and what was added. */
enum trie_kind { GIVEN, OWN, TRIES };

struct phrases {
	struct trie *tries[TRIES];
};

struct phrases *phrases_new(void)
{
	struct phrases *phrases = mem_new(1, sizeof *phrases);

	phrases->tries[OWN] = trie_new();
	return phrases;
}

void phrases_free(struct phrases *phrases)
{
	if (phrases == NULL)
		return;
	trie_free(phrases->tries[GIVEN]);
	trie_free(phrases->tries[OWN]);
	free(phrases);
}

void phrases_add(struct phrases *phrases, const struct tokens *tokens, enum phrase_kind kind,
    uint32_t index)
{
	trie_add(phrases->tries[OWN], tokens, kind, index);
}

void phrases_pack(struct pack *pack, struct phrases **phrases)
{
	if (pack->out == NULL)
		*phrases = phrases_new();
	trie_pack(pack, &(*phrases)->tries[pack->out != NULL ? OWN : GIVEN]);
}

/* Whether a word is known in one of its forms. */
static inline bool number_form(
    const struct phrases *phrases, struct token *token, struct span key, uint32_t hash)
{
	const struct trie *given = phrases->tries[GIVEN];

	token->word[OWN] = trie_word(phrases->tries[OWN], key, hash);
	token->word[GIVEN] = given != NULL ? trie_word(given, key, hash) : 0;
	return (token->word[OWN] | token->word[GIVEN]) != 0;
}

/* A drawn-out word has a second form to try, and a word with 's is the word. */
static void number_otherwise(const struct phrases *phrases, struct token *token, struct span key)
{
	char other[LONGEST_SHORT];

	if (token->drawn_out && token->kind == TOKEN_WORD) {
		key = (struct span){other, fold_short(token, other, sizeof other)};
		if (number_form(phrases, token, key, fold_hash(key.at, key.len)))
			return;
	}
	if (key.len > 2 && memcmp(key.at + key.len - 2, "'s", 2) == 0) {
		key.len -= 2;
		number_form(phrases, token, key, fold_hash(key.at, key.len));
	}
}

static void number_words(const struct phrases *phrases, struct tokens *tokens)
{
	for (size_t i = 0; i < tokens->count; i++) {
		struct token *token = &tokens->at[i];
		struct span key = token_key(tokens, token);

		if (token->kind == TOKEN_LINK)
			token->word[GIVEN] = token->word[OWN] = 0;
		else if (!number_form(phrases, token, key, token->hash))
			number_otherwise(phrases, token, key);
	}
}

static void add_match(struct phrase_matches *matches, struct phrase_match match)
{
	if (matches->count == matches->room) {
		matches->room = matches->room > 0 ? matches->room * 2 : 64;
		matches->at = mem_resize(matches->at, matches->room, sizeof *matches->at);
	}
	matches->at[matches->count++] = match;
}

static inline void add_meanings(const struct trie *trie, uint32_t node, bool handle,
    struct phrase_match match, struct phrase_matches *matches)
{
	for (uint32_t m = trie->nodes[node].meaning; m != 0; m = trie->meanings[m].next) {
		match.index = trie->meanings[m].index;
		match.kind = (enum phrase_kind)trie->meanings[m].kind;
		if (!handle || match.kind == PHRASE_BRAND)
			add_match(matches, match);
	}
}

/* Whether a phrase may go on from the token before this one. */
static bool goes_on(const struct tokens *tokens, size_t next)
{
	return next < tokens->count && tokens->at[next].gap == GAP_NONE &&
	    tokens->at[next].kind != TOKEN_HANDLE;
}

/* The phrases of one trie that begin at token i, which leads to the node. */
static void find_in(const struct phrases *phrases, enum trie_kind kind,
    const struct tokens *tokens, size_t i, uint32_t node, struct phrase_matches *matches)
{
	const struct trie *trie = phrases->tries[kind];
	bool handle = tokens->at[i].kind == TOKEN_HANDLE;
	size_t next = i + 1;

	while (node != 0) {
		add_meanings(trie, node, handle,
		    (struct phrase_match){.start = (uint32_t)i, .count = (uint32_t)(next - i)},
		    matches);
		if (handle || !trie->nodes[node].leads || !goes_on(tokens, next))
			return;
		node = trie_next(trie, node, tokens->at[next++].word[kind]);
	}
}

/* The same of both, the shorter before the longer. */
static void find_in_both(const struct phrases *phrases, const struct tokens *tokens, size_t i,
    uint32_t nodes[TRIES], struct phrase_matches *matches)
{
	bool handle = tokens->at[i].kind == TOKEN_HANDLE;
	size_t next = i + 1;

	while (nodes[GIVEN] != 0 || nodes[OWN] != 0) {
		for (int kind = 0; kind < TRIES; kind++)
			if (nodes[kind] != 0)
				add_meanings(phrases->tries[kind], nodes[kind], handle,
				    (struct phrase_match){
				        .start = (uint32_t)i, .count = (uint32_t)(next - i)},
				    matches);
		if (handle || !goes_on(tokens, next))
			return;
		for (int kind = 0; kind < TRIES; kind++)
			nodes[kind] = trie_next(
			    phrases->tries[kind], nodes[kind], tokens->at[next].word[kind]);
		next++;
	}
}

static inline void find_at(const struct phrases *phrases, const struct tokens *tokens, size_t i,
    struct phrase_matches *matches)
{
	const uint32_t *word = tokens->at[i].word;
	uint32_t given = trie_first(phrases->tries[GIVEN], word[GIVEN]);
	uint32_t own = trie_first(phrases->tries[OWN], word[OWN]);

	if (own != 0 && given != 0)
		find_in_both(phrases, tokens, i, (uint32_t[TRIES]){given, own}, matches);
	else if (given != 0)
		find_in(phrases, GIVEN, tokens, i, given, matches);
	else if (own != 0)
		find_in(phrases, OWN, tokens, i, own, matches);
}

static void mark_brand(struct tokens *tokens, const struct phrase_match *match)
{
	for (uint32_t i = match->start; i < match->start + match->count; i++)
		tokens->at[i].brand = true;
}

void phrases_find(
    const struct phrases *phrases, struct tokens *tokens, struct phrase_matches *matches)
{
	matches->count = 0;
	number_words(phrases, tokens);
	for (size_t i = 0; i < tokens->count; i++)
		find_at(phrases, tokens, i, matches);
	for (size_t i = 0; i < matches->count; i++)
		if (matches->at[i].kind == PHRASE_BRAND)
			mark_brand(tokens, &matches->at[i]);
}

void phrase_matches_free(struct phrase_matches *matches)
{
	free(matches->at);
	*matches = (struct phrase_matches){0};
}
