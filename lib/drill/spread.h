/*
 * Posts that go round: what is reposted, quoted, copied and answered. The latest are kept, each
 * with a weight of its own, so that few are passed on by many.
 */
#ifndef DRILL_SPREAD_H
#define DRILL_SPREAD_H

#include "drill/crowd.h"
#include "post/post.h"
#include "post/term.h"

struct truth {
	struct span topic;
	enum stance stance;
	enum severity severity;
	bool answer;
	uint64_t cluster; /* of near-duplicates; 0: none */
};

struct seed {
	char id[NUM_SIZE], first[NUM_SIZE]; /* of the post; of the one that its thread began with */
	char handle[40];
	enum tongue language;
	const struct platform *platform;
	struct truth truth;
	struct buf text;
};

enum { SPREAD_SEEDS = 48 };

struct spread_ring {
	struct seed seeds[SPREAD_SEEDS];
	double weights[SPREAD_SEEDS];
	size_t next, count;
};

/* Copies of a post what passing it on needs. */
void seed_fill(struct seed *seed, const char *id, const struct author *author,
    const struct platform *platform, const struct truth *truth, const struct post *post);
void seed_free(struct seed *seed);

/* Adds a post in place of the oldest. */
void spread_add(struct spread_ring *ring, const char *id, const struct author *author,
    const struct platform *platform, const struct truth *truth, const struct post *post,
    double weight);

/* One of them by weight; NULL where there are none. */
const struct seed *spread_pick(const struct spread_ring *ring, struct chance *chance);

void spread_free(struct spread_ring *ring);

#endif
