/*
 * Which posts were passed on: the ledger's view seen.
 */
#ifndef LEDGER_SEEN_H
#define LEDGER_SEEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "ledger/ledger.h"

struct seen;

/* What a post is known by. An edit or a deletion of it has a version of its own, in words; the
 * post itself has none (len 0). */
struct seen_post {
	struct span platform, id, version;
};

/* The ledger is borrowed and outlives what is new here; that goes to seen_free. */
enum status seen_open(struct seen **seen, struct ledger *ledger, struct fault *fault);
void seen_free(struct seen *seen);

/*
 * Within a transaction: remembers the post as seen at a time, in seconds since 1970; *is_new
 * tells that it was not remembered before.
 */
enum status seen_add(struct seen *seen, const struct seen_post *post, int64_t at, bool *is_new,
    struct fault *fault);

/* To be called before each commit: keeps the table quick to add to. */
enum status seen_settle(struct seen *seen, struct fault *fault);

#endif
