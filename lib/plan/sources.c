#include "plan/sources.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "io/embed.h"
#include "io/yaml_node.h"
#include "io/yaml_pack.h"
#include "plan/overlay.h"
#include "plan/reading.h"

EMBEDDED_DECLARE(plan_tree);

static const char BUILT_IN[] = "built-in plan", INCLUDE[] = "include";

/* The files that are being read, each included by the one above. */
struct chain {
	const char *path, *real;
	const struct chain *above;
	int depth;
};

struct including {
	struct plan_sources *sources;
	struct reading reading; /* for faults */
};

static enum status read_file(struct including *including, const char *path,
    const struct chain *above, struct yaml_node **root, struct fault *fault);

void sources_builtin(struct plan_sources *sources)
{
	sources->files[0] = yaml_unpack(EMBEDDED(plan_tree), BUILT_IN);
	sources->count = 1;
	sources->builtin = yaml_root(sources->files[0]);
}

const char *sources_path(struct arena *arena, const char *file, struct span path)
{
	const char *slash = strrchr(file, '/');
	size_t folder = slash != NULL ? (size_t)(slash - file) + 1 : 0;
	struct buf joint = {0};
	const char *copy;

	if (path.len > 0 && path.at[0] != '/')
		buf_add(&joint, file, folder);
	buf_add(&joint, path.at, path.len);
	copy = arena_copy(arena, joint.at, joint.len);
	buf_free(&joint);
	return copy;
}

/* Two ways to write a path must not hide that it is the same file. */
static const char *real_path(struct arena *arena, const char *path)
{
	char *real = realpath(path, NULL);
	const char *copy = arena_copy(
	    arena, real != NULL ? real : path, strlen(real != NULL ? real : path));

	free(real);
	return copy;
}

static bool is_within(const struct chain *chain, const char *real)
{
	while (chain != NULL && strcmp(chain->real, real) != 0)
		chain = chain->above;
	return chain != NULL;
}

/* Reads an included file and lays it over those before; a fault is told at the node. */
static void include(struct including *including, struct yaml_node *node,
    const struct chain *chain, struct yaml_node **joint)
{
	struct arena *arena = &including->sources->arena;
	struct span name = yaml_scalar(node);
	struct yaml_node *root = NULL;
	struct fault fault = {0};
	const char *path;

	if (name.len == 0 || memchr(name.at, '\0', name.len) != NULL) {
		reading_fault(&including->reading, node, "the path of a file is wanted here");
		return;
	}
	path = sources_path(arena, chain->path, name);
	if (is_within(chain, real_path(arena, path)))
		reading_fault(&including->reading, node, "'%s' includes itself", path);
	else if (read_file(including, path, chain, &root, &fault) == STATUS_OK)
		*joint = *joint != NULL ? overlay(arena, *joint, root) : root;
	else if (fault.line > 0)
		plan_faults_add(including->reading.faults, &fault);
	else
		reading_fault(&including->reading, node, "%s", fault.what);
}

/* Takes a key out of a mapping, and returns its value. */
static struct yaml_node *take_out(struct yaml_node *mapping, const char *name)
{
	struct yaml_node *value = yaml_under(mapping, name), **at = &mapping->first;

	while (value != NULL && *at != value)
		at = &(*at)->next;
	if (value != NULL)
		*at = value->next;
	return value;
}

static enum status read_file(struct including *including, const char *path,
    const struct chain *above, struct yaml_node **root, struct fault *fault)
{
	struct plan_sources *sources = including->sources;
	struct chain chain = {path, real_path(&sources->arena, path), above,
	    above != NULL ? above->depth + 1 : 1};
	struct yaml_node *included, *joint = NULL, *key, *value;
	enum status status;
	void *at = NULL;

	if (chain.depth > SOURCES_DEEPEST || sources->count == SOURCES_MOST)
		return fault_set(fault, STATUS_PLAN, "'%s': a plan has at most %d files, %d deep",
		    path, SOURCES_MOST - 1, SOURCES_DEEPEST);
	status = yaml_load_file(path, &sources->files[sources->count], fault);
	if (status != STATUS_OK)
		return status;
	*root = yaml_root(sources->files[sources->count++]);
	if (yaml_kind(*root) != YAML_MAPPING)
		return above == NULL
		    ? STATUS_OK
		    : yaml_fault(fault, *root, "keys and values are wanted here");
	included = take_out(*root, INCLUDE);
	if (yaml_kind(included) == YAML_SEQUENCE)
		while (yaml_each(included, &at, &key, &value))
			include(including, value, &chain, &joint);
	else if (included != NULL)
		include(including, included, &chain, &joint);
	if (joint != NULL)
		*root = overlay(&sources->arena, joint, *root);
	return STATUS_OK;
}

enum status sources_own(struct plan_sources *sources, const char *path,
    struct plan_faults *faults, struct fault *fault)
{
	struct including including = {.sources = sources, .reading = {.faults = faults}};

	return read_file(&including, path, NULL, &sources->own, fault);
}

void sources_free(struct plan_sources *sources)
{
	for (size_t i = 0; i < sources->count; i++)
		yaml_free(sources->files[i]);
	arena_free(&sources->arena);
}
