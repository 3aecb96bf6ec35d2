/*
 * State to bytes and back, by one walk for both ways: a struct's own function names its fields
 * once, and the pack either writes them or reads them. Numbers are eight bytes, the least first,
 * so that what one machine wrote another reads, and a double comes back to the last bit.
 *
 * Reading beyond the end, or a count that is out of bounds, makes the pack broken: everything
 * read from then on is 0.
 */
#ifndef BASE_PACK_H
#define BASE_PACK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/span.h"

struct pack {
	struct buf *out; /* where it is written; NULL: it reads */
	struct span in;  /* what is left to read */
	bool broken;
};

void pack_integer(struct pack *pack, int64_t *value);
void pack_real(struct pack *pack, double *value);
void pack_bytes(struct pack *pack, void *bytes, size_t len);

/* 0..most, or the pack is broken and *count 0. */
void pack_count(struct pack *pack, size_t *count, size_t most);
void pack_flag(struct pack *pack, bool *flag);

#endif
