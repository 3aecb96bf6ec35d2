/*
 * The clusters that a text may belong to, from what the index has under its keys: those that were
 * met under the most keys are the likeliest.
 */
#ifndef CLUSTER_CANDIDATES_H
#define CLUSTER_CANDIDATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cluster/near.h"
#include "cluster/sketch.h"

enum { CANDIDATES = 8 };

struct candidates;

struct candidates *candidates_new(void);
void candidates_free(struct candidates *candidates);

/* keys are sketch_keys'. facts: the keys with numbers in them tell more than any others, as where
 * numbers tell texts apart. Fills chosen, the likeliest first and of equals those that were found
 * first, and returns how many there are: fewer where hardly one was met twice. */
size_t candidates_choose(struct candidates *candidates, const struct near *near,
    const uint64_t *keys, size_t key_count, bool facts, uint32_t chosen[CANDIDATES]);

#endif
