/*
 * Numbers by the print of a text: for each print one number, open addressing. It is filled to a
 * half at most, by a caller who keeps count.
 */
#ifndef CLUSTER_PRINTS_H
#define CLUSTER_PRINTS_H

#include <stddef.h>
#include <stdint.h>

struct prints;

/* For at most so many numbers at a time. */
struct prints *prints_new(size_t most);
void prints_free(struct prints *prints);

/* 0 where there is none. */
uint32_t prints_find(const struct prints *prints, uint64_t print);

/* number is 1 or more; the print must be new. */
void prints_add(struct prints *prints, uint64_t print, uint32_t number);
void prints_forget(struct prints *prints, uint64_t print);

#endif
