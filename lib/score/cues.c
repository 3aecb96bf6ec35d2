#include "score/cues.h"

enum { WORDS_IN_A_SHOUT = 4 };

static void note(struct cues *cues, unsigned signs, struct span where)
{
	for (int cue = 0; signs >> cue != 0; cue++) {
		if ((signs >> cue & 1) == 0)
			continue;
		if (cues->count[cue]++ == 0)
			cues->first[cue] = where;
	}
}

void cues_read(struct cues *cues, const struct tokens *tokens,
    const struct phrase_matches *matches, const struct lexicon *lexicon)
{
	*cues = (struct cues){0};
	for (size_t i = 0; i < matches->count; i++) {
		const struct phrase_match *match = &matches->at[i];
		const struct token *first = &tokens->at[match->start];
		const struct token *last = first + match->count - 1;

		if (match->kind == PHRASE_BRAND)
			cues->addressed = cues->addressed || first->kind == TOKEN_HANDLE;
		else if (match->kind == PHRASE_WORD)
			note(cues, lexicon->entries[match->index].signs,
			    (struct span){first->text.at,
			        (size_t)(last->text.at + last->text.len - first->text.at)});
	}
	cues->shouting = tokens->words >= WORDS_IN_A_SHOUT &&
	    tokens->capitals * 10 >= tokens->words * 6;
	cues->asks = tokens->questions > 0;
}
