/*
 * crisis-case sync: the filter's loop around what sync.h does.
 */
#include "case/desk.h"
#include "case/sync.h"

enum status run_sync(struct desk *desk, int *answer, struct fault *fault)
{
	struct sync sync = {.book = &desk->book, .plan = desk->plan};
	struct output_watch watch = sync_watch(&sync);
	struct filter filter = {
	    .tool = desk->tool,
	    .options = &desk->wishes->filter,
	    .operands = desk->operands,
	    .name = "case",
	    .judge = sync_judge,
	    .state = &sync,
	    .everything = true,
	};
	enum status status;

	(void)answer;
	if (ledger_spread(desk->book.ledger, fault) != STATUS_OK)
		return STATUS_IO;
	desk->out->watch = &watch;
	status = filter_run(&filter, desk->out);
	if (output_flush(desk->out, fault) != STATUS_OK)
		status = STATUS_IO;
	fault->what[0] = '\0'; /* the loop has told its troubles, and output_close tells others */
	desk->out->watch = NULL;
	sync_free(&sync);
	return status;
}
