/*
 * The share of negative posts, held against its own past: how many standard deviations of a
 * binomial the negative posts of the last hour are above what the share of the last 14 days
 * lets expect, and that against the largest such surplus of the 14 days. Volume plays no part:
 * a giveaway brings many posts and the usual share, a crisis may bring a bad share alone.
 */
#ifndef DETECT_SHARE_H
#define DETECT_SHARE_H

#include "detect/gauge.h"

enum { SHARE_BINS = 60 }; /* in an hour, at most */

struct share_count {
	double negative, labeled;
};

struct share {
	int64_t bin; /* seconds */
	struct share_count lately[SHARE_BINS];
	struct share_count ages[GAUGE_AGES]; /* of the memory */
	int64_t newest, newest_age;
	struct gauge_scale surplus;
};

struct share_reading {
	double share, usual; /* of the last hour, of the memory: 0..1 */
	double surplus;      /* standard deviations */
	double score;        /* as a gauge's */
	bool known;          /* there were posts with a label in the last hour */
};

void share_start(struct share *share, int64_t bin);

/* As gauge_judge and gauge_remember. */
void share_judge(struct share *share, int64_t bin, struct share_count count, double least,
    struct share_reading *reading);
void share_remember(struct share *share, int64_t bin, struct share_count count, bool held,
    const struct share_reading *reading);
void share_settle(struct share *share);
void share_pack(struct share *share, struct pack *pack);
void share_free(struct share *share);

#endif
