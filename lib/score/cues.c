#include "score/cues.h"

#include <string.h>

#include "score/mockery.h"

enum {
	WORDS_IN_A_SHOUT = 4,
	NEAR = 4, /* words between a person and their death */
};

struct walk {
	struct cues *cues;
	const struct tokens *tokens;
	size_t opening;         /* the first token that is no handle */
	size_t behind;          /* where the last phrase that hides others ends */
	size_t dead, person;    /* where they last stood; SIZE_MAX is nowhere */
	struct mockery mockery;
	uint32_t noted[SIGNS];  /* where the last one begins, plus 1 */
};

static struct span words_of(const struct walk *walk, size_t start, size_t behind)
{
	const struct token *first = &walk->tokens->at[start];
	const struct token *last = &walk->tokens->at[behind - 1];

	return (struct span){
	    first->text.at, (size_t)(last->text.at + last->text.len - first->text.at)};
}

static void note(struct walk *walk, unsigned signs, const struct phrase_match *match)
{
	struct cues *cues = walk->cues;

	if ((signs & 1U << CUE_QUESTION) != 0 && match->start == walk->opening)
		cues->opens_asking = true;
	for (; signs != 0; signs &= signs - 1) {
		int sign = __builtin_ctz(signs);

		if (walk->noted[sign] == match->start + 1)
			continue;
		walk->noted[sign] = match->start + 1;
		if (cues->count[sign]++ == 0)
			cues->first[sign] = words_of(walk, match->start, match->start + match->count);
	}
}

/* What a person has is no person: "dad's phone died". */
static bool has_owner(const struct token *token)
{
	return token->text.len > 2 &&
	    memcmp(token->text.at + token->text.len - 2, "'s", 2) == 0;
}

static bool near(const struct walk *walk, size_t from, size_t to)
{
	if (from == SIZE_MAX || to - from > NEAR + 1)
		return false;
	for (size_t i = from + 1; i <= to; i++)
		if (walk->tokens->at[i].gap == GAP_SENTENCE)
			return false;
	return true;
}

static void note_death(struct walk *walk, unsigned signs, const struct phrase_match *match)
{
	size_t at = match->start;

	if ((signs & 1U << SIGN_DEAD) != 0) {
		walk->dead = at;
		if (near(walk, walk->person, at))
			note(walk, 1U << SIGN_DEATH, match);
	}
	if ((signs & 1U << SIGN_PERSON) != 0 && !has_owner(&walk->tokens->at[at])) {
		walk->person = at;
		if (near(walk, walk->dead, at))
			note(walk, 1U << SIGN_DEATH, match);
	}
}

/* Phrases that say nothing hide what begins within them. Of those that begin at one word the
 * longest comes last, so that it is looked for ahead. */
static bool is_hidden(struct walk *walk, const struct phrase_matches *matches, size_t i)
{
	size_t start = matches->at[i].start;

	for (size_t k = i; k < matches->count && matches->at[k].start == start; k++)
		if (matches->at[k].kind == PHRASE_SIGN && matches->at[k].index == 0 &&
		    start + matches->at[k].count > walk->behind)
			walk->behind = start + matches->at[k].count;
	return start < walk->behind;
}

static void note_match(struct walk *walk, const struct lexicon *lexicon,
    const struct phrase_matches *matches, size_t i)
{
	const struct phrase_match *match = &matches->at[i];
	unsigned signs = match->kind == PHRASE_SIGN
	    ? match->index
	    : lexicon->entries[match->index].signs;

	if (is_hidden(walk, matches, i) || signs == 0)
		return;
	note(walk, signs, match);
	note_death(walk, signs, match);
	mockery_note(&walk->mockery, walk->tokens, signs, match);
}

static size_t opening(const struct tokens *tokens)
{
	size_t i = 0;

	while (i < tokens->count &&
	    (tokens->at[i].kind == TOKEN_HANDLE || tokens->at[i].brand))
		i++;
	return i;
}

void cues_read(struct cues *cues, const struct tokens *tokens,
    const struct phrase_matches *matches, const struct lexicon *lexicon)
{
	struct walk walk = {.cues = cues, .tokens = tokens, .opening = opening(tokens),
	    .dead = SIZE_MAX, .person = SIZE_MAX, .mockery = MOCKERY_NONE};

	*cues = (struct cues){0};
	for (size_t i = 0; i < matches->count; i++) {
		const struct phrase_match *match = &matches->at[i];

		if (match->kind == PHRASE_BRAND)
			cues->addressed = cues->addressed ||
			    tokens->at[match->start].kind == TOKEN_HANDLE;
		else if (match->kind == PHRASE_WORD || match->kind == PHRASE_SIGN)
			note_match(&walk, lexicon, matches, i);
	}
	cues->shouting = tokens->words >= WORDS_IN_A_SHOUT &&
	    tokens->capitals * 10 >= tokens->words * 6;
	cues->replying = tokens->count > 0 && tokens->at[0].kind == TOKEN_HANDLE;
	cues->asks = tokens->questions > 0;
	cues->words = tokens->words;
	if (walk.mockery.first != SIZE_MAX)
		cues->mocked = words_of(&walk, walk.mockery.first, walk.mockery.behind);
}
