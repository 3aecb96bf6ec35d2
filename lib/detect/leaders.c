#include "detect/leaders.h"

#include <string.h>

static struct leader *find(struct leaders *leaders, struct span id)
{
	struct leader *empty = NULL;

	for (int i = 0; i < LEADERS; i++) {
		struct leader *leader = &leaders->at[i];

		if (leader->copies > 0 && span_is(id, leader->id))
			return leader;
		if (leader->copies == 0)
			empty = leader;
	}
	return empty;
}

/* Where there is no place each gives up as many as the least has, and the newcomer too. */
static int64_t make_room(struct leaders *leaders, int64_t copies)
{
	int64_t least = copies;

	for (int i = 0; i < LEADERS; i++)
		if (leaders->at[i].copies < least)
			least = leaders->at[i].copies;
	for (int i = 0; i < LEADERS; i++)
		leaders->at[i].copies -= least;
	return copies - least;
}

void leaders_add(struct leaders *leaders, struct span id, int64_t copies, bool suspect)
{
	struct leader *leader;

	if (id.len == 0 || id.len >= LEADER_ID)
		return;
	leader = find(leaders, id);
	if (leader == NULL) {
		copies = make_room(leaders, copies);
		leader = copies > 0 ? find(leaders, id) : NULL;
	}
	if (leader == NULL)
		return;
	if (leader->copies == 0) {
		*leader = (struct leader){0};
		memcpy(leader->id, id.at, id.len);
	}
	leader->copies += copies;
	leader->suspect |= suspect;
}

void leaders_merge(struct leaders *into, const struct leaders *from)
{
	for (const struct leader *leader = leaders_next(from, NULL); leader != NULL;
	     leader = leaders_next(from, leader))
		leaders_add(into, span_of(leader->id), leader->copies, leader->suspect);
}

static bool goes_before(const struct leader *a, const struct leader *b)
{
	return a->copies != b->copies ? a->copies > b->copies : strcmp(a->id, b->id) < 0;
}

const struct leader *leaders_next(const struct leaders *leaders, const struct leader *before)
{
	const struct leader *best = NULL;

	for (int i = 0; i < LEADERS; i++) {
		const struct leader *leader = &leaders->at[i];

		if (leader->copies > 0 && (before == NULL || goes_before(before, leader)) &&
		    (best == NULL || goes_before(leader, best)))
			best = leader;
	}
	return best;
}

void leaders_pack(struct leaders *leaders, struct pack *pack)
{
	static const int64_t most = INT64_C(1) << 53;

	for (int i = 0; i < LEADERS; i++) {
		struct leader *leader = &leaders->at[i];

		pack_within(pack, &leader->copies, 0, most);
		if (leader->copies == 0)
			continue;
		pack_word(pack, leader->id, sizeof leader->id);
		pack_flag(pack, &leader->suspect);
	}
}
