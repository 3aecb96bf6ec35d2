/*
 * The course of a level: one episode at a time, one alert for each, with hysteresis. An episode
 * begins when a level is wanted, rises with what is wanted, never falls, and is over once it was
 * calm for long enough. What comes back soon after is the same trouble: it is no news, unless
 * it is worse than before.
 */
#ifndef DETECT_TRACK_H
#define DETECT_TRACK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/pack.h"

enum level { LEVEL_NONE, LEVEL_WATCH, LEVEL_ALERT, LEVEL_CRISIS, LEVEL_OVER, LEVELS };

extern const char *const level_names[LEVELS]; /* "none", "watch", ... */

struct track_rules {
	int64_t calm;  /* seconds without trouble that end an episode */
	int64_t fresh; /* seconds from its begin in which it is one and the same; after them, what
	                * exceeds even its own first measure is a new one */
};

/* A zeroed one has no episode. */
struct track {
	enum level level, worst;
	int64_t began;      /* when what was unusual began; 0: never */
	int64_t calm_since; /* 0: not calm */
	bool settled;       /* the episode has become a part of the past */
	double peak;        /* the highest score of it */
};

struct track_step {
	enum level level, from;
	bool settle; /* the measures are to take the episode for a part of their past */
};

/* Goes on to a moment: at is the end of what was judged, start its begin. calm: the trouble is
 * gone for now. True where the level changes. */
bool track_go(struct track *track, const struct track_rules *rules, int64_t start, int64_t at,
    enum level wanted, bool calm, struct track_step *step);

/* Whether what is measured now belongs to an episode, and not to the past. */
bool track_holds(const struct track *track);

void track_pack(struct track *track, struct pack *pack);

#endif
