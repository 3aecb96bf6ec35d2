#include "train/eye.h"

#include "model/valence.h"

enum status eye_open(struct eye *eye, struct span words, struct fault *fault)
{
	eye->phrases = phrases_new();
	return lexicon_load(&eye->lexicon, eye->phrases, words, "words.tsv", fault);
}

void eye_close(struct eye *eye)
{
	phrases_free(eye->phrases);
	lexicon_free(&eye->lexicon);
	tokens_free(&eye->tokens);
	phrase_matches_free(&eye->matches);
	evidence_free(&eye->rows);
	features_free(&eye->features);
}

void eye_read(struct eye *eye, struct span text)
{
	tokens_reset(&eye->tokens);
	tokens_add(&eye->tokens, text);
	phrases_find(eye->phrases, &eye->tokens, &eye->matches);
}

void eye_features(struct eye *eye, const unsigned char *names, bool foreign)
{
	const struct valence_text text = {&eye->tokens, &eye->matches, &eye->lexicon, foreign};

	eye->rows.count = 0;
	valence_words(&text, &eye->rows);
	features_read(&eye->features,
	    &(struct features_text){.tokens = &eye->tokens,
	        .matches = &eye->matches,
	        .lexicon = &eye->lexicon,
	        .rows = eye->rows.at,
	        .row_count = eye->rows.count,
	        .names = names,
	        .foreign = foreign});
}
