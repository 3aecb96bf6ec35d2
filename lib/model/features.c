#include "model/features.h"

#include <stdlib.h>

#include "base/mem.h"
#include "model/names.h"

enum { A_NAME = 0x4E41, A_NUMBER = 0x4E55, TOKEN_ROOM = 2 };

struct walk {
	struct features *features;
	const struct features_text *text;
	uint64_t before; /* the word before, in the same sentence; 0 for none */
	size_t next;     /* of the matches */
	int negation;    /* words that are still negated */
};

enum { NEGATION_REACH = 4 };

static void make_room(struct features *features, size_t tokens)
{
	if (features->room < tokens * TOKEN_ROOM) {
		features->room = tokens * TOKEN_ROOM;
		features->at = mem_resize(features->at, features->room, sizeof *features->at);
	}
	if (features->token_room < tokens) {
		features->token_room = tokens;
		features->tokens =
		    mem_resize(features->tokens, tokens, sizeof *features->tokens);
	}
}

static bool is_number(const struct token *token)
{
	return token->kind == TOKEN_WORD && token->text.at[0] >= '0' && token->text.at[0] <= '9';
}

/* What words of the list that begin at the token are signs of. */
static unsigned signs_at(struct walk *walk, size_t i)
{
	const struct phrase_matches *matches = walk->text->matches;
	unsigned signs = 0;

	for (; walk->next < matches->count && matches->at[walk->next].start <= i; walk->next++) {
		const struct phrase_match *match = &matches->at[walk->next];
		const struct lexicon_entry *entry;

		if (match->start != i || match->kind != PHRASE_WORD || match->count != 1)
			continue;
		entry = &walk->text->lexicon->entries[match->index];
		signs |= entry->foreign == walk->text->foreign ? entry->signs : 0;
	}
	return signs;
}

static void add(struct walk *walk, uint64_t number)
{
	walk->features->at[walk->features->count++] = gram_mix(number);
}

/* The word with the one before it, and the word negated. */
static void add_pairs(struct walk *walk, uint64_t word)
{
	const uint64_t pair = UINT64_C(0x9E3779B97F4A7C15), turned = UINT64_C(0xD6E8FEB86659FD93);

	if (walk->before != 0)
		add(walk, word + walk->before * pair);
	if (walk->negation > 0)
		add(walk, word ^ turned);
}

static uint64_t word_number(const struct token *token, bool name, bool *whole)
{
	*whole = true;
	if (name)
		return A_NAME;
	if (is_number(token))
		return A_NUMBER;
	*whole = token->kind != TOKEN_WORD;
	return (uint64_t)token->hash << 16 | 1;
}

static void read_token(struct walk *walk, size_t i)
{
	struct features *features = walk->features;
	const struct token *token = &walk->text->tokens->at[i];
	struct features_token *range = &features->tokens[i];
	unsigned signs = signs_at(walk, i);
	bool whole, degree = (signs & 1U << CUE_DEGREE) != 0;
	uint64_t word;

	*range = (struct features_token){.from = (uint32_t)features->count};
	if (token->kind == TOKEN_HANDLE || token->kind == TOKEN_LINK)
		return;
	if (token->gap != GAP_NONE)
		walk->negation = 0;
	if (token->gap == GAP_SENTENCE)
		walk->before = 0;
	range->named = names_has(walk->text->foreign ? NULL : walk->text->names, token);
	word = word_number(token, range->named, &whole);
	if (word == A_NAME && walk->before == A_NAME)
		return; /* a name of two words is one */
	add_pairs(walk, word);
	range->alone = degree ? 0 : gram_mix(word) | 1;
	range->pairs = (uint16_t)(features->count - range->from);
	range->spelled = !whole && !degree;
	features->words += (size_t)range->pairs + !degree;
	features->content += word != A_NAME;
	walk->before = word;
	walk->negation -= walk->negation > 0;
	if ((signs & 1U << CUE_NEGATOR) != 0)
		walk->negation = NEGATION_REACH;
}

static double most(double value, double limit)
{
	return value > limit ? limit : value < -limit ? -limit : value;
}

/* Rows of the word list, in thousandths of its weights. */
static void figure_rows(double *figures, const struct evidence *rows, size_t count)
{
	double good = 0, bad = 0, best = 0, worst = 0, first = 0, last = 0;

	for (size_t i = 0; i < count; i++) {
		double adds = rows[i].adds / 1000.0;

		if (rows[i].to != TO_SENTIMENT || rows[i].own || adds == 0)
			continue;
		good += adds > 0 ? adds : 0;
		bad -= adds < 0 ? adds : 0;
		best = adds > best ? adds : best;
		worst = adds < worst ? adds : worst;
		first = first == 0 ? adds : first;
		last = adds;
		figures[adds > 0 ? FIGURE_GOOD_COUNT : FIGURE_BAD_COUNT] += 0.2;
	}
	figures[FIGURE_SUM] = most((good - bad) / 4, 1.5);
	figures[FIGURE_GOOD] = most(good / 5, 1.5);
	figures[FIGURE_BAD] = most(bad / 5, 1.5);
	figures[FIGURE_BEST] = best / 4;
	figures[FIGURE_WORST] = -worst / 4;
	figures[FIGURE_FIRST] = most(first / 4, 1);
	figures[FIGURE_LAST] = most(last / 4, 1);
}

static void figure_cues(double *figures, const struct features_text *text)
{
	for (size_t i = 0; i < text->matches->count; i++) {
		const struct phrase_match *match = &text->matches->at[i];
		const struct lexicon_entry *entry;

		if (match->kind != PHRASE_WORD)
			continue;
		entry = &text->lexicon->entries[match->index];
		if (text->tokens->at[match->start].kind == TOKEN_EMOJI ||
		    text->tokens->at[match->start].kind == TOKEN_EMOTICON)
			figures[FIGURE_PICTURES] += entry->weight / 4000.0;
		if (entry->foreign != text->foreign || entry->signs == 0)
			continue;
		figures[FIGURE_NEGATORS] += (entry->signs >> CUE_NEGATOR & 1) * 0.3;
		figures[FIGURE_CONTRAST] += (entry->signs >> CUE_CONTRAST & 1) * 0.5;
		for (unsigned left = entry->signs >> CUE_PROFANITY; left != 0; left &= left - 1)
			figures[FIGURE_CUES + __builtin_ctz(left)] += 0.4;
	}
	figures[FIGURE_PICTURES] = most(figures[FIGURE_PICTURES], 1.5);
	for (unsigned i = FIGURE_CUES; i < FIGURE_HANDLES; i++)
		figures[i] = most(figures[i], 1.2);
}

/* A name counts as one word, however many it has and whatever they look like. */
static void figure_words(struct features *features, const struct tokens *tokens)
{
	double *figures = features->figures;
	unsigned words = 0, names = 0, drawn_out = 0, tags = 0, numbers = 0, capitals = 0;
	bool named = false;

	for (size_t i = 0; i < tokens->count; i++) {
		const struct token *token = &tokens->at[i];
		bool name = features->tokens[i].named;

		words += token->kind == TOKEN_WORD && !(name && named);
		names += name && !named;
		named = name;
		if (name)
			continue;
		drawn_out += token->drawn_out;
		tags += token->tag;
		numbers += is_number(token);
		capitals += token->capitals;
	}
	figures[FIGURE_LENGTH] = most(words / 40.0, 1.5);
	figures[FIGURE_NAMES] = names * 0.1;
	figures[FIGURE_DRAWN_OUT] = drawn_out * 0.3;
	figures[FIGURE_TAGS] = tags * 0.1;
	figures[FIGURE_NUMBERS] = numbers * 0.2;
	figures[FIGURE_CAPITALS] = capitals * 0.1;
}

static void figure_marks(double *figures, const struct tokens *tokens)
{
	figures[FIGURE_BANGS] = most((double)tokens->bangs * 0.3, 1);
	figures[FIGURE_QUESTIONS] = most((double)tokens->questions * 0.4, 1);
	figures[FIGURE_HANDLES] = most((double)tokens->handles * 0.3, 1);
	figures[FIGURE_LINKS] = most((double)tokens->links * 0.5, 1);
	figures[FIGURE_FIRST_HANDLE] =
	    tokens->count > 0 && tokens->at[0].kind == TOKEN_HANDLE ? 0.5 : 0;
}

void features_read(struct features *features, const struct features_text *text)
{
	struct walk walk = {.features = features, .text = text};

	features->count = features->words = features->content = 0;
	make_room(features, text->tokens->count);
	for (size_t i = 0; i < text->tokens->count; i++)
		read_token(&walk, i);
	for (int i = 0; i < FIGURES; i++)
		features->figures[i] = 0;
	figure_rows(features->figures, text->rows, text->row_count);
	figure_cues(features->figures, text);
	figure_words(features, text->tokens);
	figure_marks(features->figures, text->tokens);
}

void features_free(struct features *features)
{
	free(features->at);
	free(features->tokens);
	*features = (struct features){0};
}
