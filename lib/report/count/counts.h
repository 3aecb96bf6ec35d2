/*
 * What is counted of posts wherever they are counted by something: by time, by a name, by several
 * properties at once.
 */
#ifndef REPORT_COUNT_COUNTS_H
#define REPORT_COUNT_COUNTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/pack.h"
#include "report/count/entry.h"

struct counts {
	int64_t posts;
	int64_t labeled, negative, positive; /* of these, with a label; with that one */
	int64_t answer, late;                /* of these, to be answered; past a deadline */
};

/* Those of one post. */
struct counts counts_of(const struct entry *entry, bool late);

void counts_add(struct counts *counts, const struct counts *more);
void counts_pack(struct counts *counts, struct pack *pack);

#endif
