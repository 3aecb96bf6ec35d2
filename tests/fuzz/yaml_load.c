/*
 * YAML: a tree whose every node can be asked for its kind, text and place, or a fault.
 */
#include "yaml.h"

static size_t walk(struct yaml_node *node)
{
	struct yaml_node *key, *value;
	struct fault fault = {0};
	size_t sum = yaml_scalar(node).len;
	void *at = NULL;

	if (yaml_kind(node) == YAML_ABSENT)
		return 0;
	yaml_fault(&fault, node, "here");
	while (yaml_each(node, &at, &key, &value))
		sum += (key != NULL ? walk(key) : 0) + walk(value);
	return sum;
}

static void try_tree(struct yaml_node *root)
{
	walk(root);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_yaml(data, size, try_tree);
	return 0;
}
