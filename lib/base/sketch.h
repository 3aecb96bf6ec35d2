/*
 * How many distinct things there were, in 256 bytes: a HyperLogLog sketch (Flajolet, Fusy,
 * Gandouet, Meunier, 2007) of 256 registers, right to about 6.5 %, and nearly exact below 100.
 * Two sketches merge into that of all things of both, whichever they share. A zeroed struct
 * is an empty one.
 */
#ifndef BASE_SKETCH_H
#define BASE_SKETCH_H

#include <stdint.h>

enum { SKETCH_REGISTERS = 256 };

struct sketch {
	uint8_t registers[SKETCH_REGISTERS];
};

/* hash is any of 64 bits; it is mixed here. */
void sketch_add(struct sketch *sketch, uint64_t hash);
void sketch_merge(struct sketch *sketch, const struct sketch *other);
double sketch_count(const struct sketch *sketch);

#endif
