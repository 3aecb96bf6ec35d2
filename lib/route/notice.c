#include "route/notice.h"

#include <stdlib.h>

#include "base/hash.h"
#include "post/post.h"

/* Sets of a few places each: to look one up costs the same however many there are. */
enum { SETS = 1024, PLACES = 8, LONGEST = 104 };

/* What a look-up goes through, apart from the rest: the places of a set share two lines of
 * memory. */
struct place {
	uint64_t hash;
	uint64_t used; /* a count of look-ups; 0: the place is free */
};

struct notice {
	int64_t noticed;        /* the time of the post that gave notice last */
	enum severity severity; /* the worst since */
	size_t len;
	char key[LONGEST]; /* the beginning of a longer one, which is told by its hash */
};

struct notices {
	struct place places[SETS * PLACES];
	struct notice at[SETS * PLACES]; /* of the places */
	uint64_t clock;
};

static void add_part(struct buf *words, const char *kind, struct span a, struct span b)
{
	buf_text(words, kind);
	buf_add(words, a.at, a.len);
	if (b.len > 0)
		buf_char(words, ':');
	buf_add(words, b.at, b.len);
}

/* False where the post is in no group of that kind. */
static bool add_group(
    const struct ruling *ruling, enum plan_group by, struct span cluster, struct buf *words)
{
	const struct facts *facts = ruling->facts;
	struct span conversation, none = {"", 0};

	switch (by) {
	case GROUP_CLUSTER:
		if (cluster.len > 0)
			add_part(words, "cluster:", cluster, none);
		break;
	case GROUP_CONVERSATION:
		conversation = post_member(ruling->post, "conversation_id");
		if (conversation.len > 0)
			add_part(words, "conversation:", facts->platform, conversation);
		break;
	case GROUP_TOPIC:
	case GROUPS:
		if (facts->topic_count > 0)
			add_part(words, "topic:", facts->topics[0], none);
		break;
	}
	return words->len > 0;
}

enum status ruling_group(struct ruling *ruling, struct record *cluster, struct buf *words,
    struct fault *fault)
{
	const struct plan_grouping *grouping = &ruling->plan->grouping;
	struct span id = {"", 0};

	buf_reset(words);
	if (record_has(ruling->post, "cluster") && record_inside(ruling->post, "cluster", cluster)) {
		id = post_member(cluster, "id");
		if (!record_integer(cluster, "size", &ruling->cluster_size))
			ruling->cluster_size = 0;
		if (cluster->status != STATUS_OK)
			return fault_set(
			    fault, STATUS_REJECTED, "\"cluster\": %s", cluster->fault.what);
	}
	for (size_t i = 0; i < grouping->count; i++)
		if (add_group(ruling, (enum plan_group)grouping->by[i], id, words))
			break;
	ruling->group = (struct span){words->at, words->len};
	return STATUS_OK;
}

struct notices *notices_new(void)
{
	return mem_new(1, sizeof(struct notices));
}

void notices_free(struct notices *notices)
{
	free(notices);
}

static bool is_at(const struct notices *notices, size_t i, uint64_t hash, struct span key)
{
	const struct notice *notice = &notices->at[i];
	size_t len = key.len < LONGEST ? key.len : LONGEST;

	return notices->places[i].used > 0 && notices->places[i].hash == hash &&
	    notice->len == key.len && memcmp(notice->key, key.at, len) == 0;
}

/* The group's place; where it has none, the one that was not used for longest, made free. */
static size_t place_of(struct notices *notices, uint64_t hash, struct span key)
{
	size_t set = (size_t)(hash % SETS) * PLACES, oldest = set;

	for (size_t i = set; i < set + PLACES; i++) {
		if (is_at(notices, i, hash, key))
			return i;
		if (notices->places[i].used < notices->places[oldest].used)
			oldest = i;
	}
	notices->places[oldest] = (struct place){.hash = hash};
	notices->at[oldest].len = key.len;
	memcpy(notices->at[oldest].key, key.at, key.len < LONGEST ? key.len : LONGEST);
	return oldest;
}

bool notices_due(struct notices *notices, const struct ruling *ruling)
{
	const struct plan *plan = ruling->plan;
	struct span key = ruling->group;
	enum severity severity = ruling->facts->severity;
	struct place *place;
	struct notice *notice;
	uint64_t hash;
	int64_t apart;
	size_t i;

	if (notices == NULL || key.len == 0)
		return true;
	hash = hash_text(hash_number(HASH_START, ruling->route->team), key);
	i = place_of(notices, hash ^ hash >> 32, key);
	place = &notices->places[i];
	notice = &notices->at[i];
	apart = ruling->since - notice->noticed;
	apart = apart < 0 ? -apart : apart;
	if (place->used > 0 && apart < plan->grouping.every && severity <= notice->severity) {
		place->used = ++notices->clock;
		return false;
	}
	place->used = ++notices->clock;
	notice->noticed = ruling->since;
	notice->severity = severity;
	return true;
}
