#include "io/pace.h"

#include <time.h>

static double monotonic(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

void pace_start(struct pace *pace)
{
	pace->start = monotonic();
}

double pace_passed(const struct pace *pace)
{
	return monotonic() - pace->start;
}

/* What is left is asked for anew after each sleep: signals end one early. An hour at most is
 * slept at a time, so that no system's limit on a sleep matters. */
void pace_until(const struct pace *pace, double seconds)
{
	double left;

	while ((left = pace->start + seconds - monotonic()) > 0) {
		struct timespec wait = {3600, 0};

		if (left < 3600) {
			wait.tv_sec = (time_t)left;
			wait.tv_nsec = (long)((left - (double)wait.tv_sec) * 1e9);
		}
		nanosleep(&wait, NULL);
	}
}
