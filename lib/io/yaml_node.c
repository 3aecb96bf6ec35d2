#include "io/yaml_node.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void yaml_free(struct yaml *yaml)
{
	if (yaml == NULL)
		return;
	arena_free(&yaml->arena);
	free(yaml);
}

struct yaml_node *yaml_root(const struct yaml *yaml)
{
	return yaml->root;
}

static void take_place(struct yaml_node *to, const struct yaml_node *inner)
{
	if (to->line == 0 && inner != NULL) {
		to->line = inner->line;
		to->column = inner->column;
	}
}

struct yaml_node **yaml_add(
    struct yaml_node *collection, struct yaml_node **end, struct yaml_node *value)
{
	take_place(collection, value->key);
	take_place(collection, value);
	*end = value;
	return &value->next;
}

enum yaml_kind yaml_kind(const struct yaml_node *node)
{
	return node != NULL ? node->kind : YAML_ABSENT;
}

struct span yaml_scalar(const struct yaml_node *node)
{
	return yaml_kind(node) == YAML_SCALAR ? node->text : (struct span){"", 0};
}

bool yaml_quoted(const struct yaml_node *node)
{
	return node->quoted;
}

bool yaml_each(const struct yaml_node *node, void **at, struct yaml_node **key,
    struct yaml_node **value)
{
	const struct yaml_node *last = *at;

	if (node == NULL)
		return false;
	*value = last != NULL ? last->next : node->first;
	*key = *value != NULL ? (*value)->key : NULL;
	*at = *value;
	return *value != NULL;
}

struct yaml_node *yaml_find(const struct yaml_node *mapping, struct span name)
{
	struct yaml_node *value = yaml_kind(mapping) == YAML_MAPPING ? mapping->first : NULL;

	while (value != NULL && !span_same(yaml_scalar(value->key), name))
		value = value->next;
	return value;
}

struct yaml_node *yaml_under(const struct yaml_node *mapping, const char *name)
{
	return yaml_find(mapping, span_of(name));
}

enum status yaml_fault(
    struct fault *fault, const struct yaml_node *node, const char *format, ...)
{
	const struct yaml_node *place =
	    node != NULL && node->line == 0 && node->key != NULL ? node->key : node;
	va_list args;

	fault->file = place != NULL ? place->file : NULL;
	fault->line = place != NULL ? place->line : 0;
	fault->column = place != NULL ? place->column : 0;
	va_start(args, format);
	vsnprintf(fault->what, sizeof fault->what, format, args);
	va_end(args);
	return STATUS_PLAN;
}
