#include "detect/present.h"

void present_start(struct present *present, const struct filter_options *options, bool runs)
{
	*present = (struct present){
	    .options = options, .runs = runs && options->now != INT64_MIN};
	pace_start(&present->pace);
}

int64_t present_now(void *present)
{
	const struct present *of = present;

	return filter_now(of->options) + (of->runs ? (int64_t)pace_passed(&of->pace) : 0);
}
