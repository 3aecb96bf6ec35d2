/*
 * Closing a subject's bins, one after the other: measures, verdicts, changes of level.
 */
#ifndef DETECT_JUDGE_H
#define DETECT_JUDGE_H

#include "detect/verdict.h"

/* A change of level, for its alert line. */
struct change {
	const struct subject *subject;
	const struct verdict *verdict;
	const struct track *track;
	enum course course;
	struct track_step step;
	int64_t at;     /* the end of the bin */
	int64_t window; /* seconds */
	const struct tally_of_posts *posts; /* of the bin, or of the episode so far */
	double share, usual_share; /* negative; -1: unknown */
};

/* What hears of changes, where told is not NULL of every bin that was judged, and of the end of
 * a judging. */
struct judge_ear {
	void *state;
	void (*changed)(void *state, const struct change *change);
	void (*told)(void *state, const struct subject *subject, int64_t bin,
	    const struct readings *readings);
	/* All bins up to some one are closed, of all subjects; NULL: no need to know */
	void (*closed)(void *state);
	/* Times the expected that a scheduled event may bring at that time; NULL: none */
	double (*allowed)(void *state, const struct subject *subject, int64_t when);
};

/* Judges all bins before until. */
void judge_until(struct subject *subject, const struct subject_rules *rules, int64_t until,
    const struct judge_ear *ear);

#endif
