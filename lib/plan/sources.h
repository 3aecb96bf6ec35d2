/*
 * The files of a plan: the one that was asked for, what it includes, and holidays in files.
 */
#ifndef PLAN_SOURCES_H
#define PLAN_SOURCES_H

#include "base/mem.h"
#include "io/yaml.h"
#include "plan/plan.h"

enum { SOURCES_MOST = 64, SOURCES_DEEPEST = 8 };

struct plan_sources {
	struct yaml *files[SOURCES_MOST];
	size_t count;
	struct yaml_node *builtin;
	struct yaml_node *own; /* NULL where only the built-in plan is used */
	struct arena arena;
};

/* Takes the built-in plan. */
void sources_builtin(struct plan_sources *sources);

/*
 * Reads a plan's file. Those that its `include` names, a path or a list of them, relative to
 * its own folder, are read first, and it is laid over them (overlay.h). STATUS_IO or
 * STATUS_PLAN where the file itself cannot be read; what is wrong with the others is added to
 * faults at the place that names them.
 */
enum status sources_own(struct plan_sources *sources, const char *path,
    struct plan_faults *faults, struct fault *fault);

/* A path as a file of the plan means it: relative to that file's folder. In the arena. */
const char *sources_path(struct arena *arena, const char *file, struct span path);

void sources_free(struct plan_sources *sources);

#endif
