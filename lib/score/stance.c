#include "score/stance.h"

enum { NO_CUE = -1, PLAIN_WORDS = -500, STRONG_WORDS = -700 };

static bool has(const struct stance_case *judged, enum cue cue)
{
	return judged->cues->count[cue] > 0;
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
	return has(judged, CUE_REQUEST) || (judged->cues->asks && has(judged, CUE_QUESTION));
}

static bool is_own_post(const struct stance_case *judged)
{
	return judged->context->own;
}

/* One who complains of spam, or tells what a spammer did to them, sends none. */
static bool is_spam(const struct stance_case *judged)
{
	unsigned signs = judged->cues->count[CUE_SPAM];

	return !negative(judged) && !has(judged, CUE_OWN) && !judged->severity->grave &&
	    (signs >= 2 || (signs == 1 && judged->link));
}

static bool is_news(const struct stance_case *judged)
{
	return judged->context->article ||
	    (has(judged, CUE_NEWS) && judged->link && !has(judged, CUE_SELF) &&
	        !has(judged, CUE_OWN));
}

/* What is asked kindly is answered first, whatever else the post says. */
static bool is_kind_question(const struct stance_case *judged)
{
	return !negative(judged) && asks(judged) && !judged->severity->counts;
}

static bool is_praise(const struct stance_case *judged)
{
	return positive(judged) && !judged->severity->counts;
}

static bool is_troll(const struct stance_case *judged)
{
	unsigned abuse = judged->cues->count[CUE_INSULT] + judged->cues->count[CUE_PROFANITY];

	return negative(judged) && has(judged, CUE_INSULT) && abuse >= 2 && !asks(judged) &&
	    !has(judged, CUE_OWN) && !judged->topic;
}

static bool is_rager(const struct stance_case *judged)
{
	return negative(judged) && !asks(judged) && !has(judged, CUE_OWN) && !judged->topic &&
	    (has(judged, CUE_PROFANITY) || has(judged, CUE_INSULT) || judged->cues->shouting) &&
	    (!has(judged, CUE_SELF) || judged->valence->sentiment <= STRONG_WORDS);
}

static bool is_hearsay(const struct stance_case *judged)
{
	return has(judged, CUE_RUMOR) && (judged->topic || negative(judged)) &&
	    !has(judged, CUE_OWN) && !judged->cues->asks;
}

/* Not friendly, but no tale of woe either: "what does the recall mean for my model?" */
static bool is_plain_question(const struct stance_case *judged)
{
	return asks(judged) && judged->cues->asks && !has(judged, CUE_OWN) &&
	    !judged->severity->grave && judged->valence->sentiment > PLAIN_WORDS;
}

static bool is_own_case(const struct stance_case *judged)
{
	if (negative(judged))
		return has(judged, CUE_OWN) ||
		    (has(judged, CUE_SELF) && (judged->topic || judged->cues->addressed));
	return judged->severity->counts &&
	    (has(judged, CUE_OWN) || (has(judged, CUE_SELF) && judged->severity->grave));
}

static bool is_question(const struct stance_case *judged)
{
	return asks(judged) || (judged->cues->asks && !negative(judged));
}

static bool is_criticism(const struct stance_case *judged)
{
	return judged->severity->grave || (negative(judged) && judged->topic);
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
