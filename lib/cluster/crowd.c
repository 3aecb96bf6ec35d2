#include "cluster/crowd.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/hash.h"
#include "post/member.h"
#include "post/post.h"

enum { SLOT = 300, LEAST_COPIES = 5, MOST_PERCENT = 60, PACKED = CROWD_REGISTERS / 2 };

struct crowd {
	uint32_t writers;               /* authors of copies that are no reposts */
	uint32_t few, numbered, young;  /* of those */
	uint32_t now, before, peak;     /* of their copies: in the slot, the one before; at most both */
	int64_t slot;                   /* number of five minutes; POST_UNKNOWN: none yet */
	uint16_t count, room;           /* of hashes; count CROWD_EXACT + 1: registers are used */
	uint32_t hashes[];              /* or CROWD_REGISTERS registers of 4 bits */
};

static uint8_t *registers(struct crowd *crowd)
{
	return (uint8_t *)crowd->hashes;
}

static unsigned get_register(const struct crowd *crowd, size_t i)
{
	const uint8_t *packed = (const uint8_t *)crowd->hashes;

	return i % 2 == 0 ? packed[i / 2] & 15U : packed[i / 2] >> 4;
}

/* True where the register rose. */
static bool raise_register(struct crowd *crowd, uint32_t author)
{
	uint64_t hash = hash_mix(author);
	size_t i = hash % CROWD_REGISTERS;
	uint64_t rest = hash / CROWD_REGISTERS;
	unsigned rank = rest == 0 ? 15 : (unsigned)__builtin_ctzll(rest) + 1;
	uint8_t *byte = registers(crowd) + i / 2;

	rank = rank > 15 ? 15 : rank;
	if (get_register(crowd, i) >= rank)
		return false;
	*byte = i % 2 == 0 ? (uint8_t)((*byte & 0xF0) | rank) : (uint8_t)((*byte & 0x0F) | rank << 4);
	return true;
}

static void to_registers(struct crowd *crowd)
{
	uint32_t hashes[CROWD_EXACT];

	memcpy(hashes, crowd->hashes, sizeof hashes);
	memset(crowd->hashes, 0, PACKED);
	for (size_t i = 0; i < CROWD_EXACT; i++)
		raise_register(crowd, hashes[i]);
	crowd->count = CROWD_EXACT + 1;
}

static struct crowd *with_room(struct crowd *crowd, size_t room)
{
	bool is_new = crowd == NULL;

	crowd = mem_resize(crowd, 1, sizeof *crowd + room * sizeof crowd->hashes[0]);
	if (is_new)
		*crowd = (struct crowd){.slot = POST_UNKNOWN};
	crowd->room = (uint16_t)room;
	return crowd;
}

/* True where the author was not there before, as far as is known. */
static bool add_author(struct crowd **where, uint32_t author)
{
	struct crowd *crowd = *where;

	if (crowd->count > CROWD_EXACT)
		return raise_register(crowd, author);
	for (size_t i = 0; i < crowd->count; i++)
		if (crowd->hashes[i] == author)
			return false;
	if (crowd->count == CROWD_EXACT) {
		to_registers(crowd);
		raise_register(crowd, author);
		return true;
	}
	if (crowd->count == crowd->room)
		crowd = *where = with_room(crowd, (size_t)crowd->room * 2);
	crowd->hashes[crowd->count++] = author;
	return true;
}

/* Copies that come late count for what is written last, those of earlier slots do not. */
static void add_time(struct crowd *crowd, int64_t at)
{
	int64_t slot = at == POST_UNKNOWN ? POST_UNKNOWN : at / SLOT;

	if (slot == POST_UNKNOWN)
		return;
	if (crowd->slot == POST_UNKNOWN || slot > crowd->slot) {
		crowd->before =
		    crowd->slot != POST_UNKNOWN && slot == crowd->slot + 1 ? crowd->now : 0;
		crowd->now = 0;
		crowd->slot = slot;
	}
	if (slot == crowd->slot)
		crowd->now++;
	else if (slot == crowd->slot - 1)
		crowd->before++;
	if (crowd->now + crowd->before > crowd->peak)
		crowd->peak = crowd->now + crowd->before;
}

void crowd_add(struct crowd **where, const struct crowd_post *post)
{
	struct crowd *crowd;

	if (post->author == 0)
		return;
	if (*where == NULL)
		*where = with_room(NULL, 2);
	if (!add_author(where, post->author) || post->passed_on)
		return;
	crowd = *where;
	crowd->writers++;
	crowd->few += (post->traits & CROWD_FEW) != 0;
	crowd->numbered += (post->traits & CROWD_NUMBERED) != 0;
	crowd->young += (post->traits & CROWD_YOUNG) != 0;
	add_time(crowd, post->at);
}

int64_t crowd_authors(const struct crowd *crowd)
{
	const double m = CROWD_REGISTERS;
	double sum = 0, estimate;
	size_t zeros = 0;

	if (crowd == NULL)
		return 0;
	if (crowd->count <= CROWD_EXACT)
		return crowd->count;
	for (size_t i = 0; i < CROWD_REGISTERS; i++) {
		sum += ldexp(1, -(int)get_register(crowd, i));
		zeros += get_register(crowd, i) == 0;
	}
	estimate = 0.7213 / (1 + 1.079 / m) * m * m / sum;
	if (estimate <= 2.5 * m && zeros > 0)
		estimate = m * log(m / (double)zeros);
	return (int64_t)(estimate + 0.5);
}

static bool most(uint32_t part, uint32_t whole)
{
	return (uint64_t)part * 100 >= (uint64_t)whole * MOST_PERCENT;
}

static void say(struct buf *out, const char *form, uint32_t part, uint32_t whole)
{
	struct buf words = {0};

	buf_format(&words, "%lu of %lu %s", (unsigned long)part, (unsigned long)whole, form);
	member_word(out, NULL, words.at);
	buf_free(&words);
}

bool crowd_suspect(const struct crowd *crowd, struct buf *evidence)
{
	uint32_t all;

	if (crowd == NULL || crowd->peak < LEAST_COPIES)
		return false;
	all = crowd->writers;
	if (!most(crowd->few, all) && !most(crowd->numbered, all) && !most(crowd->young, all))
		return false;
	say(evidence, "copies by different authors within 10 minutes", crowd->peak, all);
	if (most(crowd->few, all))
		say(evidence, "authors have fewer than 10 followers", crowd->few, all);
	if (most(crowd->numbered, all))
		say(evidence, "handles end in four digits or more", crowd->numbered, all);
	if (most(crowd->young, all))
		say(evidence, "accounts were less than 30 days old", crowd->young, all);
	return true;
}

void crowd_save(const struct crowd *crowd, struct buf *out)
{
	if (crowd != NULL)
		buf_add(out, (const char *)crowd,
		    sizeof *crowd + crowd->room * sizeof crowd->hashes[0]);
}

bool crowd_load(struct crowd **crowd, const char *at, size_t len)
{
	struct crowd head;

	*crowd = NULL;
	if (len < sizeof head)
		return len == 0;
	memcpy(&head, at, sizeof head);
	if (head.room == 0 || head.room > CROWD_EXACT || head.count > CROWD_EXACT + 1 ||
	    (head.count <= CROWD_EXACT ? head.count > head.room : head.room != CROWD_EXACT) ||
	    len != sizeof head + head.room * sizeof head.hashes[0])
		return false;
	*crowd = with_room(NULL, head.room);
	memcpy(*crowd, at, len);
	return true;
}
