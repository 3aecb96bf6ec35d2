#include "score/stance.h"

enum {
	NO_CUE = -1,
	PLAIN_WORDS = -500, /* of sentiment, in thousandths */
	STRONG_WORDS = -700,
	WORDS_OF_REASONING = 7,
	WORDS_OF_A_RANT = 15, /* who says more, tells what happened */
	OF_PUBLIC_CONCERN = 3, /* of the factor reputation */
};

/* what: an enum cue or enum sign. */
static bool has(const struct stance_case *judged, int what)
{
	return judged->cues->count[what] > 0;
}

static bool negative(const struct stance_case *judged)
{
	return judged->valence->label == LABEL_NEGATIVE;
}

static bool positive(const struct stance_case *judged)
{
	return judged->valence->label == LABEL_POSITIVE;
}

static bool asks(const struct stance_case *judged)
{
	return has(judged, CUE_REQUEST) || judged->cues->opens_asking ||
	    (judged->cues->asks && has(judged, CUE_QUESTION));
}

static bool is_own_post(const struct stance_case *judged)
{
	return judged->context->own;
}

/* To the brand, or in answer to someone. */
static bool speaks_to(const struct stance_case *judged)
{
	return judged->cues->replying || (judged->cues->addressed && has(judged, SIGN_YOU));
}

/* One who complains of spam, or tells what a spammer did to them, sends none. */
static bool is_spam(const struct stance_case *judged)
{
	unsigned signs = judged->cues->count[CUE_SPAM], pitch = judged->cues->count[SIGN_PITCH];

	if (judged->severity->grave || (signs < 2 && (has(judged, CUE_OWN) || speaks_to(judged))))
		return false;
	if (negative(judged))
		return signs > 0 && signs + pitch >= 3;
	return signs >= 2 || (signs == 1 && (judged->link || pitch > 0)) ||
	    (pitch >= 3 && judged->link) || pitch >= 4;
}

static bool is_news(const struct stance_case *judged)
{
	unsigned signs = judged->cues->count[CUE_NEWS], report = judged->cues->count[SIGN_REPORT];

	if (judged->context->article)
		return true;
	if (has(judged, CUE_SELF) || has(judged, CUE_OWN) || has(judged, CUE_INSULT) ||
	    has(judged, CUE_PROFANITY) || judged->cues->asks)
		return false;
	return judged->link ? signs > 0 || report >= 2
	                    : signs > 0 && signs + report >= 3 && !has(judged, CUE_RUMOR);
}

static bool is_thanks(const struct stance_case *judged)
{
	return positive(judged) && has(judged, SIGN_THANKS) && !judged->cues->asks &&
	    !judged->severity->counts;
}

/* What is asked kindly is answered first, whatever else the post says. */
static bool is_kind_question(const struct stance_case *judged)
{
	return !negative(judged) && asks(judged) && !judged->severity->counts;
}

static bool is_praise(const struct stance_case *judged)
{
	return positive(judged) && !judged->severity->counts &&
	    judged->cues->count[SIGN_RANT] < 2 && !has(judged, SIGN_JOKE);
}

static bool is_troll(const struct stance_case *judged)
{
	unsigned insults = judged->cues->count[CUE_INSULT];
	unsigned abuse = insults + judged->cues->count[CUE_PROFANITY];

	return negative(judged) && insults > 0 && !asks(judged) && !has(judged, CUE_OWN) &&
	    !judged->topic && (abuse >= 2 || (has(judged, SIGN_YOU) && !has(judged, CUE_SELF)));
}

static bool is_rager(const struct stance_case *judged)
{
	unsigned rant = judged->cues->count[SIGN_RANT];

	if (asks(judged) || has(judged, CUE_OWN))
		return false;
	if (has(judged, SIGN_JOKE))
		return true;
	if (judged->topic)
		return false;
	if (!negative(judged))
		return rant >= 2;
	if (rant >= 2 || (rant > 0 && !has(judged, SIGN_YOU)))
		return true;
	if (judged->cues->words > WORDS_OF_A_RANT && (has(judged, CUE_SELF) || speaks_to(judged)))
		return false;
	return (has(judged, CUE_PROFANITY) || has(judged, CUE_INSULT) || judged->cues->shouting) &&
	    (!has(judged, CUE_SELF) || judged->valence->sentiment <= STRONG_WORDS);
}

/* One sign of hearsay may be a way to speak of what happened to oneself; two are none. */
static bool is_hearsay(const struct stance_case *judged)
{
	unsigned rumor = judged->cues->count[CUE_RUMOR];

	return rumor > 0 && !positive(judged) &&
	    (rumor >= 2 || (!has(judged, CUE_OWN) && !judged->cues->asks));
}

/* Not friendly, but no tale of woe either: "what does the recall mean for my model?" */
static bool is_plain_question(const struct stance_case *judged)
{
	if (!asks(judged) || !judged->cues->asks || has(judged, CUE_OWN))
		return false;
	return judged->cues->opens_asking ||
	    (!judged->severity->grave && judged->valence->sentiment > PLAIN_WORDS);
}

/* A matter of more than one customer. */
static bool is_public(const struct stance_case *judged)
{
	return judged->severity->grave ||
	    judged->severity->factors[FACTOR_REPUTATION] >= OF_PUBLIC_CONCERN;
}

static bool is_own_case(const struct stance_case *judged)
{
	if (negative(judged))
		return has(judged, CUE_OWN) || judged->context->rating > 0 ||
		    (has(judged, CUE_SELF) && (judged->topic || judged->cues->addressed)) ||
		    (speaks_to(judged) && judged->topic && !is_public(judged));
	return judged->severity->counts &&
	    (has(judged, CUE_OWN) || (has(judged, CUE_SELF) && judged->severity->grave));
}

static bool is_question(const struct stance_case *judged)
{
	return asks(judged) || (judged->cues->asks && !negative(judged));
}

static bool is_criticism(const struct stance_case *judged)
{
	if (judged->severity->grave || (negative(judged) && judged->topic))
		return true;
	if (negative(judged))
		return !has(judged, CUE_SELF) && !speaks_to(judged) &&
		    judged->cues->words >= WORDS_OF_REASONING;
	return is_public(judged);
}

static bool always(const struct stance_case *judged)
{
	(void)judged;
	return true;
}

static const struct {
	const char *name;
	enum stance stance;
	bool (*holds)(const struct stance_case *judged);
	int shown; /* the cue whose words the row shows */
} rules[] = {
    {"the brand's own post", STANCE_BALANCED, is_own_post, NO_CUE},
    {"advertising: ", STANCE_SPAM, is_spam, CUE_SPAM},
    {"a report: ", STANCE_NEWS, is_news, CUE_NEWS},
    {"gives thanks: ", STANCE_PRAISE, is_thanks, SIGN_THANKS},
    {"asks without blame: ", STANCE_QUESTION, is_kind_question, CUE_QUESTION},
    {"speaks well", STANCE_PRAISE, is_praise, NO_CUE},
    {"abuse and nothing else: ", STANCE_TROLL, is_troll, CUE_INSULT},
    {"anger with no request: ", STANCE_RAGER, is_rager, CUE_PROFANITY},
    {"hearsay: ", STANCE_MISGUIDED, is_hearsay, CUE_RUMOR},
    {"asks in plain words: ", STANCE_QUESTION, is_plain_question, CUE_QUESTION},
    {"an experience of their own: ", STANCE_UNHAPPY, is_own_case, CUE_OWN},
    {"asks: ", STANCE_QUESTION, is_question, CUE_REQUEST},
    {"against, on a topic, not their own case", STANCE_VALID_CRITICISM, is_criticism, NO_CUE},
    {"against, with nothing more to tell by", STANCE_UNHAPPY, negative, NO_CUE},
    {"neither for nor against", STANCE_BALANCED, always, NO_CUE},
};

enum stance stance_judge(const struct stance_case *judged, struct evidence_list *why)
{
	struct evidence row = {.to = TO_STANCE, .adds = 1000};
	size_t i = 0;

	while (!rules[i].holds(judged))
		i++;
	row.lead = rules[i].name;
	row.what = rules[i].shown != NO_CUE ? judged->cues->first[rules[i].shown] : span_of("");
	evidence_add(why, row);
	return rules[i].stance;
}
