/*
 * YAML files as trees of mappings, sequences and scalars, each with its place in the file.
 * Anchors, aliases and merge keys are resolved; a duplicate key is a fault. Nodes and the text
 * they give are borrowed from the document; yaml_load's document is new, freed by yaml_free.
 */
#ifndef IO_YAML_H
#define IO_YAML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"
#include "base/status.h"

struct yaml;
struct yaml_node; /* io/yaml_node.h */

enum yaml_kind { YAML_ABSENT, YAML_SCALAR, YAML_SEQUENCE, YAML_MAPPING };

/* Parses bytes, which must have a NUL behind them (libfyaml 0.7 reads up to there in an alias);
 * name is what faults call the file, and stays as long as they do. STATUS_PLAN with line and
 * column where it is not YAML. */
enum status yaml_load(
    struct span bytes, const char *name, struct yaml **yaml, struct fault *fault);

/* Reads a file whole (at most 16 MiB) and parses it. STATUS_IO where it cannot be read. */
enum status yaml_load_file(const char *path, struct yaml **yaml, struct fault *fault);

void yaml_free(struct yaml *yaml);

struct yaml_node *yaml_root(const struct yaml *yaml);
enum yaml_kind yaml_kind(const struct yaml_node *node);

/* A scalar's text; an empty span for anything else. */
struct span yaml_scalar(const struct yaml_node *node);

/* True when the scalar was written in quotes, so that "no" is text and not a boolean. */
bool yaml_quoted(const struct yaml_node *node);

/* Steps through a sequence or a mapping in the file's order; key is NULL in a sequence.
 * Start with *at NULL; false behind the last, and at once for a scalar. */
bool yaml_each(const struct yaml_node *node, void **at, struct yaml_node **key,
    struct yaml_node **value);

/* The value of a key of a mapping; NULL where there is none. */
struct yaml_node *yaml_under(const struct yaml_node *mapping, const char *name);
struct yaml_node *yaml_find(const struct yaml_node *mapping, struct span name);

/* Fills file, line and column of the node's start (of its key where it is empty), then what;
 * returns STATUS_PLAN. A node of NULL is nowhere. */
enum status yaml_fault(struct fault *fault, const struct yaml_node *node, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
