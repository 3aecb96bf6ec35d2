#include "io/yaml_stream.h"

#include <libfyaml.h>

struct walk {
	struct yaml *yaml;
	struct fy_parser *parser;
	size_t left; /* how many more nodes there may be */
};

struct yaml_node *yaml_of_token(struct yaml *yaml, struct fy_token *token)
{
	struct yaml_node *node = arena_take(&yaml->arena, sizeof *node);
	const struct fy_mark *mark = token != NULL ? fy_token_start_mark(token) : NULL;
	enum fy_scalar_style style = token != NULL ? fy_token_scalar_style(token) : FYSS_PLAIN;
	size_t len = 0;
	const char *text = token != NULL ? fy_token_get_text(token, &len) : NULL;

	if (text == NULL)
		len = 0;
	*node = (struct yaml_node){.kind = YAML_SCALAR,
	    .quoted = style == FYSS_SINGLE_QUOTED || style == FYSS_DOUBLE_QUOTED,
	    .file = yaml->name,
	    .text = {arena_copy(&yaml->arena, text != NULL ? text : "", len), len}};
	if (mark != NULL) {
		node->line = (size_t)mark->line + 1;
		node->column = (size_t)mark->column + 1;
	}
	return node;
}

static struct yaml_node *read_node(struct walk *walk, struct fy_event *event, int depth);

/* The node that the next event begins; NULL, with *ended, at the end of the collection. */
static struct yaml_node *read_next(struct walk *walk, int depth, bool *ended)
{
	struct fy_event *event = fy_parser_parse(walk->parser);
	struct yaml_node *node = NULL;

	if (event == NULL)
		return NULL;
	*ended = event->type == FYET_MAPPING_END || event->type == FYET_SEQUENCE_END;
	if (!*ended)
		node = read_node(walk, event, depth);
	fy_parser_event_free(walk->parser, event);
	return node;
}

static bool is_new_key(const struct yaml_node *mapping, const struct yaml_node *key)
{
	return key->kind == YAML_SCALAR && !span_is(key->text, "<<") &&
	    yaml_find(mapping, key->text) == NULL;
}

static struct yaml_node *read_collection(struct walk *walk, enum yaml_kind kind, int depth)
{
	struct yaml_node *to = arena_take(&walk->yaml->arena, sizeof *to), **end = &to->first;

	*to = (struct yaml_node){.kind = kind, .file = walk->yaml->name, .text = {"", 0}};
	for (;;) {
		bool ended = false, inner = false;
		struct yaml_node *value = read_next(walk, depth, &ended), *key = NULL;

		if (value == NULL)
			return ended ? to : NULL;
		if (kind == YAML_MAPPING) {
			key = value;
			if (!is_new_key(to, key) ||
			    (value = read_next(walk, depth, &inner)) == NULL)
				return NULL;
			value->key = key;
		}
		end = yaml_add(to, end, value);
	}
}

static struct yaml_node *read_node(struct walk *walk, struct fy_event *event, int depth)
{
	if (depth == YAML_DEEPEST || walk->left == 0)
		return NULL;
	walk->left--;
	switch (event->type) {
	case FYET_SCALAR:
		return yaml_of_token(walk->yaml, event->scalar.value);
	case FYET_MAPPING_START:
		return read_collection(walk, YAML_MAPPING, depth + 1);
	case FYET_SEQUENCE_START:
		return read_collection(walk, YAML_SEQUENCE, depth + 1);
	default:
		return NULL;
	}
}

/* Passes over an event of the type; false where there is another. */
static bool pass(struct walk *walk, enum fy_event_type type)
{
	struct fy_event *event = fy_parser_parse(walk->parser);
	bool is = event != NULL && event->type == type;

	if (event != NULL)
		fy_parser_event_free(walk->parser, event);
	return is;
}

bool yaml_stream(struct yaml *yaml, struct fy_parser *parser)
{
	struct walk walk = {yaml, parser, YAML_NODES};
	bool ended = false;

	if (!pass(&walk, FYET_STREAM_START) || !pass(&walk, FYET_DOCUMENT_START))
		return false;
	yaml->root = read_next(&walk, 0, &ended);
	return yaml->root != NULL && pass(&walk, FYET_DOCUMENT_END);
}
