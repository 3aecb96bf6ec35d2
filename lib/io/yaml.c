#include "io/yaml.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libfyaml.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "io/reader.h"

enum { LARGEST_FILE = 16 << 20, MOST_NODES = 1 << 20, DEEPEST = 64 };

struct yaml {
	struct fy_parser *parser;
	struct fy_document *document;
	const char *name;
	struct buf bytes; /* of a file read here */
};

static struct fy_node *theirs(struct yaml_node *node)
{
	return (struct fy_node *)(void *)node;
}

static struct yaml_node *ours(struct fy_node *node)
{
	return (struct yaml_node *)(void *)node;
}

/* The first error that was collected. Letting libfyaml print it would crash 0.7 on some lines
 * with many tabs. */
static enum status diagnose(struct fy_diag *diag, const char *name, struct fault *fault)
{
	void *at = NULL;
	const struct fy_diag_error *error = fy_diag_errors_iterate(diag, &at);

	fault->file = name;
	if (error == NULL)
		return fault_set(fault, STATUS_PLAN, "not YAML");
	fault->line = error->line > 0 ? (size_t)error->line : 0;
	fault->column = error->column > 0 ? (size_t)error->column : 0;
	return fault_set(fault, STATUS_PLAN, "not YAML: %s", error->msg);
}

/* False when the node, with its aliases followed, is deeper or holds more nodes than left. */
static bool within_bounds(struct fy_node *node, int depth, size_t *left)
{
	struct yaml_node *key, *value;
	void *at = NULL;

	if (node == NULL)
		return true;
	if (depth == DEEPEST || *left == 0)
		return false;
	--*left;
	if (fy_node_is_alias(node))
		return within_bounds(fy_node_resolve_alias(node), depth + 1, left);
	while (yaml_each(ours(node), &at, &key, &value))
		if (!within_bounds(theirs(key), depth + 1, left) ||
		    !within_bounds(theirs(value), depth + 1, left))
			return false;
	return true;
}

/* Aliases of aliases can make millions of nodes of a few lines: they are counted first. */
static enum status resolve(struct yaml *yaml, struct fy_diag *diag, struct fault *fault)
{
	size_t left = MOST_NODES;

	fault->file = yaml->name;
	if (!within_bounds(fy_document_root(yaml->document), 0, &left))
		return fault_set(fault, STATUS_PLAN, left > 0 ? "nested deeper than %d levels"
		                                              : "its aliases make more than %d nodes",
		    left > 0 ? DEEPEST : MOST_NODES);
	if (fy_document_resolve(yaml->document) != 0 || fy_diag_got_error(diag))
		return diagnose(diag, yaml->name, fault);
	return STATUS_OK;
}

/* What is no text would send libfyaml 0.7 into an endless loop. */
static enum status check_text(struct span bytes, const char *name, struct fault *fault)
{
	size_t line = 1, start = 0, n;

	for (size_t at = 0; at < bytes.len; at += n) {
		uint32_t code;

		n = utf8_next(bytes.at + at, bytes.len - at, &code);
		if (code == UTF8_WRONG || code == 0x7F ||
		    (code < 0x20 && code != '\t' && code != '\n' && code != '\r')) {
			*fault = (struct fault){.file = name, .line = line, .column = at - start + 1};
			return fault_set(fault, STATUS_PLAN,
			    code == UTF8_WRONG ? "not YAML: wrong UTF-8"
			                       : "not YAML: a control character");
		}
		if (code == '\n') {
			line++;
			start = at + 1;
		}
	}
	return STATUS_OK;
}

enum status yaml_load(struct span bytes, const char *name, struct yaml **yaml, struct fault *fault)
{
	struct fy_diag_cfg diagnostics;
	struct fy_parse_cfg config = {0};
	enum status status = check_text(bytes, name, fault);
	struct yaml *new;

	*yaml = NULL;
	if (status != STATUS_OK)
		return status;
	new = mem_new(1, sizeof *new);
	fy_diag_cfg_default(&diagnostics);
	diagnostics.fp = NULL;
	config.diag = mem_granted(fy_diag_create(&diagnostics));
	fy_diag_set_collect_errors(config.diag, true);
	new->name = name;
	new->parser = fy_parser_create(&config);
	if (new->parser != NULL && fy_parser_set_string(new->parser, bytes.at, bytes.len) == 0)
		new->document = fy_parse_load_document(new->parser);
	if (new->document == NULL || fy_diag_got_error(config.diag))
		status = diagnose(config.diag, name, fault);
	else
		status = resolve(new, config.diag, fault);
	fy_diag_destroy(config.diag);
	if (status != STATUS_OK) {
		yaml_free(new);
		new = NULL;
	}
	*yaml = new;
	return status;
}

static enum status read_whole(const char *path, struct buf *bytes, struct fault *fault)
{
	struct reader reader;
	enum status status = reader_open(&reader, path, NULL, fault);

	if (status != STATUS_OK)
		return status;
	do {
		struct span window;

		status = reader_more(&reader, fault);
		window = reader_window(&reader);
		buf_add(bytes, window.at, window.len);
		reader_skip(&reader, window.len);
		if (status == STATUS_OK && bytes->len > LARGEST_FILE)
			status = fault_set(fault, STATUS_PLAN, "%s is larger than %d MiB", path,
			    LARGEST_FILE >> 20);
	} while (status == STATUS_OK && !reader.ended);
	reader_close(&reader);
	return status;
}

enum status yaml_load_file(const char *path, struct yaml **yaml, struct fault *fault)
{
	struct buf bytes = {0};
	enum status status = read_whole(path, &bytes, fault);

	*yaml = NULL;
	if (status == STATUS_OK)
		status = yaml_load((struct span){bytes.at, bytes.len}, path, yaml, fault);
	if (status == STATUS_OK)
		(*yaml)->bytes = bytes;
	else
		buf_free(&bytes);
	return status;
}

void yaml_free(struct yaml *yaml)
{
	if (yaml == NULL)
		return;
	if (yaml->document != NULL)
		fy_parse_document_destroy(yaml->parser, yaml->document);
	if (yaml->parser != NULL)
		fy_parser_destroy(yaml->parser);
	buf_free(&yaml->bytes);
	free(yaml);
}

struct yaml_node *yaml_root(const struct yaml *yaml)
{
	return ours(fy_document_root(yaml->document));
}

enum yaml_kind yaml_kind(struct yaml_node *node)
{
	if (node == NULL)
		return YAML_ABSENT;
	switch (fy_node_get_type(theirs(node))) {
	case FYNT_SCALAR:
		return YAML_SCALAR;
	case FYNT_SEQUENCE:
		return YAML_SEQUENCE;
	case FYNT_MAPPING:
		return YAML_MAPPING;
	}
	return YAML_ABSENT;
}

struct span yaml_scalar(struct yaml_node *node)
{
	struct span text = {"", 0};

	if (yaml_kind(node) == YAML_SCALAR) {
		const char *at = fy_node_get_scalar(theirs(node), &text.len);
		if (at != NULL)
			text.at = at;
		else
			text.len = 0;
	}
	return text;
}

bool yaml_quoted(struct yaml_node *node)
{
	enum fy_node_style style = fy_node_get_style(theirs(node));

	return style == FYNS_SINGLE_QUOTED || style == FYNS_DOUBLE_QUOTED;
}

bool yaml_each(
    struct yaml_node *node, void **at, struct yaml_node **key, struct yaml_node **value)
{
	if (yaml_kind(node) == YAML_SEQUENCE) {
		*key = NULL;
		*value = ours(fy_node_sequence_iterate(theirs(node), at));
		return *value != NULL;
	}
	if (yaml_kind(node) == YAML_MAPPING) {
		struct fy_node_pair *pair = fy_node_mapping_iterate(theirs(node), at);
		*key = pair != NULL ? ours(fy_node_pair_key(pair)) : NULL;
		*value = pair != NULL ? ours(fy_node_pair_value(pair)) : NULL;
		return pair != NULL;
	}
	return false;
}

/* libfyaml keeps places for scalars only: a collection is where its first scalar is. */
static const struct fy_mark *mark_of(struct yaml_node *node)
{
	struct yaml_node *key, *value;
	void *at = NULL;

	while (yaml_kind(node) != YAML_SCALAR) {
		at = NULL;
		if (!yaml_each(node, &at, &key, &value))
			return NULL;
		node = key != NULL ? key : value;
	}
	struct fy_token *token = fy_node_get_scalar_token(theirs(node));
	return token != NULL ? fy_token_start_mark(token) : NULL;
}

enum status yaml_fault(struct fault *fault, const struct yaml *yaml, struct yaml_node *node,
    const char *format, ...)
{
	const struct fy_mark *mark = mark_of(node);
	va_list args;

	fault->file = yaml->name;
	fault->line = mark != NULL ? (size_t)mark->line + 1 : 0;
	fault->column = mark != NULL ? (size_t)mark->column + 1 : 0;
	va_start(args, format);
	vsnprintf(fault->what, sizeof fault->what, format, args);
	va_end(args);
	return STATUS_PLAN;
}
