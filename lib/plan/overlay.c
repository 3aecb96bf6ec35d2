#include "plan/overlay.h"

#include "io/yaml_node.h"

static struct yaml_node *copy_of(struct arena *arena, const struct yaml_node *node)
{
	struct yaml_node *copy = arena_take(arena, sizeof *copy);

	*copy = *node;
	copy->next = NULL;
	return copy;
}

/* By what an entry of a collection is known: its key, or the name that stands in it. */
static struct span name_of(const struct yaml_node *entry)
{
	return yaml_scalar(entry->key != NULL ? entry->key : yaml_under(entry, "name"));
}

static struct yaml_node *find(const struct yaml_node *collection, const struct yaml_node *like)
{
	struct yaml_node *entry = collection->first;

	while (entry != NULL && !span_same(name_of(entry), name_of(like)))
		entry = entry->next;
	return entry;
}

static bool has_names(const struct yaml_node *list)
{
	const struct yaml_node *item = yaml_kind(list) == YAML_SEQUENCE ? list->first : NULL;

	while (item != NULL && name_of(item).len > 0)
		item = item->next;
	return yaml_kind(list) == YAML_SEQUENCE && list->first != NULL && item == NULL;
}

static bool is_removed(const struct yaml_node *over)
{
	struct span text = yaml_scalar(over);

	if (yaml_kind(over) == YAML_SCALAR && !yaml_quoted(over) && span_is(text, "~"))
		return over->key != NULL;
	text = yaml_scalar(yaml_under(over, "remove"));
	return over->key == NULL && (span_is(text, "yes") || span_is(text, "true"));
}

/* Where a new entry goes: what should come to stand behind it. */
static struct yaml_node **place_for(
    struct yaml_node *joint, const struct yaml_node *below, const struct yaml_node *entry)
{
	const struct yaml_node *follower = entry->next;
	struct yaml_node **at = &joint->first, **last = at;

	while (follower != NULL && (is_removed(follower) || find(below, follower) == NULL))
		follower = follower->next;
	for (; *at != NULL; at = &(*at)->next) {
		if (follower != NULL && span_same(name_of(*at), name_of(follower)))
			return at;
		last = at;
	}
	if (follower == NULL && *last != NULL && entry->key == NULL &&
	    yaml_under(entry, "when") != NULL && yaml_under(*last, "when") == NULL)
		return last;
	return at;
}

static struct yaml_node *join(
    struct arena *arena, const struct yaml_node *below, const struct yaml_node *over)
{
	struct yaml_node *joint = copy_of(arena, over), **end = &joint->first;

	joint->key = below->key != NULL ? below->key : over->key;
	joint->first = NULL;
	for (const struct yaml_node *entry = below->first; entry != NULL; entry = entry->next) {
		const struct yaml_node *later = find(over, entry);

		if (later != NULL && is_removed(later))
			continue;
		*end = later != NULL ? overlay(arena, entry, later) : copy_of(arena, entry);
		end = &(*end)->next;
	}
	for (const struct yaml_node *entry = over->first; entry != NULL; entry = entry->next) {
		struct yaml_node **at, *new;

		if (is_removed(entry) || find(below, entry) != NULL)
			continue;
		at = place_for(joint, below, entry);
		new = copy_of(arena, entry);
		new->next = *at;
		*at = new;
	}
	return joint;
}

struct yaml_node *overlay(
    struct arena *arena, const struct yaml_node *below, const struct yaml_node *over)
{
	if ((yaml_kind(below) == YAML_MAPPING && yaml_kind(over) == YAML_MAPPING) ||
	    (has_names(below) && has_names(over)))
		return join(arena, below, over);
	return copy_of(arena, over);
}
