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

/* A text in UTF-8 with a NUL in its size; any other breaks the pack as it is read. */
void pack_word(struct pack *pack, char *text, size_t size);

/* What is out of bounds breaks the pack as it is read, and is brought into them: for numbers to
 * count with, which must not overflow. A moment is a time, or a count of spans of time, of at
 * most 2^40 either way, or INT64_MIN for never. An amount is a finite number, at most 1e30 either
 * way, to which it is brought as it is written; what is known is such one, or not-a-number. */
void pack_within(struct pack *pack, int64_t *value, int64_t least, int64_t most);
void pack_moment(struct pack *pack, int64_t *value);
void pack_amount(struct pack *pack, double *value);
void pack_known(struct pack *pack, double *value);

/* How many there were, 0..1e15: that of many packs adds up still. */
void pack_total(struct pack *pack, int64_t *value);

/*
 * For what is made where it is used, as the data that a program brings along. A text's bytes
 * and a table of count things of size bytes each are not copied as they are read: they stay in
 * the pack's own bytes. A table begins at a multiple of 16 of where the pack begins, and its
 * numbers are as the machine holds them that wrote it.
 */
void pack_span(struct pack *pack, struct span *text);
const void *pack_table(struct pack *pack, const void *table, size_t count, size_t size);

/* 0..most, or the pack is broken and *count 0. */
void pack_count(struct pack *pack, size_t *count, size_t most);
void pack_flag(struct pack *pack, bool *flag);

#endif
