/*
 * Whether the file is whole, as SQLite sees it.
 */
#ifndef LEDGER_SOUNDNESS_H
#define LEDGER_SOUNDNESS_H

#include "base/status.h"
#include "ledger/ledger.h"

/* STATUS_REJECTED names the first thing that is wrong: pages, indexes, rows that refer to rows
 * which are not there. */
enum status ledger_sound(struct ledger *ledger, struct fault *fault);

#endif
