/*
 * Lists in a plan, with and without names.
 */
#include <string.h>

#include "plan/reading.h"

void *reading_list(struct reading *reading, struct yaml_node *node,
    const struct reading_thing *thing, size_t *count)
{
	struct yaml_node *ignored, *value;
	size_t room = reading_count(reading, node, YAML_SEQUENCE);
	char *list = reading_take(reading, room, thing->size), *item = list;
	void *at = NULL;

	for (*count = 0; *count < room && yaml_each(node, &at, &ignored, &value); ++*count) {
		memcpy(item, thing->blank, thing->size);
		reading_mapping(reading, value, thing->keys, item);
		if (thing->check != NULL)
			thing->check(reading, value, item);
		item += thing->size;
	}
	return list;
}

void *reading_named(struct reading *reading, struct yaml_node *node,
    const struct reading_thing *thing, size_t *count)
{
	struct yaml_node *name, *value;
	size_t room = reading_count(reading, node, YAML_MAPPING);
	char *list = reading_take(reading, room, thing->size), *item = list;
	void *at = NULL;

	for (*count = 0; *count < room && yaml_each(node, &at, &name, &value); ++*count) {
		struct span text = yaml_scalar(name);

		memcpy(item, thing->blank, thing->size);
		memcpy(item + thing->name, &text, sizeof text);
		memcpy(item + thing->place, &name, sizeof name);
		reading->key = name;
		reading_mapping(reading, value, thing->keys, item);
		if (thing->check != NULL)
			thing->check(reading, value, item);
		item += thing->size;
	}
	return list;
}
