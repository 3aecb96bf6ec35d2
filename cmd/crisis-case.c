/*
 * crisis-case: the ledger of cases, from the first notice to the follow-up.
 */
#include "case/desk.h"
#include "case/rows.h"

int main(int argc, char **argv)
{
	struct case_wishes wishes = CASE_DEFAULTS;
	const struct option_row rows[] = {CASE_ROWS(wishes), {0}};
	const struct tool tool = {"crisis-case", "VERB [OPERAND ...]", CASE_PURPOSE, rows};
	char **operands;
	int exit_status;

	if (tool_start(&tool, argc, argv, &operands, &exit_status))
		exit_status = case_main(&tool, &wishes, operands);
	option_list_free(&wishes.allow);
	return exit_status;
}
