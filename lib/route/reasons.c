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

	buf_format(words, "%s: %s", stance_names[ruling->facts->stance], found.finding);
	assess_evidence(ruling->score, why, words);
}

bool tell_posture(const struct ruling *ruling, struct buf *words)
{
	const struct plan_topic *topic = ruling->topic;
	enum posture posture;

	if (!ruling_posture(ruling, &posture))
		return false;
	buf_format(words, "posture %s: ", posture_names[posture]);
	if (ruling->crisis != NULL && ruling->crisis->posture >= 0) {
		buf_text(words, "that of the crisis");
		return true;
	}
	buf_format(words, "%.*s counts as %s", (int)topic->name.len, topic->name.at,
	    topic->type >= 0 ? crisis_type_names[topic->type] : blame_names[topic->blame]);
	if (topic->posture >= 0)
		buf_text(words, ", by the plan");
	else if (posture != posture_for(topic->blame, false))
		buf_text(words, ", and not for the first time");
	return true;
}
