/*
 * Mixing the bits of a number so that each depends on all: the finalizer of MurmurHash3
 * (A. Appleby, in the public domain).
 */
#ifndef CLUSTER_MIX_H
#define CLUSTER_MIX_H

#include <stdint.h>

static inline uint64_t mix_bits(uint64_t x)
{
	x ^= x >> 33;
	x *= UINT64_C(0xFF51AFD7ED558CCD);
	x ^= x >> 33;
	x *= UINT64_C(0xC4CEB9FE1A85EC53);
	return x ^ x >> 33;
}

#endif
