#include "model/valence.h"

#include <math.h>

/* Our own figures; the two thresholds by trial on the training part of the SemEval tweets. */
enum {
	NEGATION_REACH = 4,     /* words behind the negator */
	DEGREE_REACH = 2,
	TURNED_GOOD = -750,     /* of a good word's weight, in thousandths */
	TURNED_BAD = -400,
	LOUDER = 1250,          /* capitals, drawn-out letters, a picture repeated */
	BEFORE_CONTRAST = 500,
	AFTER_CONTRAST = 1250,
	BANG = 250, MOST_BANGS = 3,
	QUESTIONS = -300,       /* two question marks or more */
	POSITIVE_FROM = 300, NEGATIVE_FROM = -150, /* of sentiment, in thousandths */
};

struct walk {
	const struct valence_text *text;
	struct evidence_list *why;
	size_t sentence;         /* the first row of this sentence */
	size_t negator;          /* the token; it reaches over negation more words */
	int negation, reach;
	int degree;              /* what degree words add, in thousandths */
	bool contrasted, shouted;
};

static bool sign(const struct lexicon_entry *entry, enum cue cue)
{
	return (entry->signs >> cue & 1) != 0;
}

static const struct lexicon_entry *entry_of(
    const struct valence_text *text, const struct phrase_match *match)
{
	return &text->lexicon->entries[match->index];
}

/* A phrase with a weight, or with nothing else to say, keeps its words from being weighed one
 * by one; a phrase that is only a cue does not. */
static bool weighs(const struct lexicon_entry *entry)
{
	const unsigned grammar = 1U << CUE_DEGREE | 1U << CUE_NEGATOR | 1U << CUE_CONTRAST;

	return entry->weight != 0 || entry->signs == 0 || (entry->signs & grammar) != 0;
}

static bool has_brand(const struct tokens *tokens, const struct phrase_match *match)
{
	for (size_t i = match->start; i < match->start + match->count; i++)
		if (tokens->at[i].brand)
			return true;
	return false;
}

/* Words are of English or of other languages; pictures of all. */
static bool counts(const struct valence_text *text, const struct phrase_match *match)
{
	return entry_of(text, match)->foreign == text->foreign || entry_of(text, match)->instead ||
	    text->tokens->at[match->start].kind != TOKEN_WORD;
}

/* The longest match at token i that weighs, or NULL; *next goes on to the first behind i. */
static const struct phrase_match *choose(
    const struct valence_text *text, size_t i, size_t *next)
{
	const struct phrase_match *best = NULL;

	for (; *next < text->matches->count && text->matches->at[*next].start <= i; ++*next) {
		const struct phrase_match *match = &text->matches->at[*next];

		if (match->start == i && match->kind == PHRASE_WORD &&
		    weighs(entry_of(text, match)) && counts(text, match) &&
		    !has_brand(text->tokens, match))
			best = match;
	}
	return best;
}

static int scale(int value, int thousandths)
{
	return value * thousandths / 1000;
}

/* The text from one token to another, as written. */
static struct span between(const struct token *first, const struct token *last)
{
	return (struct span){
	    first->text.at, (size_t)(last->text.at + last->text.len - first->text.at)};
}

static bool is_loud(const struct walk *walk, const struct phrase_match *match)
{
	for (size_t i = match->start; i < match->start + match->count; i++) {
		const struct token *token = &walk->text->tokens->at[i];

		if (token->drawn_out || (token->capitals && !walk->shouted))
			return true;
	}
	return false;
}

static void weigh(struct walk *walk, const struct phrase_match *match, int weight)
{
	const struct token *tokens = walk->text->tokens->at;
	const struct lexicon_entry *entry = entry_of(walk->text, match);
	size_t start = match->start;
	const struct token *first = &tokens[start];
	bool word = first->kind == TOKEN_WORD;

	if (is_loud(walk, match))
		weight = scale(weight, LOUDER);
	if (word)
		weight = scale(weight, 1000 + walk->degree);
	if (word && walk->negation > 0) {
		weight = scale(weight, weight > 0 ? TURNED_GOOD : TURNED_BAD);
		start = walk->negator;
	}
	if (walk->contrasted)
		weight = scale(weight, AFTER_CONTRAST);
	if (weight != 0 || entry->instead)
		evidence_add(walk->why,
		    (struct evidence){.to = TO_SENTIMENT, .adds = weight,
		        .lead = entry->instead ? "by the plan: " : "",
		        .what = between(&tokens[start], &tokens[match->start + match->count - 1]),
		        .own = entry->own,
		        .instead = entry->instead,
		        .first = start,
		        .behind = match->start + match->count});
}

static void contrast(struct walk *walk)
{
	for (size_t i = walk->sentence; i < walk->why->count; i++)
		walk->why->at[i].adds = scale(walk->why->at[i].adds, BEFORE_CONTRAST);
	walk->contrasted = true;
	walk->negation = 0;
}

/* One phrase of the list; a word of degree or negation acts on those behind it. */
static void take(struct walk *walk, const struct phrase_match *match)
{
	const struct lexicon_entry *entry = entry_of(walk->text, match);

	if (sign(entry, CUE_CONTRAST)) {
		contrast(walk);
	} else if (sign(entry, CUE_NEGATOR)) {
		walk->negator = match->start;
		walk->negation = NEGATION_REACH + 1;
	} else if (sign(entry, CUE_DEGREE)) {
		walk->degree += is_loud(walk, match) ? scale(entry->weight, LOUDER) : entry->weight;
		walk->reach = DEGREE_REACH + 1;
	} else if (entry->weight != 0) {
		weigh(walk, match, entry->weight);
		walk->degree = 0;
	}
}

static void step(struct walk *walk, const struct token *token)
{
	if (token->gap == GAP_SENTENCE) {
		walk->sentence = walk->why->count;
		walk->contrasted = false;
	}
	if (token->gap != GAP_NONE) {
		walk->negation = 0;
		walk->degree = 0;
	}
	walk->negation -= walk->negation > 0;
	walk->reach -= walk->reach > 0;
	if (walk->reach == 0)
		walk->degree = 0;
}

/* Exclamation marks make a feeling stronger that the words have; repeated question marks are
 * seldom friendly. */
static void weigh_marks(const struct valence_text *text, struct evidence_list *why)
{
	static const char bangs[] = "!!!", questions[] = "??";
	size_t count = text->tokens->bangs;
	int64_t raw = valence_sum(why).raw;

	if (count > MOST_BANGS)
		count = MOST_BANGS;
	if (count > 0 && raw != 0)
		evidence_add(why, (struct evidence){.to = TO_SENTIMENT, .lead = "",
		    .adds = (int)count * (raw > 0 ? BANG : -BANG), .what = {bangs, count}});
	if (text->tokens->questions >= 2)
		evidence_add(why, (struct evidence){.to = TO_SENTIMENT, .lead = "",
		    .adds = QUESTIONS, .what = {questions, 2}});
}

void valence_words(const struct valence_text *text, struct evidence_list *why)
{
	const struct tokens *tokens = text->tokens;
	struct walk walk = {.text = text, .why = why, .sentence = why->count};
	size_t next = 0;

	walk.shouted = tokens->capitals * 10 >= tokens->words * 6 && tokens->words > 1;
	for (size_t i = 0; i < tokens->count; i++) {
		const struct phrase_match *match = choose(text, i, &next);

		step(&walk, &tokens->at[i]);
		if (match == NULL)
			continue;
		take(&walk, match);
		i += match->count - 1;
	}
	weigh_marks(text, why);
}

void valence_rating(double rating, struct evidence_list *why)
{
	int adds = (int)lround((rating - 3) * 1500);

	if (rating > 2.5 && rating < 3.5)
		return;
	evidence_add(why, (struct evidence){.to = TO_SENTIMENT, .adds = adds,
	    .lead = adds < 0 ? "a bad rating" : "a good rating", .what = span_of("")});
}

struct valence valence_sum(const struct evidence_list *why)
{
	struct valence sum = {0};
	double raw;

	for (size_t i = 0; i < why->count; i++) {
		int adds = why->at[i].to == TO_SENTIMENT ? why->at[i].adds : 0;

		sum.raw += adds;
		if (adds > 0)
			sum.good += adds;
		else
			sum.bad += adds;
	}
	raw = (double)sum.raw / 1000;
	sum.sentiment = (int)lround(1000 * raw / sqrt(raw * raw + 15));
	sum.label = sum.sentiment >= POSITIVE_FROM ? LABEL_POSITIVE
	    : sum.sentiment <= NEGATIVE_FROM       ? LABEL_NEGATIVE
	                                           : LABEL_NEUTRAL;
	return sum;
}
