/*
 * While a case waits for its customer its clocks stand still; then they go on with what was left
 * of them, in the team's hours where the plan's clock keeps to them.
 */
#ifndef CASE_PAUSE_H
#define CASE_PAUSE_H

#include <stdint.h>

#include "ledger/case_row.h"
#include "plan/plan.h"

/* When the clocks of a case that waits end, if it goes on at a moment. due is CASE_CLOCKS long; 0
 * where a clock does not stand. */
void pause_end(const struct case_row *row, const struct plan *plan, int64_t at, int64_t *due);

/* When a case must be acknowledged, answered and resolved, if it begins anew at a moment. */
void targets_anew(const struct case_row *row, const struct plan *plan, int64_t at, int64_t *due);

#endif
