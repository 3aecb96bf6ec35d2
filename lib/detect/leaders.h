/*
 * The leaders: which texts were copied most, of any number of clusters, in bounded memory
 * (J. Misra, D. Gries, "Finding repeated elements", 1982). No count is too high; where there were
 * more clusters than places, counts are too low by a seventeenth of all copies at most.
 */
#ifndef DETECT_LEADERS_H
#define DETECT_LEADERS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/pack.h"
#include "base/span.h"

enum { LEADERS = 16, LEADER_ID = 40 };

struct leader {
	int64_t copies; /* 0: no such cluster */
	char id[LEADER_ID];
	bool suspect; /* perhaps coordinated */
};

/* A zeroed one is empty. */
struct leaders {
	struct leader at[LEADERS]; /* in no order */
};

/* One or more copies, of a cluster whose id is shorter than LEADER_ID; a longer one is passed
 * over. */
void leaders_add(struct leaders *leaders, struct span id, int64_t copies, bool suspect);

void leaders_merge(struct leaders *into, const struct leaders *from);

/* The next best, by copies, then by id: behind one that was returned, or the first behind NULL;
 * NULL at the end. */
const struct leader *leaders_next(const struct leaders *leaders, const struct leader *before);

void leaders_pack(struct leaders *leaders, struct pack *pack);

#endif
