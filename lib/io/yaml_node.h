/*
 * A YAML tree from within, for those who make trees of trees. All of a node is its maker's
 * arena's; a node may stand in one tree only.
 */
#ifndef IO_YAML_NODE_H
#define IO_YAML_NODE_H

#include "base/mem.h"
#include "io/yaml.h"

struct yaml {
	const char *name;
	struct arena arena;
	struct yaml_node *root;
};

struct yaml_node {
	enum yaml_kind kind;
	bool quoted;
	const char *file;       /* as faults call it */
	size_t line, column;    /* of a collection: of its first scalar; 0: it has none */
	struct span text;       /* of a scalar */
	struct yaml_node *key;  /* of a mapping's value */
	struct yaml_node *first; /* value or item of a collection */
	struct yaml_node *next;  /* behind it in the collection */
};

/* Adds a value, with its key if it has one, where *end is the end of the collection; returns the
 * new one. A collection is where its first scalar is: libfyaml keeps places for scalars only. */
struct yaml_node **yaml_add(
    struct yaml_node *collection, struct yaml_node **end, struct yaml_node *value);

#endif
