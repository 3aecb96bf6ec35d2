/*
 * Clusters to the ledger and back.
 */
#ifndef CLUSTER_MEMORY_H
#define CLUSTER_MEMORY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"
#include "cluster/live.h"
#include "ledger/ledger.h"

/* most and together as of the live clusters. A row that is of another build is passed over. */
enum status memory_load(struct live *live, struct ledger *ledger, bool together, int64_t most,
    struct fault *fault);
enum status memory_save(struct live *live, struct ledger *ledger, bool together, int64_t most,
    struct fault *fault);

#endif
