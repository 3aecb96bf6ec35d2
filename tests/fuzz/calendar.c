/* A calendar: days in order of its lines, no more than are allowed, or none and a fault. */
#include "fuzz.h"

#include "plan/calendar.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct calendar_days days = {0};
	struct fault fault = {0};
	enum status status = calendar_read(fuzz_span(data, size), &days, &fault);

	if (days.count > CALENDAR_MOST_DAYS || (status != STATUS_OK && days.count > 0) ||
	    (status != STATUS_OK && fault.what[0] == '\0'))
		abort();
	free(days.at);
	return 0;
}
