#include "io/yaml_pack.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"
#include "io/yaml_node.h"

/* A count, so many nodes, and their texts with a NUL behind each. Nodes are numbered from 1,
 * the root first; 0 is none. */
struct packed_node {
	uint32_t kind, quoted;
	uint32_t line, column;
	uint32_t text, len;
	uint32_t key, first, next;
};

struct packing {
	struct packed_node *nodes; /* from 1 */
	size_t room;
	uint32_t count;
	struct buf texts;
};

static uint32_t add(struct packing *packing, const struct yaml_node *node)
{
	uint32_t number = ++packing->count, key, last = 0;

	packing->nodes = mem_room(packing->nodes, number, &packing->room, sizeof *packing->nodes);
	packing->nodes[number] = (struct packed_node){.kind = node->kind, .quoted = node->quoted,
	    .line = (uint32_t)node->line, .column = (uint32_t)node->column,
	    .text = (uint32_t)packing->texts.len, .len = (uint32_t)node->text.len};
	buf_add(&packing->texts, node->text.at, node->text.len);
	buf_char(&packing->texts, '\0');
	key = node->key != NULL ? add(packing, node->key) : 0;
	packing->nodes[number].key = key;
	for (const struct yaml_node *inner = node->first; inner != NULL; inner = inner->next) {
		uint32_t next = add(packing, inner);

		if (last == 0)
			packing->nodes[number].first = next;
		else
			packing->nodes[last].next = next;
		last = next;
	}
	return number;
}

void yaml_pack(const struct yaml_node *root, struct buf *out)
{
	struct packing packing = {0};

	if (root != NULL)
		add(&packing, root);
	buf_add(out, (const char *)&packing.count, sizeof packing.count);
	for (uint32_t i = 1; i <= packing.count; i++)
		buf_add(out, (const char *)&packing.nodes[i], sizeof *packing.nodes);
	buf_add(out, packing.texts.at, packing.texts.len);
	free(packing.nodes);
	buf_free(&packing.texts);
}

struct yaml *yaml_unpack(struct span packed, const char *name)
{
	struct yaml *yaml = mem_new(1, sizeof *yaml);
	const uint32_t *count = (const void *)packed.at;
	const struct packed_node *from = (const void *)(count + 1);
	const char *texts = (const char *)(from + *count);
	struct yaml_node *nodes = arena_take(&yaml->arena, (*count + 1) * sizeof *nodes);

	*nodes = (struct yaml_node){0};
	for (uint32_t i = 0; i < *count; i++, from++)
		nodes[i] = (struct yaml_node){.kind = (enum yaml_kind)from->kind,
		    .quoted = from->quoted != 0,
		    .file = name,
		    .line = from->line,
		    .column = from->column,
		    .text = {texts + from->text, from->len},
		    .key = from->key != 0 ? &nodes[from->key - 1] : NULL,
		    .first = from->first != 0 ? &nodes[from->first - 1] : NULL,
		    .next = from->next != 0 ? &nodes[from->next - 1] : NULL};
	yaml->name = name;
	yaml->root = *count > 0 ? nodes : NULL;
	return yaml;
}
