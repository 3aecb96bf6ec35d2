#include "cluster/live.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/hash.h"

/* Candidates that are compared, the likeliest first; where none was met twice, fewer. */
enum { LOOKS = 8, LOOKS_AT_ONCE_MET = 4, VOTES = 512, FACTS_WEIGH = 32 };

struct candidate {
	uint32_t number, votes;
};

struct live {
	struct cluster *clusters; /* from 1 on */
	size_t most, count, gone; /* count: places ever taken */
	uint32_t oldest, newest, vacant; /* the vacant are linked by newer */
	uint64_t arrivals;
	uint32_t *exact; /* numbers by print, open addressing; 0 is free */
	size_t mask;
	struct near *near;
	struct sketch *sketches; /* by number; NULL: not kept */
	bool together;
	live_farewell *farewell;
	void *state;
	struct sketch sketch; /* of the words that were looked for last */
	uint64_t keys[SKETCH_KEYS];
	size_t key_count;
	struct candidate candidates[NEAR_WAYS * SKETCH_KEYS];
	size_t candidate_count;
	uint16_t votes[VOTES]; /* 1 + index among candidates */
	struct alike_index index; /* of the words that were looked for last */
};

static uint64_t seed_of(bool drill)
{
	return drill ? UINT64_C(0xD1B54A32D192ED03) : 0;
}

static uint32_t number_of(const struct live *live, const struct cluster *cluster)
{
	return (uint32_t)(cluster - live->clusters);
}

/* By print -------------------------------------------------------------------------------- */

static size_t slot_of(const struct live *live, uint64_t print)
{
	size_t i = print & live->mask;

	while (live->exact[i] != 0 && live->clusters[live->exact[i]].print != print)
		i = (i + 1) & live->mask;
	return i;
}

/* Those behind the free place move up to it unless they are where they belong (D. Knuth, "The Art
 * of Computer Programming", 6.4, algorithm R). */
static void forget_print(struct live *live, uint64_t print)
{
	size_t hole = slot_of(live, print), i = hole;

	for (;;) {
		size_t home;

		i = (i + 1) & live->mask;
		if (live->exact[i] == 0)
			break;
		home = live->clusters[live->exact[i]].print & live->mask;
		if (((i - home) & live->mask) >= ((i - hole) & live->mask)) {
			live->exact[hole] = live->exact[i];
			hole = i;
		}
	}
	live->exact[hole] = 0;
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
	cluster->exemplar = cluster->line = NULL;
	cluster->crowd = NULL;
}

static struct cluster *let_oldest_go(struct live *live)
{
	struct cluster *cluster = &live->clusters[live->oldest];

	if (live->farewell != NULL)
		live->farewell(live->state, cluster);
	unlink_cluster(live, cluster);
	forget_print(live, cluster->print);
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

		cluster->count = 0; /* what stands for it in the index is like nothing */
		cluster->newer = live->vacant;
		live->vacant = number_of(live, cluster);
	}
}

/* Looking --------------------------------------------------------------------------------- */

static void vote(struct live *live, uint32_t number, uint32_t weight)
{
	size_t i = number * 0x9E3779B1U >> 23;

	while (live->votes[i] != 0 && live->candidates[live->votes[i] - 1].number != number)
		i = (i + 1) % VOTES;
	if (live->votes[i] == 0) {
		live->candidates[live->candidate_count] = (struct candidate){.number = number};
		live->votes[i] = (uint16_t)++live->candidate_count;
	}
	live->candidates[live->votes[i] - 1].votes += weight;
}

/* The numbers tell more than any other words where these tell texts apart. */
static void gather(struct live *live, const struct words *words)
{
	size_t facts_end = words->facts != 0 && !live->together ? SKETCH_BANDS + 2 : SKETCH_BANDS;
	uint32_t numbers[NEAR_WAYS];

	memset(live->votes, 0, sizeof live->votes);
	live->candidate_count = 0;
	for (size_t k = 0; k < live->key_count; k++) {
		size_t n = near_find(live->near, live->keys[k], numbers);
		uint32_t weight = k >= SKETCH_BANDS && k < facts_end ? FACTS_WEIGH : 1;

		for (size_t i = 0; i < n; i++)
			vote(live, numbers[i], weight);
	}
}

/* Moves the likeliest to the front; returns how many are worth a look. */
static size_t choose(struct live *live)
{
	struct candidate *all = live->candidates;
	size_t n = live->candidate_count, looks = n < LOOKS ? n : LOOKS;

	for (size_t i = 0; i < looks; i++) {
		size_t best = i;
		struct candidate chosen;

		for (size_t j = i + 1; j < n; j++)
			if (all[j].votes > all[best].votes)
				best = j;
		if (all[best].votes < 2 && i >= LOOKS_AT_ONCE_MET)
			return i;
		chosen = all[best];
		all[best] = all[i];
		all[i] = chosen;
		__builtin_prefetch(&live->clusters[chosen.number].count);
		__builtin_prefetch(&live->clusters[chosen.number].kept[8]);
	}
	return looks;
}

static struct cluster *find_like(
    struct live *live, const struct words *words, bool drill, enum live_match *match)
{
	struct sketch_bytes bytes = sketch_bytes(&live->sketch);
	struct alike_text text = {words->kept, words->count, words->facts, words->tail_facts,
	    words->cut, &bytes};
	struct cluster *but_facts = NULL;
	size_t looks;

	gather(live, words);
	looks = choose(live);
	if (looks > 0)
		alike_index_make(&live->index, words->kept, words_kept(words));
	for (size_t i = 0; i < looks; i++) {
		struct cluster *cluster = &live->clusters[live->candidates[i].number];
		struct alike_text other = {cluster->kept, cluster->count, cluster->facts,
		    cluster->tail_facts, cluster->cut, &cluster->sketch};
		enum alike alike;

		if (cluster->drill != drill)
			continue;
		alike = alike_judge(&text, &live->index, &other, live->together);
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

struct cluster *live_find(
    struct live *live, const struct words *words, bool drill, enum live_match *match)
{
	size_t slot = slot_of(live, print_of(words, drill));
	struct cluster *cluster;

	if (live->exact[slot] != 0) {
		cluster = &live->clusters[live->exact[slot]];
		*match = cluster->facts == words->facts ? LIVE_EXACT : LIVE_LIKE;
		live_touch(live, cluster);
		return cluster;
	}
	*match = LIVE_NONE;
	live->key_count = 0;
	if (words->count < ALIKE_LEAST)
		return NULL;
	sketch_make(&live->sketch, words->elements, words->element_count);
	live->key_count = sketch_keys(&live->sketch, words, seed_of(drill), live->keys);
	for (size_t i = 0; i < live->key_count; i++)
		near_prefetch(live->near, live->keys[i]);
	cluster = find_like(live, words, drill, match);
	if (*match == LIVE_LIKE)
		live_touch(live, cluster);
	return cluster;
}

/* Adding ---------------------------------------------------------------------------------- */

static struct cluster *add(
    struct live *live, const struct words *words, uint64_t print, bool drill)
{
	struct cluster *cluster = take_place(live);
	uint32_t number = number_of(live, cluster);

	*cluster = (struct cluster){
	    .print = print,
	    .order = ++live->arrivals,
	    .facts = words->facts,
	    .tail_facts = words->tail_facts,
	    .count = (uint16_t)(words->count < UINT16_MAX ? words->count : UINT16_MAX),
	    .drill = drill,
	    .cut = words->cut,
	};
	memcpy(cluster->kept, words->kept, words_kept(words) * sizeof *words->kept);
	live->exact[slot_of(live, cluster->print)] = number;
	link_newest(live, cluster);
	if (live->sketches != NULL)
		live->sketches[number] = live->sketch;
	if (live->key_count == 0)
		return cluster;
	cluster->sketch = sketch_bytes(&live->sketch);
	for (size_t i = 0; i < live->key_count; i++)
		near_add(live->near, live->keys[i], number);
	return cluster;
}

struct cluster *live_add(struct live *live, const struct words *words, bool drill)
{
	return add(live, words, print_of(words, drill), drill);
}

void live_remember(struct live *live)
{
	live->sketches = mem_new(live->most + 1, sizeof *live->sketches);
}

void live_recall(const struct live *live, const struct cluster *cluster, struct live_memory *memory)
{
	memset(memory, 0, sizeof *memory);
	memory->facts = cluster->facts;
	memory->tail_facts = cluster->tail_facts;
	memory->author = cluster->author;
	memory->count = cluster->count;
	memory->traits = cluster->traits;
	memory->drill = cluster->drill;
	memory->cut = cluster->cut;
	memory->passed_on = cluster->passed_on;
	memcpy(memory->kept, cluster->kept, sizeof memory->kept);
	memory->sketch = live->sketches[number_of(live, cluster)];
}

struct cluster *live_restore(struct live *live, uint64_t print, const struct live_memory *memory)
{
	static const struct words none;
	struct words words = none;
	struct cluster *cluster;

	if (live->exact[slot_of(live, print)] != 0)
		return NULL;
	words.count = memory->count;
	words.facts = memory->facts;
	words.tail_facts = memory->tail_facts;
	words.cut = memory->cut != 0;
	memcpy(words.kept, memory->kept, sizeof words.kept);
	live->sketch = memory->sketch;
	live->key_count = words.count < ALIKE_LEAST
	    ? 0
	    : sketch_keys(&live->sketch, &words, seed_of(memory->drill != 0), live->keys);
	cluster = add(live, &words, print, memory->drill != 0);
	cluster->author = memory->author;
	cluster->traits = memory->traits;
	cluster->passed_on = memory->passed_on != 0;
	return cluster;
}

struct live *live_new(size_t most, bool together, live_farewell *farewell, void *state)
{
	struct live *live = mem_new(1, sizeof *live);
	size_t slots = 16;

	while (slots < most * 2)
		slots *= 2;
	live->clusters = mem_new(most + 1, sizeof *live->clusters);
	live->exact = mem_new(slots, sizeof *live->exact);
	live->mask = slots - 1;
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
	free(live->exact);
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
