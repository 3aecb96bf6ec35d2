/*
 * --by: posts counted by several of their properties at once, a row for each combination that
 * there is. At most CROSSTAB_MOST rows are kept, the first that come; all others are counted in
 * one. A post that has several topics counts once for each.
 */
#ifndef REPORT_COUNT_CROSSTAB_H
#define REPORT_COUNT_CROSSTAB_H

#include <stddef.h>
#include <stdint.h>

#include "base/pack.h"
#include "base/status.h"
#include "report/count/counts.h"
#include "report/count/entry.h"
#include "report/count/lexis.h"

enum { CROSSTAB_MOST = 2000, CROSSTAB_WAYS = 4, CROSSTAB_NAME = 100 };

struct crosstab_row {
	struct span names[CROSSTAB_WAYS];
	struct counts counts;
};

struct crosstab {
	struct lexis lexis;
	int64_t ways[CROSSTAB_WAYS]; /* which properties */
	size_t way_count;            /* 0: there is no table */
	struct crosstab_row *rows;
	size_t count, room;
	uint16_t *slots; /* an index in rows and 1, or 0 */
	struct crosstab_row other;
};

/* Reads names of properties with commas between them. STATUS_USAGE where one is none. */
enum status crosstab_open(struct crosstab *crosstab, const char *by, struct fault *fault);

const char *crosstab_way(const struct crosstab *crosstab, size_t way);

/* Counts the post under each of its combinations; one are its counts. */
void crosstab_add(
    struct crosstab *crosstab, const struct entry *entry, const struct counts *one);

/* Fills order with the rows: those of times in their order, then the largest first. New, goes
 * to free. */
const struct crosstab_row **crosstab_sorted(const struct crosstab *crosstab);

/* False where the other counts by other properties. */
bool crosstab_merge(struct crosstab *crosstab, const struct crosstab *other);
void crosstab_pack(struct crosstab *crosstab, struct pack *pack);
void crosstab_free(struct crosstab *crosstab);

#endif
