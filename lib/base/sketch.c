#include "base/sketch.h"

#include <math.h>

#include "base/hash.h"

void sketch_add(struct sketch *sketch, uint64_t hash)
{
	uint64_t mixed = hash_mix(hash), rest = mixed >> 8 | UINT64_C(1) << 56;
	uint8_t rank = (uint8_t)(__builtin_ctzll(rest) + 1);
	uint8_t *top = &sketch->registers[mixed % SKETCH_REGISTERS];

	if (rank > *top)
		*top = rank;
}

void sketch_merge(struct sketch *sketch, const struct sketch *other)
{
	for (int i = 0; i < SKETCH_REGISTERS; i++)
		if (other->registers[i] > sketch->registers[i])
			sketch->registers[i] = other->registers[i];
}

double sketch_count(const struct sketch *sketch)
{
	const double m = SKETCH_REGISTERS, alpha = 0.7213 / (1 + 1.079 / m);
	double sum = 0, estimate;
	int empty = 0;

	for (int i = 0; i < SKETCH_REGISTERS; i++) {
		sum += ldexp(1, -sketch->registers[i]);
		empty += sketch->registers[i] == 0;
	}
	estimate = alpha * m * m / sum;
	return estimate <= 2.5 * m && empty > 0 ? m * log(m / empty) : estimate;
}
