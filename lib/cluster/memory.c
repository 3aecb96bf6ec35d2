#include "cluster/memory.h"

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

static void take(void *state, const struct cluster_row *row)
{
	struct live_memory memory;
	struct cluster *cluster;

	if (row->words.len != sizeof memory || row->size < 1)
		return;
	memcpy(&memory, row->words.at, sizeof memory);
	cluster = live_restore(state, (uint64_t)row->print, &memory);
	if (cluster == NULL)
		return;
	cluster->size = cluster->kept_size =
	    (uint32_t)(row->size < UINT32_MAX ? row->size : UINT32_MAX);
	cluster->first = row->first;
	cluster->last = row->last;
	cluster->exemplar = name_of(row);
	crowd_load(&cluster->crowd, row->crowd.at, row->crowd.len);
}

enum status memory_load(struct live *live, struct ledger *ledger, bool together, int64_t most,
    struct fault *fault)
{
	live_remember(live);
	return clusters_load(ledger, together, most, take, live, fault);
}

struct saving {
	struct live *live;
	struct cluster *at;
	struct live_memory memory;
	struct buf crowd;
};

/* The next cluster that has posts which the ledger does not know. */
static bool give(void *state, struct cluster_row *row)
{
	struct saving *saving = state;
	struct cluster *cluster = saving->at;

	do
		cluster = saving->at = live_next(saving->live, cluster);
	while (cluster != NULL && cluster->size == cluster->kept_size);
	if (cluster == NULL)
		return false;
	live_recall(saving->live, cluster, &saving->memory);
	buf_reset(&saving->crowd);
	crowd_save(cluster->crowd, &saving->crowd);
	*row = (struct cluster_row){.print = (int64_t)cluster->print,
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

	if (status == STATUS_OK)
		status = clusters_save(ledger, together, most, give, &saving, fault);
	if (status == STATUS_OK)
		status = ledger_commit(ledger, fault);
	buf_free(&saving.crowd);
	return status;
}
