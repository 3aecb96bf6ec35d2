/*
 * The files of lib/data, embedded in the program at build time (the Makefile's %.data.o).
 * EMBEDDED(plan_yaml) names lib/data/plan.yaml: a dot in the name becomes an underscore.
 * The bytes are read-only, shared by all copies of a program, and loaded as they are touched.
 */
#ifndef IO_EMBED_H
#define IO_EMBED_H

#include "base/span.h"

#define EMBEDDED_DECLARE(name) extern const char embedded_##name[], embedded_##name##_end[]
#define EMBEDDED(name)                                                                             \
	((struct span){embedded_##name, (size_t)(embedded_##name##_end - embedded_##name)})

#endif
