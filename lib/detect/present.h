/*
 * The present: by the system's clock, or, where the user set one, from there on as time passes.
 * Only where input is followed it is more than a limit to what can be counted.
 */
#ifndef DETECT_PRESENT_H
#define DETECT_PRESENT_H

#include <stdint.h>

#include "filter.h"
#include "io/pace.h"

struct present {
	const struct filter_options *options; /* borrowed */
	bool runs;                            /* a clock that was set goes on */
	struct pace pace;
};

void present_start(struct present *present, const struct filter_options *options, bool runs);

/* Of a struct present, as detector_clock asks. */
int64_t present_now(void *present);

#endif
