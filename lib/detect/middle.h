/*
 * The median of a sliding window of slots of time, of which some may have no value.
 */
#ifndef DETECT_MIDDLE_H
#define DETECT_MIDDLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/pack.h"

enum { MIDDLE_MOST = 1440 }; /* slots */

/* middle_free gives its memory back; after middle_start there is no value in it. */
struct middle {
	double *slots;  /* by time modulo the window; NAN: none */
	double *sorted; /* the values of all slots */
	size_t size, count;
	int64_t newest;
};

void middle_start(struct middle *middle, size_t slots);

/* at counts slots, and is beyond all that were added. */
void middle_add(struct middle *middle, int64_t at, double value);

/* The value of a slot of the window; NAN: none. */
double middle_at(struct middle *middle, int64_t at);

/* Of the slots before at, from one window back; 0 where none has a value. Forgets what is older. */
double middle_before(struct middle *middle, int64_t at);

/* Into one that was started with as many slots. */
void middle_pack(struct middle *middle, struct pack *pack);
void middle_free(struct middle *middle);

#endif
