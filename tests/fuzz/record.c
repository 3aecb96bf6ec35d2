/* The record's index, getters and writing against jansson's full parse. */
#include "fuzz.h"

#include <stdio.h>

#include "../unit/record_property.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *wrong = property_record(fuzz_span(data, size));

	if (wrong != NULL) {
		fprintf(stderr, "%s: %.*s\n", wrong, (int)size, (const char *)data);
		abort();
	}
	return 0;
}
