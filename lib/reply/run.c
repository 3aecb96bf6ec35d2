#include "reply/take.h"

int drafting_main(struct drafting *drafting, struct filter *filter, const char *from)
{
	struct fault fault = {0};
	enum status status = drafting_open(drafting, &fault);
	int exit_status;

	filter->judge = reply_judge;
	filter->state = drafting;
	if (status != STATUS_OK)
		exit_status = status_exit(tool_fail(filter->tool, status, &fault));
	else if (from != NULL)
		exit_status = take_main(drafting, filter, from);
	else
		exit_status = filter_main(filter);
	if (exit_status == 0 && drafting->refused > 0)
		exit_status = status_exit(STATUS_REJECTED);
	drafting_free(drafting);
	return exit_status;
}
