/*
 * Keeping time: waiting until so much of it has passed since a start, by a clock that nobody
 * sets, so that waits do not add up their errors.
 */
#ifndef IO_PACE_H
#define IO_PACE_H

struct pace {
	double start; /* seconds of the monotonic clock */
};

void pace_start(struct pace *pace);

/* Seconds since the start. */
double pace_passed(const struct pace *pace);

/* Returns seconds after the start, at once where they are over. */
void pace_until(const struct pace *pace, double seconds);

#endif
