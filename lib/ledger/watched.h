/*
 * What crisis-detect has in mind between two runs: the state of each key of a feed, in the order
 * they were met, as bytes that only it understands.
 */
#ifndef LEDGER_WATCHED_H
#define LEDGER_WATCHED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "ledger/ledger.h"

extern const char schema_watched[];

/* Number 0 is the feed itself, and its key empty. */
struct watched {
	int64_t number;
	struct span key;
	bool drill;
	struct span state;
};

/* Calls take for each that is remembered of the feed, in the order of numbers; a failure of take
 * ends it. What it is given is borrowed for the call. */
enum status watched_recall(struct ledger *ledger, struct span feed,
    enum status (*take)(void *state, const struct watched *watched, struct fault *fault),
    void *state, struct fault *fault);

/* Forgets all of the feed; within a transaction, before it is put down anew. */
enum status watched_forget(struct ledger *ledger, struct span feed, struct fault *fault);

/* Remembers; number must be new. Within a transaction. */
enum status watched_keep(struct ledger *ledger, struct span feed, const struct watched *watched,
    struct fault *fault);

#endif
