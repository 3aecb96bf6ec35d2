/*
 * FNV-1a (Fowler, Noll, Vo), 64 bits: tells contents apart. It keeps no secret and withstands
 * nobody who wants two contents to look alike.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

#define HASH_START UINT64_C(0xCBF29CE484222325)
#define HASH_PRIME UINT64_C(0x100000001B3)

static inline uint64_t hash_number(uint64_t hash, uint64_t number)
{
	return (hash ^ number) * HASH_PRIME;
}

/* The length keeps "ab","c" and "a","bc" apart. */
static inline uint64_t hash_text(uint64_t hash, struct span text)
{
	hash = hash_number(hash, text.len);
	for (size_t i = 0; i < text.len; i++)
		hash = hash_number(hash, (unsigned char)text.at[i]);
	return hash;
}

/* Spreads a number over 64 bits, so that each depends on all: the finalizer of MurmurHash3
 * (A. Appleby, in the public domain). */
static inline uint64_t hash_mix(uint64_t number)
{
	number = (number ^ number >> 33) * UINT64_C(0xFF51AFD7ED558CCD);
	number = (number ^ number >> 33) * UINT64_C(0xC4CEB9FE1A85EC53);
	return number ^ number >> 33;
}

/* Eight bytes as one number, the first the least: the same on every machine. */
static inline uint64_t hash_eight(const char *at)
{
	uint64_t number;

	memcpy(&number, at, sizeof number);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	number = __builtin_bswap64(number);
#endif
	return number;
}

/* The same by eight bytes at a time, for files of megabytes; what is left over, byte by byte. */
static inline uint64_t hash_bulk(uint64_t hash, struct span bytes)
{
	size_t i = 0;

	for (; i + 8 <= bytes.len; i += 8)
		hash = hash_number(hash ^ hash >> 32, hash_eight(bytes.at + i));
	return hash_text(hash, (struct span){bytes.at + i, bytes.len - i});
}

#endif
