/*
 * The detector's memory between runs, in the ledger.
 */
#ifndef DETECT_MEMORY_H
#define DETECT_MEMORY_H

#include "detect/detector.h"
#include "ledger/ledger.h"

/* Fills a new detector with what is remembered of the feed; nothing where that is new. */
enum status memory_recall(
    struct detector *detector, struct ledger *ledger, struct span feed, struct fault *fault);

/* All of it, or all but the counts of windows that are still open. */
enum memory_extent { MEMORY_ALL, MEMORY_CLOSED };

/* Puts it down, in one transaction. */
enum status memory_keep(struct detector *detector, struct ledger *ledger, struct span feed,
    enum memory_extent extent, struct fault *fault);

#endif
