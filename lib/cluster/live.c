#include "cluster/live.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "cluster/candidates.h"
#include "cluster/near.h"
#include "cluster/prints.h"

struct live {
	struct cluster *clusters; /* from 1 on */
	size_t most, count, gone; /* count: places ever taken */
	uint32_t oldest, newest, vacant; /* the vacant are linked by newer */
	uint64_t arrivals;
	struct prints *prints;
	struct near *near;
	struct sketch *sketches; /* by number; NULL: not kept */
	bool together;
	live_farewell *farewell;
	void *state;
	struct candidates *candidates;
	struct sketch sketch; /* of the words that were looked for last, as all below */
	uint64_t keys[SKETCH_KEYS];
	size_t key_count;
	struct alike_text text;
	struct alike_index index;
};

static uint64_t seed_of(bool drill)
{
	return drill ? UINT64_C(0xD1B54A32D192ED03) : 0;
}

static uint32_t number_of(const struct live *live, const struct cluster *cluster)
{
	return (uint32_t)(cluster - live->clusters);
}

/* By when they were met -------------------------------------------------------------------- */

static void unlink_cluster(struct live *live, struct cluster *cluster)
{
	struct cluster *all = live->clusters;

	*(cluster->older != 0 ? &all[cluster->older].newer : &live->oldest) = cluster->newer;
	*(cluster->newer != 0 ? &all[cluster->newer].older : &live->newest) = cluster->older;
}

static void link_newest(struct live *live, struct cluster *cluster)
{
	uint32_t number = number_of(live, cluster);

	cluster->older = live->newest;
	cluster->newer = 0;
	*(live->newest != 0 ? &live->clusters[live->newest].newer : &live->oldest) = number;
	live->newest = number;
}

void live_touch(struct live *live, struct cluster *cluster)
{
	if (cluster->newer == 0)
		return;
	unlink_cluster(live, cluster);
	link_newest(live, cluster);
}

static void empty(struct cluster *cluster)
{
	free(cluster->exemplar);
	free(cluster->crowd);
	free(cluster->line);
	cluster->exemplar = NULL;
	cluster->line = NULL;
	cluster->crowd = NULL;
}

static struct cluster *let_oldest_go(struct live *live)
{
	struct cluster *cluster = &live->clusters[live->oldest];

	if (live->farewell != NULL)
		live->farewell(live->state, cluster);
	unlink_cluster(live, cluster);
	prints_forget(live->prints, cluster->print);
	empty(cluster);
	return cluster;
}

/* A place for one more; the longest idle goes where there is none. */
static struct cluster *take_place(struct live *live)
{
	uint32_t number = live->vacant;

	if (number != 0) {
		live->vacant = live->clusters[number].newer;
		return &live->clusters[number];
	}
	if (live->count < live->most)
		return &live->clusters[++live->count];
	live->gone++;
	return let_oldest_go(live);
}

void live_expire(struct live *live, int64_t before)
{
	while (live->oldest != 0 && live->clusters[live->oldest].last < before) {
		struct cluster *cluster = let_oldest_go(live);

		cluster->text.count = 0; /* what stands for it in the index is like nothing */
		cluster->newer = live->vacant;
		live->vacant = number_of(live, cluster);
	}
}

/* Looking --------------------------------------------------------------------------------- */

/* The clusters among the candidates that may be alike, brought nearer to the processor. */
static size_t find_possible(struct live *live, bool facts, struct cluster *possible[CANDIDATES])
{
	uint32_t chosen[CANDIDATES];
	size_t n = candidates_choose(
	    live->candidates, live->near, live->keys, live->key_count, facts, chosen);
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		__builtin_prefetch(&live->clusters[chosen[i]].text);
	for (size_t i = 0; i < n; i++) {
		struct cluster *cluster = &live->clusters[chosen[i]];

		if (!alike_possible(&live->text, &cluster->text))
			continue;
		__builtin_prefetch(&cluster->text.kept[WORDS_KEPT / 4]);
		__builtin_prefetch(&cluster->text.kept[WORDS_KEPT * 3 / 4]);
		possible[count++] = cluster;
	}
	return count;
}

static struct cluster *find_like(
    struct live *live, const struct words *words, bool drill, enum live_match *match)
{
	struct cluster *possible[CANDIDATES], *but_facts = NULL;
	size_t count = find_possible(live, words->facts != 0 && !live->together, possible);

	if (count > 0)
		alike_index_make(&live->index, words->kept, words_kept(words));
	for (size_t i = 0; i < count; i++) {
		struct cluster *cluster = possible[i];
		enum alike alike;

		if (cluster->drill != drill)
			continue;
		alike = alike_judge(&live->text, &live->index, &cluster->text, live->together);
		if (alike == ALIKE_SAME) {
			*match = LIVE_LIKE;
			return cluster;
		}
		if (alike == ALIKE_BUT_FACTS && but_facts == NULL)
			but_facts = cluster;
	}
	*match = but_facts != NULL ? LIVE_FACTS : LIVE_NONE;
	return but_facts;
}

static uint64_t print_of(const struct words *words, bool drill)
{
	return hash_mix(words->print ^ seed_of(drill));
}

/* What is compared and kept of a text, and the keys that find it, none for a short one. */
static void take_text(struct live *live, const struct words *words, bool drill)
{
	struct sketch_bytes bytes;

	live->key_count = words->count < ALIKE_LEAST
	    ? 0
	    : sketch_keys(&live->sketch, words, seed_of(drill), live->keys);
	bytes = sketch_bytes(&live->sketch);
	alike_text_make(&live->text, words, &bytes);
}

struct cluster *live_find(
    struct live *live, const struct words *words, bool drill, enum live_match *match)
{
	uint32_t number = prints_find(live->prints, print_of(words, drill));
	struct cluster *cluster;

	if (number != 0) {
		cluster = &live->clusters[number];
		*match = cluster->text.facts == words->facts ? LIVE_EXACT : LIVE_LIKE;
		live_touch(live, cluster);
		return cluster;
	}
	*match = LIVE_NONE;
	sketch_make(&live->sketch, words->elements, words->element_count);
	take_text(live, words, drill);
	for (size_t i = 0; i < live->key_count; i++)
		near_prefetch(live->near, live->keys[i]);
	cluster = find_like(live, words, drill, match);
	if (*match == LIVE_LIKE)
		live_touch(live, cluster);
	return cluster;
}

/* Adding ---------------------------------------------------------------------------------- */

static struct cluster *add(struct live *live, uint64_t print, bool drill)
{
	struct cluster *cluster = take_place(live);
	uint32_t number = number_of(live, cluster);

	*cluster = (struct cluster){.text = live->text, .print = print, .order = ++live->arrivals,
	    .drill = drill};
	prints_add(live->prints, print, number);
	link_newest(live, cluster);
	if (live->sketches != NULL)
		live->sketches[number] = live->sketch;
	for (size_t i = 0; i < live->key_count; i++)
		near_add(live->near, live->keys[i], number);
	return cluster;
}

struct cluster *live_add(struct live *live, const struct words *words, bool drill)
{
	return add(live, print_of(words, drill), drill);
}

void live_remember(struct live *live)
{
	live->sketches = mem_new(live->most + 1, sizeof *live->sketches);
}

void live_recall(const struct live *live, const struct cluster *cluster, struct live_memory *memory)
{
	memset(memory, 0, sizeof *memory);
	memory->facts = cluster->text.facts;
	memory->tail_facts = cluster->text.tail_facts;
	memory->author = cluster->author;
	memory->count = cluster->text.count;
	memory->traits = cluster->traits;
	memory->drill = cluster->drill;
	memory->cut = cluster->text.cut;
	memory->passed_on = cluster->passed_on;
	memcpy(memory->kept, cluster->text.kept, sizeof memory->kept);
	memory->sketch = live->sketches[number_of(live, cluster)];
}

struct cluster *live_restore(struct live *live, uint64_t print, const struct live_memory *memory)
{
	static const struct words none;
	struct words words = none;
	struct cluster *cluster;

	if (prints_find(live->prints, print) != 0)
		return NULL;
	words.count = memory->count;
	words.facts = memory->facts;
	words.tail_facts = memory->tail_facts;
	words.cut = memory->cut != 0;
	memcpy(words.kept, memory->kept, sizeof words.kept);
	live->sketch = memory->sketch;
	take_text(live, &words, memory->drill != 0);
	cluster = add(live, print, memory->drill != 0);
	cluster->author = memory->author;
	cluster->traits = memory->traits;
	cluster->passed_on = memory->passed_on != 0;
	return cluster;
}

struct live *live_new(size_t most, bool together, live_farewell *farewell, void *state)
{
	struct live *live = mem_new(1, sizeof *live);

	live->clusters = mem_new(most + 1, sizeof *live->clusters);
	live->prints = prints_new(most);
	live->candidates = candidates_new();
	live->near = near_new(most * SKETCH_KEYS);
	live->most = most;
	live->together = together;
	live->farewell = farewell;
	live->state = state;
	return live;
}

void live_free(struct live *live)
{
	if (live == NULL)
		return;
	for (size_t i = 1; i <= live->count; i++)
		empty(&live->clusters[i]);
	near_free(live->near);
	free(live->sketches);
	prints_free(live->prints);
	candidates_free(live->candidates);
	free(live->clusters);
	free(live);
}

size_t live_gone(const struct live *live)
{
	return live->gone;
}

struct cluster *live_next(const struct live *live, const struct cluster *cluster)
{
	uint32_t number = cluster != NULL ? cluster->newer : live->oldest;

	return number != 0 ? &live->clusters[number] : NULL;
}
