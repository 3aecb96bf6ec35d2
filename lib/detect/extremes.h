/*
 * The largest values of a sliding window, exactly: any of the first `kept` ranks. A value is
 * forgotten once it is too old, or once so many newer ones are as large that it can never be
 * among the largest again (the k-skyband of the window: Mouratidis, Bakiras, Papadias,
 * "Continuous monitoring of top-k queries over sliding windows", 2006). Of n values in no
 * order about kept * (1 + ln(n / kept)) are held.
 */
#ifndef DETECT_EXTREMES_H
#define DETECT_EXTREMES_H

#include <stddef.h>
#include <stdint.h>

#include "base/pack.h"

/* Where values fall steadily none is ever beaten: beyond EXTREMES_MOST the smallest goes. */
enum { EXTREMES_RANKS = 64, EXTREMES_MOST = 1024 };

struct extreme {
	int64_t at;
	double value;
	int64_t beaten; /* newer values that are as large */
};

/* A zeroed one is empty; extremes_free gives its memory back. */
struct extremes {
	struct extreme *held; /* in the order of time */
	size_t count, room;
	size_t kept; /* 1..EXTREMES_RANKS, set before the first use */
};

/* at never goes back. */
void extremes_add(struct extremes *extremes, int64_t at, double value);

/* Adds all that another, of the same ranks and newer throughout, holds, and empties that. */
void extremes_move(struct extremes *extremes, struct extremes *newer);

void extremes_expire(struct extremes *extremes, int64_t before);

/* The value of a rank, 0 the largest, with what lies between two ranks in proportion; the
 * smallest held where there are not so many, 0 where there is none. */
double extremes_rank(const struct extremes *extremes, double rank);

void extremes_pack(struct extremes *extremes, struct pack *pack);
void extremes_free(struct extremes *extremes);

#endif
