/*
 * YAML: a tree whose every node can be asked for its kind, text and place, or a fault.
 *
 * Inputs with complex keys ("? a") are passed over: libfyaml 0.7 frees some of them twice, which
 * no caller can mend. A plan is its user's own file.
 */
#include "fuzz.h"

#include "base/mem.h"
#include "io/yaml.h"

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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = mem_copy((const char *)data, size);
	struct yaml *yaml = NULL;
	struct fault fault = {0};

	if (memchr(text, '?', size + 1) == NULL &&
	    yaml_load((struct span){text, size}, "fuzz.yaml", &yaml, &fault) == STATUS_OK)
		walk(yaml_root(yaml));
	yaml_free(yaml);
	free(text);
	return 0;
}
