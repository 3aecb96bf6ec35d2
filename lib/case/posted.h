/*
 * What sync asks of a routed post: what finds its case, what its event changes, and what people
 * will want to read there. All text is borrowed from the records.
 */
#ifndef CASE_POSTED_H
#define CASE_POSTED_H

#include "base/buf.h"
#include "ledger/case_change.h"
#include "ledger/case_keys.h"
#include "post/record.h"

/* The indexes of the nested objects; a zeroed one is ready. */
struct posted_scratch {
	struct record route, score, cluster;
};

/* By what a post finds its case; the first two tie it to the case for good. */
enum posted_tie { POSTED_ITSELF, POSTED_CONVERSATION, POSTED_AUTHOR, POSTED_CLUSTER, POSTED_TIES };

struct posted {
	struct span platform, id, parent;
	struct span ties[POSTED_TIES]; /* ids; empty where there is none */
	struct case_key keys[POSTED_TIES];
	bool drill, deleted, staff, routed;
	int64_t mark; /* of its words, in the upper half, and of how it was routed */
	struct change change; /* from its route */
};

/* STATUS_REJECTED where a member that is read is of the wrong type. A post without platform or
 * id has no case: both are then empty. */
enum status posted_read(struct posted *posted, struct record *record,
    struct posted_scratch *scratch, struct fault *fault);

/* Appends what is private of it, as a JSON object. */
void posted_write(struct record *record, struct buf *out);

struct case_key posted_key(const struct posted *posted, const char *kind, struct span id);

void posted_scratch_free(struct posted_scratch *scratch);

#endif
