#include "ledger/case_number.h"

#include <stdio.h>

#include "base/num.h"
#include "ledger/case_row.h"

enum { YEAR_DIGITS = 4, PREFIX = 2, LEAST_DIGITS = 6 };

size_t case_number_write(char out[CASE_NUMBER_SIZE], int64_t id)
{
	int64_t plain = id % CASE_ID_DRILL;

	return (size_t)snprintf(out, CASE_NUMBER_SIZE, "%c-%04lld-%06lld",
	    case_is_drill(id) ? 'D' : 'C', (long long)(plain / CASE_ID_YEAR),
	    (long long)(plain % CASE_ID_YEAR));
}

bool case_number_read(struct span text, int64_t *id)
{
	size_t start = PREFIX + YEAR_DIGITS + 1;
	struct fault ignored;
	int64_t year, count;

	if (text.len < start + LEAST_DIGITS || (text.at[0] != 'C' && text.at[0] != 'D') ||
	    text.at[1] != '-' || text.at[start - 1] != '-')
		return false;
	if (num_integer(text.at + PREFIX, YEAR_DIGITS, 1, 9999, &year, &ignored) != STATUS_OK ||
	    num_integer(text.at + start, text.len - start, 1, CASE_ID_YEAR - 1, &count, &ignored) !=
	        STATUS_OK)
		return false;
	*id = (text.at[0] == 'D' ? CASE_ID_DRILL : 0) + year * CASE_ID_YEAR + count;
	return true;
}
