/*
 * What the user says becomes which member of a post (-m and --map-file), one row for each:
 *
 *   KEY=PATH            a column of a table, whatever its case, or members of a JSON value,
 *                       joined by dots; PATH[] is each item of a list
 *   KEY=PATH:FORM       the same, for times, in a form of strptime(3)
 *   KEY==WORDS          the words themselves
 *
 * Where a member that is no list is filled from PATH[].REST, each item becomes one post. Of
 * the rows of one key the first that yields something counts.
 * map_new's is new and goes to map_free.
 */
#ifndef INGEST_MAP_H
#define INGEST_MAP_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "base/span.h"
#include "base/status.h"
#include "ingest/fill.h"

struct map_row {
	struct fill_row fill; /* its path as given, NULL where words are the value */
	const char *form;     /* of a time; NULL: any that is known */
	const char *rest;     /* of the path, below its level */
	size_t level;         /* of the lists, 0: the value itself */
	struct span words;
	bool met;             /* it has yielded something in this file */
};

struct map {
	struct map_row *rows;
	size_t count;
	const char **lists; /* each from the level above to the list that the next level is in */
	size_t depth;       /* of the lists whose items become posts */
	struct arena texts;
};

struct map *map_new(void);
void map_free(struct map *map);

/* STATUS_USAGE where the row means nothing. */
enum status map_add(struct map *map, const char *row, struct fault *fault);

/* Adds the rows of a file, one a line; blank lines and those that start with # are passed over.
 * Each wrong row goes to wrong, with its line. */
typedef void map_wrong(const void *state, const struct fault *fault);
enum status map_load(
    struct map *map, const char *path, map_wrong *wrong, const void *state, struct fault *fault);

/* Sorts out the lists, behind the last row. STATUS_USAGE where rows are of different ones. */
enum status map_settle(struct map *map, struct fault *fault);

/* Fills members of the post at hand, in place of what they hold. */
void map_replace(struct map *map, struct sink *sink, const json_t *value);

/* True where the value holds something that a row names; with lists, all of the lists. */
bool map_fits(const struct map *map, const json_t *value);

/* Makes posts of a value by the rows alone. STATUS_REJECTED where they yield no post. */
enum status map_convert(
    struct map *map, struct sink *sink, const json_t *value, struct fault *fault);

/* A field of a table, or words, into a member that is unknown so far. */
void map_put(const struct map_row *row, struct sink *sink, struct span text);

#endif
