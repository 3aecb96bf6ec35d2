/* What libFuzzer calls for each input; a target aborts where a property does not hold. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/span.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline struct span fuzz_span(const uint8_t *data, size_t size)
{
	return (struct span){(const char *)data, size};
}

/* Reads every byte, for the sanitizers to see; returns how many there were. */
static inline size_t fuzz_touch(struct span bytes)
{
	volatile char sum = 0;

	for (size_t i = 0; i < bytes.len; i++)
		sum = (char)(sum ^ bytes.at[i]);
	return bytes.len;
}

#endif
