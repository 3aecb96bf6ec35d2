/*
 * Counts by name, for names that strangers choose: topics, teams, platforms, reasons. At most
 * GROUP_MOST names are kept, the first that come; what comes under further names is counted in
 * one row for all others, so that memory is bounded and the rows still add up to the whole.
 */
#ifndef REPORT_COUNT_GROUP_H
#define REPORT_COUNT_GROUP_H

#include <stddef.h>
#include <stdint.h>

#include "base/pack.h"
#include "base/span.h"
#include "report/count/counts.h"

enum { GROUP_MOST = 256, GROUP_NAME = 100, GROUP_SLOTS = 1024 };

struct group_row {
	char name[GROUP_NAME + 1]; /* UTF-8, cut at a whole character */
	size_t len;
	struct counts counts;
};

struct group {
	struct group_row rows[GROUP_MOST];
	size_t count;
	struct group_row other;
	uint16_t slots[GROUP_SLOTS]; /* an index in rows and 1, or 0 */
};

/* The row of that name, made where there is room, else the row of all others. The name is
 * UTF-8; an empty one is a name like any other. */
struct group_row *group_row(struct group *group, struct span name);

/* The row of that name where it is kept, else NULL. */
const struct group_row *group_find(const struct group *group, struct span name);

/* Fills rows with the largest first, names deciding between equals, without the row of all
 * others; returns how many there are. */
size_t group_sorted(const struct group *group, const struct group_row *rows[GROUP_MOST]);

/* Adds the rows of both up by name; exact while there are no more names than are kept. */
void group_merge(struct group *group, const struct group *other);
void group_pack(struct group *group, struct pack *pack);

/* The most bytes of a text, up to most, that end at a whole character. */
size_t group_cut(struct span text, size_t most);

#endif
