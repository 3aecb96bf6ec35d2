#include "post/term.h"

const char *const severity_names[SEVERITIES] = {"low", "medium", "high", "critical"};
const char *const label_names[LABELS] = {"negative", "neutral", "positive"};
const char *const factor_names[FACTORS] = {"safety", "legal", "financial", "reputation", "anger"};
const char *const stance_names[STANCES] = {"praise", "balanced", "question", "unhappy",
    "valid-criticism", "misguided", "rager", "troll", "news", "spam"};
const char *const blame_names[BLAMES] = {
    "victim", "rumor", "challenge", "accidental", "preventable"};
const char *const posture_names[POSTURES] = {"inform", "deny", "diminish", "adjust", "rebuild"};
const char *const stage_names[STAGES] = {"acknowledge", "offline", "respond", "solution",
    "follow-up", "holding", "update", "correction", "thanks", "closing"};

int term_find(const char *const *names, int count, struct span text)
{
	for (int i = 0; i < count; i++)
		if ((text.len == 0 || *names[i] == *text.at) && span_is(text, names[i]))
			return i;
	return -1;
}
