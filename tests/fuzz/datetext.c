/* Dates in any form: no crash, and what is taken can be written and read again. */
#include "fuzz.h"

#include "base/datetext.h"
#include "base/when.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct datetext_rules rules = {.day_first = size % 2, .local = size / 2 % 2};
	char out[WHEN_SIZE];
	int64_t when, back;

	if (!datetext_read((const char *)data, size, &rules, &when))
		return 0;
	if (!when_rfc3339(out, when_write(out, when), &back))
		abort();
	return 0;
}
