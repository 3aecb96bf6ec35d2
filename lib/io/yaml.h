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
struct yaml_node; /* opaque: a node as libfyaml holds it */

enum yaml_kind { YAML_ABSENT, YAML_SCALAR, YAML_SEQUENCE, YAML_MAPPING };

/* Parses bytes, which must stay until yaml_free and have a NUL behind them (libfyaml 0.7 reads
 * up to there in an alias); name is what faults call the file. STATUS_PLAN with line and column
 * where it is not YAML. */
enum status yaml_load(
    struct span bytes, const char *name, struct yaml **yaml, struct fault *fault);

/* Reads a file whole (at most 16 MiB) and parses it. STATUS_IO where it cannot be read. */
enum status yaml_load_file(const char *path, struct yaml **yaml, struct fault *fault);

void yaml_free(struct yaml *yaml);

struct yaml_node *yaml_root(const struct yaml *yaml);
enum yaml_kind yaml_kind(struct yaml_node *node);

/* A scalar's text; an empty span for anything else. */
struct span yaml_scalar(struct yaml_node *node);

/* True when the scalar was written in quotes, so that "no" is text and not a boolean. */
bool yaml_quoted(struct yaml_node *node);

/* Steps through a sequence or a mapping in the file's order; key is NULL in a sequence.
 * Start with *at NULL; false behind the last, and at once for a scalar. */
bool yaml_each(struct yaml_node *node, void **at, struct yaml_node **key,
    struct yaml_node **value);

/* Fills file, line and column of the node's start, then what; returns STATUS_PLAN. */
enum status yaml_fault(struct fault *fault, const struct yaml *yaml, struct yaml_node *node,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
