/*
 * What the words before a number say that it is.
 */
#ifndef INGEST_PRIVACY_REDACT_CUE_H
#define INGEST_PRIVACY_REDACT_CUE_H

#include <stdbool.h>
#include <string.h>

#include "base/span.h"

/* A phone number; a number of an order, a sum, and the like. */
enum cue { CUE_NONE, CUE_PHONE, CUE_OTHER };

/* By the nearest of the last three words that tells; a line's or sentence's end ends them, but
 * not the dot of "Tel.". */
enum cue redact_cue(struct span before);

static inline bool ends_with(struct span text, const char *end)
{
	size_t len = strlen(end);

	return text.len >= len && memcmp(text.at + text.len - len, end, len) == 0;
}

#endif
