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
	desk->out->watch = &watch;
	status = filter_run(&filter, desk->out);
	/* filter_run has told its troubles already. */
	if (output_flush(desk->out, fault) == STATUS_OK)
		fault->what[0] = '\0';
	else
		status = STATUS_IO;
	desk->out->watch = NULL;
	fault->what[0] = '\0';
	sync_free(&sync);
	return status;
}
