#include "io/yaml.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libfyaml.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "io/reader.h"
#include "io/yaml_stream.h"

enum { LARGEST_FILE = 16 << 20 };

/* Steps through a collection as yaml_each does. */
static bool each(struct fy_node *node, void **at, struct fy_node **key, struct fy_node **value)
{
	*key = NULL;
	*value = NULL;
	if (node != NULL && fy_node_is_sequence(node)) {
		*value = fy_node_sequence_iterate(node, at);
	} else if (node != NULL && fy_node_is_mapping(node)) {
		struct fy_node_pair *pair = fy_node_mapping_iterate(node, at);

		if (pair == NULL)
			return false;
		*key = fy_node_pair_key(pair);
		*value = fy_node_pair_value(pair);
		return true;
	}
	return *value != NULL;
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

/* What a look through a document finds. */
struct extent {
	size_t left;  /* how many more nodes it may have */
	bool borrows; /* there is an alias, or a merge key */
};

static bool is_merge_key(struct fy_node *node)
{
	size_t len = 0;
	const char *text = node != NULL ? fy_node_get_scalar(node, &len) : NULL;

	return text != NULL && len == 2 && text[0] == '<' && text[1] == '<';
}

/* False when the node, with its aliases followed, is deeper or holds more nodes than left. */
static bool within_bounds(struct fy_node *node, int depth, struct extent *extent)
{
	struct fy_node *key, *value;
	void *at = NULL;

	if (node == NULL)
		return true;
	if (depth == YAML_DEEPEST || extent->left == 0)
		return false;
	extent->left--;
	if (fy_node_is_alias(node)) {
		extent->borrows = true;
		return within_bounds(fy_node_resolve_alias(node), depth + 1, extent);
	}
	while (each(node, &at, &key, &value)) {
		extent->borrows = extent->borrows || is_merge_key(key);
		if (!within_bounds(key, depth + 1, extent) ||
		    !within_bounds(value, depth + 1, extent))
			return false;
	}
	return true;
}

/* Aliases of aliases can make millions of nodes of a few lines: they are counted first. */
static enum status resolve(struct fy_document *document, struct fy_diag *diag, const char *name,
    struct fault *fault)
{
	struct extent extent = {YAML_NODES, false};

	fault->file = name;
	if (!within_bounds(fy_document_root(document), 0, &extent))
		return fault_set(fault, STATUS_PLAN, extent.left > 0 ? "nested deeper than %d levels"
		                                              : "its aliases make more than %d nodes",
		    extent.left > 0 ? YAML_DEEPEST : YAML_NODES);
	if ((extent.borrows && fy_document_resolve(document) != 0) || fy_diag_got_error(diag))
		return diagnose(diag, name, fault);
	return STATUS_OK;
}

/* The tree outlives libfyaml's document, so that trees of several files can be one. */
static struct yaml_node *copy(struct yaml *yaml, struct fy_node *from)
{
	struct fy_node *key, *value;
	struct yaml_node *to, **end;
	void *at = NULL;

	if (from == NULL)
		return NULL;
	if (fy_node_is_scalar(from))
		return yaml_of_token(yaml, fy_node_get_scalar_token(from));
	to = arena_take(&yaml->arena, sizeof *to);
	*to = (struct yaml_node){.file = yaml->name, .text = {"", 0}};
	end = &to->first;
	to->kind = fy_node_is_mapping(from) ? YAML_MAPPING : YAML_SEQUENCE;
	while (each(from, &at, &key, &value)) {
		struct yaml_node *ours = copy(yaml, value);

		if (ours == NULL) {
			ours = arena_take(&yaml->arena, sizeof *ours);
			*ours = (struct yaml_node){.file = yaml->name, .text = {"", 0}};
		}
		ours->key = copy(yaml, key);
		end = yaml_add(to, end, ours);
	}
	return to;
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

static enum status parse(struct yaml *yaml, struct fy_parser *parser, struct fy_diag *diag,
    struct fault *fault)
{
	struct fy_document *document = fy_parse_load_document(parser);
	enum status status;

	if (document == NULL || fy_diag_got_error(diag))
		status = diagnose(diag, yaml->name, fault);
	else
		status = resolve(document, diag, yaml->name, fault);
	if (status == STATUS_OK)
		yaml->root = copy(yaml, fy_document_root(document));
	if (document != NULL)
		fy_parse_document_destroy(parser, document);
	return status;
}

/* Reads the bytes the short way, or as a document. False: the short way does not do. */
static bool read_by(
    struct yaml *yaml, struct span bytes, bool stream, enum status *status, struct fault *fault)
{
	struct fy_diag_cfg diagnostics;
	struct fy_parse_cfg config = {0};
	struct fy_parser *parser;
	bool done = true;

	fy_diag_cfg_default(&diagnostics);
	diagnostics.fp = NULL;
	config.diag = mem_granted(fy_diag_create(&diagnostics));
	fy_diag_set_collect_errors(config.diag, true);
	parser = mem_granted(fy_parser_create(&config));
	if (fy_parser_set_string(parser, bytes.at, bytes.len) != 0)
		*status = diagnose(config.diag, yaml->name, fault);
	else if (stream)
		done = yaml_stream(yaml, parser) && !fy_diag_got_error(config.diag);
	else
		*status = parse(yaml, parser, config.diag, fault);
	fy_parser_destroy(parser);
	fy_diag_destroy(config.diag);
	return done;
}

enum status yaml_load(struct span bytes, const char *name, struct yaml **yaml, struct fault *fault)
{
	enum status status = check_text(bytes, name, fault);
	struct yaml *new;

	*yaml = NULL;
	if (status != STATUS_OK)
		return status;
	new = mem_new(1, sizeof *new);
	new->name = name;
	if (!read_by(new, bytes, true, &status, fault)) {
		arena_reset(&new->arena);
		new->root = NULL;
		read_by(new, bytes, false, &status, fault);
	}
	if (status != STATUS_OK) {
		yaml_free(new);
		new = NULL;
	}
	*yaml = new;
	return status;
}

enum status yaml_load_file(const char *path, struct yaml **yaml, struct fault *fault)
{
	struct buf bytes = {0};
	enum status status = reader_whole(path, LARGEST_FILE, &bytes, fault);

	*yaml = NULL;
	if (status == STATUS_OK)
		status = yaml_load((struct span){bytes.at, bytes.len}, path, yaml, fault);
	buf_free(&bytes);
	return status;
}
