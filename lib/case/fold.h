/*
 * From events to a case's state. Each event changes the row in the order of the events' numbers; a
 * milestone keeps its first time, whatever comes later. Nothing but the row and the event counts:
 * no plan, no clock.
 */
#ifndef CASE_FOLD_H
#define CASE_FOLD_H

#include "base/mem.h"
#include "case/change.h"
#include "ledger/case_row.h"

/* A row of which no event is known is zeroed but for its id. Words that the row takes from the
 * change are borrowed, new ones are the arena's. */
void fold(struct case_row *row, const struct change *change, struct arena *arena);

/* True while something is left to do for the customer. */
bool case_is_open(const struct case_row *row);

#endif
