/*
 * From events to a case's state. Each event changes the row in the order of the events' numbers; a
 * milestone keeps its first time, whatever comes later. Nothing but the row and the event counts:
 * no plan, no clock, and no file of a ledger.
 */
#ifndef LEDGER_CASE_FOLD_H
#define LEDGER_CASE_FOLD_H

#include "base/mem.h"
#include "ledger/case_change.h"
#include "ledger/case_row.h"

/* A row of which no event is known is zeroed but for its id. Words that the row takes from the
 * change are borrowed, new ones are the arena's. */
void case_fold(struct case_row *row, const struct change *change, struct arena *arena);

/* The part of it that posts do: they open the case, join it, or are told of it by another case.
 * False, and the row as it was, where the verb is none of theirs. */
bool case_fold_post(struct case_row *row, const struct change *change);

/* True while something is left to do for the customer. */
bool case_is_open(const struct case_row *row);

#endif
