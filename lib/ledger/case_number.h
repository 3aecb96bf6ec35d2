/*
 * Numbers of cases as people say them: C-2026-000123, of a drill D-2026-000123.
 */
#ifndef LEDGER_CASE_NUMBER_H
#define LEDGER_CASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

enum { CASE_NUMBER_SIZE = 32 };

/* Writes the number and a NUL; returns its length. */
size_t case_number_write(char out[CASE_NUMBER_SIZE], int64_t id);

/* False, and *id as it was, where the text is no number. */
bool case_number_read(struct span text, int64_t *id);

#endif
