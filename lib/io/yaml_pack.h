/*
 * A YAML tree as bytes that need no reading: what a program brings along is parsed and checked
 * as it is built (cmd/make/pack.c), by the same yaml_load, and only put in its place as it starts.
 * Numbers in them are as the machine holds them that made them.
 */
#ifndef IO_YAML_PACK_H
#define IO_YAML_PACK_H

#include "base/buf.h"
#include "base/span.h"
#include "io/yaml.h"

/* Appends the tree below a root. */
void yaml_pack(const struct yaml_node *root, struct buf *out);

/* The tree of such bytes, whole and aligned to 16, which its texts are borrowed from; name is
 * what faults call the file. New; goes to yaml_free. */
struct yaml *yaml_unpack(struct span packed, const char *name);

#endif
