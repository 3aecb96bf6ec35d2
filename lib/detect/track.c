#include "detect/track.h"

const char *const level_names[LEVELS] = {"none", "watch", "alert", "crisis", "over"};

static bool change(struct track *track, enum level to, struct track_step *step)
{
	step->from = track->level;
	step->level = to == LEVEL_NONE ? LEVEL_OVER : to;
	track->level = to;
	track->worst = to > track->worst ? to : track->worst;
	return true;
}

static bool begin(struct track *track, int64_t start, enum level wanted, struct track_step *step)
{
	enum level before = track->level;

	*track = (struct track){.level = before, .began = start};
	return change(track, wanted, step);
}

bool track_go(struct track *track, const struct track_rules *rules, int64_t start, int64_t at,
    enum level wanted, bool calm, struct track_step *step)
{
	bool fresh = track->began != 0 && start - track->began < rules->fresh;

	*step = (struct track_step){0};
	if (track->level == LEVEL_NONE) {
		if (wanted == LEVEL_NONE || (fresh && wanted <= track->worst))
			return false;
		if (!fresh)
			return begin(track, start, wanted, step);
		track->settled = false;
		return change(track, wanted, step);
	}
	if (!fresh && !track->settled) {
		track->settled = step->settle = true;
		return false;
	}
	if (!fresh && wanted != LEVEL_NONE)
		return begin(track, start, wanted, step);
	if (!calm)
		track->calm_since = 0;
	else if (track->calm_since == 0)
		track->calm_since = start;
	if (wanted > track->level)
		return change(track, wanted, step);
	if (track->calm_since == 0 || at - track->calm_since < rules->calm)
		return false;
	track->calm_since = 0;
	step->settle = !track->settled;
	track->settled = true;
	return change(track, LEVEL_NONE, step);
}

bool track_holds(const struct track *track)
{
	return track->level != LEVEL_NONE && !track->settled;
}

void track_pack(struct track *track, struct pack *pack)
{
	int64_t level = track->level, worst = track->worst;

	pack_within(pack, &level, LEVEL_NONE, LEVEL_CRISIS);
	pack_within(pack, &worst, LEVEL_NONE, LEVEL_CRISIS);
	track->level = (enum level)level;
	track->worst = (enum level)worst;
	pack_moment(pack, &track->began);
	pack_moment(pack, &track->calm_since);
	pack_flag(pack, &track->settled);
	pack_amount(pack, &track->peak);
}
