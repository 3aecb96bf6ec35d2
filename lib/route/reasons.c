#include "route/reasons.h"

#include "plan/posture.h"
#include "route/assess.h"

bool ruling_posture(const struct ruling *ruling, enum posture *posture)
{
	if (ruling->crisis != NULL && ruling->crisis->posture >= 0)
		*posture = (enum posture)ruling->crisis->posture;
	else if (ruling->topic != NULL)
		*posture = posture_of(ruling->plan, ruling->topic);
	else
		return false;
	return true;
}

void tell_assessment(const struct ruling *ruling, struct record *why, struct buf *words)
{
	struct assessment found = assess(ruling->facts->stance);

	buf_text(words, stance_names[ruling->facts->stance]);
	buf_text(words, ": ");
	buf_text(words, found.finding);
	assess_evidence(ruling->score, why, words);
}

bool tell_posture(const struct ruling *ruling, struct buf *words)
{
	const struct plan_topic *topic = ruling->topic;
	enum posture posture;

	if (!ruling_posture(ruling, &posture))
		return false;
	buf_text(words, "posture ");
	buf_text(words, posture_names[posture]);
	buf_text(words, ": ");
	if (ruling->crisis != NULL && ruling->crisis->posture >= 0) {
		buf_text(words, "that of the crisis");
		return true;
	}
	buf_add(words, topic->name.at, topic->name.len);
	buf_text(words, " counts as ");
	buf_text(words,
	    topic->type >= 0 ? crisis_type_names[topic->type] : blame_names[topic->blame]);
	if (topic->posture >= 0)
		buf_text(words, ", by the plan");
	else if (posture != posture_for(topic->blame, false))
		buf_text(words, ", and not for the first time");
	return true;
}
