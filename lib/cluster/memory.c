#include "cluster/memory.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ledger/clusters.h"

static char *name_of(const struct cluster_row *row)
{
	char *name;

	if (row->id.len == 0)
		return NULL;
	name = mem_new(row->platform.len + row->id.len + 2, 1);
	if (row->platform.len > 0)
		memcpy(name, row->platform.at, row->platform.len);
	memcpy(name + row->platform.len + 1, row->id.at, row->id.len);
	return name;
}

/* Clusters that are put in an order, by when they were met or made. */
struct turns {
	struct turn {
		int64_t turn, met;
		struct cluster *cluster;
	} *at;
	size_t count, room;
};

static void add_turn(struct turns *turns, int64_t turn, int64_t met, struct cluster *cluster)
{
	turns->at = mem_room(turns->at, turns->count, &turns->room, sizeof *turns->at);
	turns->at[turns->count++] = (struct turn){turn, met, cluster};
}

static int by_turn(const void *left, const void *right)
{
	const struct turn *a = left, *b = right;

	return (a->turn > b->turn) - (a->turn < b->turn);
}

static void sort_turns(struct turns *turns)
{
	if (turns->count > 0)
		qsort(turns->at, turns->count, sizeof *turns->at, by_turn);
}

struct loading {
	struct live *live;
	struct turns turns;
};

static void take(void *state, const struct cluster_row *row)
{
	struct loading *loading = state;
	struct live_memory memory;
	struct cluster *cluster;

	if (row->words.len != sizeof memory || row->size < 1)
		return;
	memcpy(&memory, row->words.at, sizeof memory);
	cluster = live_restore(loading->live, (uint64_t)row->print, &memory);
	if (cluster == NULL)
		return;
	cluster->size = cluster->kept_size =
	    (uint32_t)(row->size < UINT32_MAX ? row->size : UINT32_MAX);
	cluster->first = row->first;
	cluster->last = row->last;
	cluster->exemplar = name_of(row);
	crowd_load(&cluster->crowd, row->crowd.at, row->crowd.len);
	add_turn(&loading->turns, row->met, row->met, cluster);
}

enum status memory_load(struct live *live, struct ledger *ledger, bool together, int64_t most,
    struct fault *fault)
{
	struct loading loading = {.live = live};
	enum status status;

	live_remember(live);
	status = clusters_load(ledger, together, most, take, &loading, fault);
	sort_turns(&loading.turns);
	for (size_t i = 0; i < loading.turns.count; i++)
		live_touch(live, loading.turns.at[i].cluster);
	free(loading.turns.at);
	return status;
}

struct saving {
	struct live *live;
	struct turns turns;
	size_t next;
	struct live_memory memory;
	struct buf crowd;
};

/* Those that have posts which the ledger does not know, in the order in which they were made. */
static void choose(struct saving *saving)
{
	struct cluster *cluster = NULL;
	int64_t met = 0;

	while ((cluster = live_next(saving->live, cluster)) != NULL)
		if (cluster->size != cluster->kept_size)
			add_turn(&saving->turns, (int64_t)cluster->order, ++met, cluster);
	sort_turns(&saving->turns);
}

static bool give(void *state, struct cluster_row *row)
{
	struct saving *saving = state;
	struct cluster *cluster;

	if (saving->next == saving->turns.count)
		return false;
	cluster = saving->turns.at[saving->next].cluster;
	live_recall(saving->live, cluster, &saving->memory);
	buf_reset(&saving->crowd);
	crowd_save(cluster->crowd, &saving->crowd);
	*row = (struct cluster_row){.print = (int64_t)cluster->print,
	    .met = saving->turns.at[saving->next++].met,
	    .size = (int64_t)cluster->size - cluster->kept_size,
	    .first = cluster->first,
	    .last = cluster->last,
	    .words = {(const char *)&saving->memory, sizeof saving->memory},
	    .crowd = {saving->crowd.at, saving->crowd.len}};
	if (cluster->exemplar != NULL) {
		row->platform = span_of(cluster->exemplar);
		row->id = span_of(cluster->exemplar + row->platform.len + 1);
	}
	return true;
}

enum status memory_save(struct live *live, struct ledger *ledger, bool together, int64_t most,
    struct fault *fault)
{
	struct saving saving = {.live = live};
	enum status status = ledger_begin(ledger, fault);

	choose(&saving);
	if (status == STATUS_OK)
		status = clusters_save(ledger, together, most, give, &saving, fault);
	if (status == STATUS_OK)
		status = ledger_commit(ledger, fault);
	buf_free(&saving.crowd);
	free(saving.turns.at);
	return status;
}
