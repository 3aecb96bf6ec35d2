/*
 * The short way through a YAML file, for yaml.c: its nodes are made as they are parsed. libfyaml's
 * own document, with which all else is possible, takes three times as long, and a megabyte for a
 * plan of 50 KB.
 */
#ifndef IO_YAML_STREAM_H
#define IO_YAML_STREAM_H

#include <stdbool.h>
#include <stddef.h>

#include "io/yaml_node.h"

struct fy_parser;
struct fy_token;

enum { YAML_NODES = 1 << 20, YAML_DEEPEST = 64 };

/*
 * Reads the parser's first document into yaml->arena. False, and nothing is said of why, where it
 * takes a document to go on: for aliases, merge keys, a key that is there twice or is no text,
 * what is beyond the bounds above, and what is wrong.
 */
bool yaml_stream(struct yaml *yaml, struct fy_parser *parser);

/* A scalar of its token, NULL for nothing. */
struct yaml_node *yaml_of_token(struct yaml *yaml, struct fy_token *token);

#endif
