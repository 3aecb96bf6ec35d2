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

/* Puts down all of it, in one transaction. */
enum status memory_keep(
    struct detector *detector, struct ledger *ledger, struct span feed, struct fault *fault);

#endif
