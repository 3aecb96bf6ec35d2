/*
 * Laying one YAML tree over another: a brand's plan over the one that all brands share.
 *
 * Mappings are joined key by key, and lists whose every item has a `name` name by name; of all
 * else the later replaces the earlier. A value of ~ takes its key away, and an item with
 * `remove: yes` the item of that name. What is new stands before the next of its neighbors
 * that the earlier has as well, else at the end; an item with `when` stays before a last one
 * without, so that the route for all that is left remains the last.
 */
#ifndef PLAN_OVERLAY_H
#define PLAN_OVERLAY_H

#include "base/mem.h"
#include "io/yaml.h"

/* The joint tree is new, in the arena, and borrows from both, which stay as they are. */
struct yaml_node *overlay(
    struct arena *arena, const struct yaml_node *below, const struct yaml_node *over);

#endif
