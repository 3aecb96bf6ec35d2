#include "detect/checkpoint.h"

#include "detect/memory.h"

enum {
	QUIET = 60, /* seconds between two, where there is no alert */
	SHARE = 4,  /* at least so many times as long as the last took: a fifth of all time at most */
};

static bool is_due(const struct checkpoint *checkpoint)
{
	double passed;

	if (checkpoint->ledger == NULL || !checkpoint->closed)
		return false;
	passed = pace_passed(&checkpoint->since);
	return passed >= SHARE * checkpoint->cost && (checkpoint->told || passed >= QUIET);
}

void checkpoint_go(struct checkpoint *checkpoint)
{
	struct fault fault = {0};
	struct pace pace;
	enum status status;

	if (!is_due(checkpoint) || !detector_is_settled(checkpoint->detector))
		return;
	/* What cannot be written is reported where the output is closed. */
	if (output_flush(checkpoint->out, &fault) != STATUS_OK)
		return;
	pace_start(&pace);
	status = memory_keep(checkpoint->detector, checkpoint->ledger, checkpoint->feed,
	    MEMORY_CLOSED, &fault);
	if (status != STATUS_OK && !checkpoint->failed)
		tool_complain(checkpoint->tool, &fault);
	checkpoint->failed = status != STATUS_OK;
	if (status == STATUS_OK)
		checkpoint->closed = checkpoint->told = false;
	checkpoint->cost = pace_passed(&pace);
	pace_start(&checkpoint->since);
}
