/* The input as a YAML file: its root goes to try_root, unless it is none.
 *
 * Inputs with complex keys ("? a") are passed over: libfyaml 0.7 frees some of them twice, which
 * no caller can mend. A plan is its user's own file. */
#ifndef FUZZ_YAML_H
#define FUZZ_YAML_H

#include <string.h>

#include "base/mem.h"
#include "fuzz.h"
#include "io/yaml.h"

static inline void fuzz_yaml(
    const uint8_t *data, size_t size, void (*try_root)(struct yaml_node *root))
{
	char *text = mem_copy((const char *)data, size);
	struct yaml *yaml = NULL;
	struct fault fault = {0};

	if (memchr(text, '?', size + 1) == NULL &&
	    yaml_load((struct span){text, size}, "fuzz.yaml", &yaml, &fault) == STATUS_OK)
		try_root(yaml_root(yaml));
	yaml_free(yaml);
	free(text);
}

#endif
