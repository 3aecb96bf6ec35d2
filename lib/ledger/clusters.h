/*
 * Clusters of near-copies: the ledger's table clusters. What a row's words and crowd mean is the
 * business of lib/cluster.
 */
#ifndef LEDGER_CLUSTERS_H
#define LEDGER_CLUSTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"
#include "ledger/ledger.h"

/* Times are in seconds since 1970, INT64_MIN where not known; text with at NULL is not known. */
struct cluster_row {
	int64_t print;
	int64_t met;  /* rises with the time it was met; when it is put: from 1, by each run anew */
	int64_t size; /* when it is put: the posts to add */
	int64_t first, last;
	struct span platform, id, words, crowd; /* borrowed */
};

typedef void cluster_row_taken(void *state, const struct cluster_row *row);

/* Gives the rows met last, at most so many, the one that was made first first. together: those
 * of runs in which texts of one template go together. */
enum status clusters_load(struct ledger *ledger, bool together, int64_t most,
    cluster_row_taken *taken, void *state, struct fault *fault);

/* Within a transaction: adds to the rows, or makes them in this order, all met later than those of
 * before, and forgets those met longest ago beyond most. given fills the rows, false at their end. */
typedef bool cluster_row_given(void *state, struct cluster_row *row);
enum status clusters_save(struct ledger *ledger, bool together, int64_t most,
    cluster_row_given *given, void *state, struct fault *fault);

#endif
