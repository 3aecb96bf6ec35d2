#include "ingest/run.h"

enum { VALUES_BETWEEN_LOOKS = 1024 };

bool run_goes_on(const struct run *run)
{
	return !run->tally.stop && !output_failed(run->out);
}

void run_after_value(struct run *run)
{
	output_settle(run->out);
	if (++run->tally.units % VALUES_BETWEEN_LOOKS == 0)
		tally_progress(&run->tally, false);
}

void run_keep(struct run *run, struct span bytes, bool more_of_it)
{
	if (run->open_line && !more_of_it)
		tally_keep(&run->tally, (struct span){NULL, 0}, true);
	if (bytes.len == 0)
		return;
	tally_keep(&run->tally, bytes, false);
	run->open_line = bytes.at[bytes.len - 1] != '\n';
}

void run_reject(struct run *run, struct fault *fault, const char *file, struct span bytes)
{
	fault->file = file;
	run_keep(run, bytes, false);
	tally_reject(&run->tally, fault);
}
