/*
 * crisis-cluster's stage: which posts say the same, and how many they are by now.
 */
#ifndef CLUSTER_CLUSTER_H
#define CLUSTER_CLUSTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "cluster/live.h"
#include "io/output.h"
#include "ledger/ledger.h"
#include "post/record.h"

struct clustering;

struct clustering_options {
	int64_t most; /* clusters alive, 1..NEAR_MOST */
	bool together; /* texts that differ in numbers and names only go together */
	bool explain;
	bool collapse;    /* one line a cluster, as it goes or at the end */
	int64_t flush;    /* with collapse: a cluster goes when idle so many seconds; 0: at the end */
	struct output *out; /* borrowed; where such lines go */
};

/* Sets together by its word, and says what does not go together: STATUS_USAGE. remembers: there is a
 * ledger. */
enum status clustering_check(struct clustering_options *options, const char *template,
    bool remembers, struct fault *fault);

/* New; goes to clustering_free. */
struct clustering *clustering_new(const struct clustering_options *options);
void clustering_free(struct clustering *clustering);

/* A filter_judge, for records that are no posts as well; state is the clustering. */
enum status cluster_judge(
    void *state, struct record *record, struct buf *member, struct fault *fault);

/* Where to read whether the line at hand is not to be written. */
const bool *clustering_dropped(const struct clustering *clustering);

/* Takes up what the ledger remembers, before the first post; and adds to it what came since, to be
 * called last. Clusters that went meanwhile are not remembered. */
enum status clustering_load(
    struct clustering *clustering, struct ledger *ledger, struct fault *fault);
enum status clustering_save(
    struct clustering *clustering, struct ledger *ledger, struct fault *fault);

/* With collapse: writes the lines of all clusters alive, the first begun first. */
void clustering_finish(struct clustering *clustering);

/* How many clusters were let go for others. */
size_t clustering_gone(const struct clustering *clustering);

/* How the post at hand came to its cluster. */
enum cluster_kind { CLUSTER_EXACT, CLUSTER_REPOST, CLUSTER_VARIANT };

/* The member, and what --explain says; lib/cluster/write.c. */
void cluster_write(const struct cluster *cluster, enum cluster_kind kind, struct buf *out);
void cluster_explain(const struct cluster *cluster, enum cluster_kind kind,
    const struct cluster *apart, struct record *record, struct buf *out);

#endif
