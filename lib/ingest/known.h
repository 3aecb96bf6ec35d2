/*
 * The names that are known beforehand: of the columns of exports, and of a post's members.
 */
#ifndef INGEST_KNOWN_H
#define INGEST_KNOWN_H

#include <stdbool.h>

#include "ingest/fill.h"

struct known {
	const char *name; /* in lower case */
	enum fill how;
	size_t where;
	bool also; /* read as well where the columns before are empty */
};

/* Both end with a row without a name. */
extern const struct known known_columns[];
extern const struct fill_row known_members[];

#endif
