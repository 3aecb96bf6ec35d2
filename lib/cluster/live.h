/*
 * The clusters that are alive: a bounded number, of which the one idle longest goes when another
 * comes. Each holds its exemplar's words, marks of 2 bytes, and no text; with what finds it a
 * cluster takes about 380 bytes, and 24 and more for who wrote the copies.
 */
#ifndef CLUSTER_LIVE_H
#define CLUSTER_LIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cluster/alike.h"
#include "cluster/crowd.h"
#include "cluster/near.h"
#include "cluster/words.h"

struct cluster {
	struct alike_text text;
	uint64_t print;           /* of the exemplar's words: what its id is made of */
	int64_t first, last;      /* seconds since 1970, or POST_UNKNOWN */
	char *exemplar;           /* its platform, a NUL, its id; NULL: not known, or too long */
	struct crowd *crowd;      /* NULL with one post, or no author known */
	struct kept_line *line;   /* of the exemplar, where lines are kept; the cluster's */
	uint64_t order;           /* of arrival */
	uint32_t size;
	uint32_t kept_size;       /* the size that the ledger knows */
	uint32_t author;          /* of the exemplar, as in crowd_post */
	uint32_t older, newer;    /* by when they were last met; 0: none */
	uint8_t traits;
	bool drill, passed_on;
};

struct kept_line {
	size_t len;
	char bytes[];
};

/* How a text was recognized. LIVE_FACTS: nothing was, but for a cluster alike but for facts. */
enum live_match { LIVE_NONE, LIVE_FACTS, LIVE_LIKE, LIVE_EXACT };

struct live;

/* Told of each cluster that goes; it may take the line. */
typedef void live_farewell(void *state, struct cluster *cluster);

/* most is 1..NEAR_MOST. */
struct live *live_new(size_t most, bool together, live_farewell *farewell, void *state);
void live_free(struct live *live);

/*
 * The cluster that the text belongs to, for LIVE_LIKE and LIVE_EXACT, or NULL; for LIVE_FACTS the
 * one that it was told apart from. It is the one met last from now on, unless it is LIVE_FACTS.
 */
struct cluster *live_find(
    struct live *live, const struct words *words, bool drill, enum live_match *match);

/* After live_find did not find it: a new cluster of these words, else empty. */
struct cluster *live_add(struct live *live, const struct words *words, bool drill);

/* What a cluster is remembered by, beside its print: bytes of this machine. */
struct live_memory {
	uint32_t facts, tail_facts, author;
	uint16_t count;
	uint8_t traits, drill, cut, passed_on;
	word_mark kept[WORDS_KEPT];
	struct sketch sketch;
};

/* Before the first: keeps whole sketches, 80 bytes each, so that clusters can be remembered. */
void live_remember(struct live *live);
void live_recall(const struct live *live, const struct cluster *cluster, struct live_memory *memory);

/* A cluster as it was remembered, as if it came now: those that were made first are to be restored
 * first, for where texts may go to several clusters that decides. NULL where there is one of its
 * print already. */
struct cluster *live_restore(struct live *live, uint64_t print, const struct live_memory *memory);

/* Of all clusters this one was met last. */
void live_touch(struct live *live, struct cluster *cluster);

/* Lets those go that are idle longest, as long as their last post is from before a time. */
void live_expire(struct live *live, int64_t before);

/* How many went because another came. */
size_t live_gone(const struct live *live);

/* From the one idle longest on; NULL at the end. Start with NULL. */
struct cluster *live_next(const struct live *live, const struct cluster *cluster);

#endif
