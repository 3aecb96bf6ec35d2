/*
 * Evidence as it is shown: the strongest rows for sentiment first, the rest of them as one sum,
 * then topics, severity and stance in the order in which they were found.
 */
#ifndef SCORE_ROWS_H
#define SCORE_ROWS_H

#include <stdint.h>

#include "base/mem.h"
#include "model/evidence.h"

struct row {
	struct span what;
	int64_t adds; /* in thousandths */
	struct span to;
};

/* *rows is in the arena, as are its texts. Words of the post are cut to 80 bytes. */
size_t rows_of(const struct evidence_list *why, struct arena *arena, struct row **rows);

#endif
