/*
 * An index of where like texts may be: for each key the numbers kept under it last. It forgets:
 * a bucket holds NEAR_WAYS numbers, of which the oldest goes when another comes. What it gives
 * has to be verified; some are wrong by chance, or stand for what has gone since.
 */
#ifndef CLUSTER_NEAR_H
#define CLUSTER_NEAR_H

#include <stddef.h>
#include <stdint.h>

enum { NEAR_WAYS = 16, NEAR_MOST = (1 << 24) - 1 };

struct near;

/* For about so many keys at a time. */
struct near *near_new(size_t keys);
void near_free(struct near *near);

/* Brings a key's bucket nearer to the processor; to be called for all before the first look. */
void near_prefetch(const struct near *near, uint64_t key);

/* number is 1..NEAR_MOST. */
void near_add(struct near *near, uint64_t key, uint32_t number);

/* Fills numbers, the newest first, and returns how many there are. */
size_t near_find(const struct near *near, uint64_t key, uint32_t numbers[NEAR_WAYS]);

#endif
