/* What crisis-ingest wrote: each line must be one that a filter takes. */
#ifndef LINES_H
#define LINES_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "post/record.h"

static inline void check_lines(const struct buf *out)
{
	struct record record = {0};
	const char *at = out->at, *end = out->len > 0 ? at + out->len : at;

	while (at < end) {
		const char *line = memchr(at, '\n', (size_t)(end - at));
		struct fault fault = {0};

		if (line == NULL ||
		    record_index(&record, (struct span){at, (size_t)(line - at)}, &fault) !=
		        STATUS_OK ||
		    record_check(&record, &fault) != STATUS_OK) {
			fprintf(stderr, "no record: column %zu: %s\n", fault.column, fault.what);
			abort();
		}
		at = line + 1;
	}
	record_free(&record);
}

#endif
