#include "report/count/group.h"

#include <stdlib.h>

#include "report/count/lexis.h"
#include <string.h>

/* FNV-1a, 64 bits (Fowler, Noll, Vo). The table is small: a hostile choice of names costs at
 * most GROUP_MOST comparisons. */
static uint64_t hash(struct span text)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < text.len; i++)
		h = (h ^ (unsigned char)text.at[i]) * UINT64_C(1099511628211);
	return h ^ h >> 32;
}

size_t group_cut(struct span text, size_t most)
{
	size_t len = text.len < most ? text.len : most;

	while (len > 0 && len < text.len && ((unsigned char)text.at[len] & 0xC0) == 0x80)
		len--;
	return len;
}

/* The slot that holds the key, or the free one where it belongs. */
static size_t slot_of(const struct group *group, struct span key)
{
	size_t slot = (size_t)hash(key) % GROUP_SLOTS;

	for (; group->slots[slot] != 0; slot = (slot + 1) % GROUP_SLOTS) {
		const struct group_row *row = &group->rows[group->slots[slot] - 1];
		if (span_same((struct span){row->name, row->len}, key))
			break;
	}
	return slot;
}

struct group_row *group_row(struct group *group, struct span name)
{
	struct span key = {name.at, group_cut(name, GROUP_NAME)};
	size_t slot = slot_of(group, key);
	struct group_row *row;

	if (group->slots[slot] != 0)
		return &group->rows[group->slots[slot] - 1];
	if (group->count == GROUP_MOST)
		return &group->other;
	row = &group->rows[group->count++];
	group->slots[slot] = (uint16_t)group->count;
	if (key.len > 0)
		memcpy(row->name, key.at, key.len);
	row->len = key.len;
	return row;
}

const struct group_row *group_find(const struct group *group, struct span name)
{
	struct span key = {name.at, group_cut(name, GROUP_NAME)};
	size_t slot = slot_of(group, key);

	return group->slots[slot] != 0 ? &group->rows[group->slots[slot] - 1] : NULL;
}

static int larger_first(const void *a, const void *b)
{
	const struct group_row *x = *(const struct group_row *const *)a;
	const struct group_row *y = *(const struct group_row *const *)b;

	if (x->counts.posts != y->counts.posts)
		return x->counts.posts < y->counts.posts ? 1 : -1;
	return strcmp(x->name, y->name);
}

size_t group_sorted(const struct group *group, const struct group_row *rows[GROUP_MOST])
{
	for (size_t i = 0; i < group->count; i++)
		rows[i] = &group->rows[i];
	qsort(rows, group->count, sizeof(const struct group_row *), larger_first);
	return group->count;
}

void group_merge(struct group *group, const struct group *other)
{
	for (size_t i = 0; i < other->count; i++)
		counts_add(&group_row(group, (struct span){other->rows[i].name, other->rows[i].len})
		                ->counts,
		    &other->rows[i].counts);
	counts_add(&group->other.counts, &other->other.counts);
}

void group_pack(struct group *group, struct pack *pack)
{
	size_t count = group->count;

	counts_pack(&group->other.counts, pack);
	pack_count(pack, &count, GROUP_MOST);
	for (size_t i = 0; i < count && !pack->broken; i++) {
		struct group_row row = {0};

		if (pack->out != NULL)
			row = group->rows[i];
		pack_count(pack, &row.len, GROUP_NAME);
		pack_bytes(pack, row.name, row.len);
		counts_pack(&row.counts, pack);
		pack->broken =
		    pack->broken || !lexis_takes((struct span){row.name, row.len});
		if (pack->out == NULL && !pack->broken)
			counts_add(&group_row(group, (struct span){row.name, row.len})->counts,
			    &row.counts);
	}
}
