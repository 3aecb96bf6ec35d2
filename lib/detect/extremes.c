#include "detect/extremes.h"

#include <stdlib.h>

#include "base/mem.h"

static void make_room(struct extremes *extremes)
{
	size_t smallest = 0;

	if (extremes->count < extremes->room)
		return;
	if (extremes->room < EXTREMES_MOST) {
		extremes->room = extremes->room > 0 ? extremes->room * 2 : 16;
		extremes->held =
		    mem_resize(extremes->held, extremes->room, sizeof *extremes->held);
		return;
	}
	for (size_t i = 1; i < extremes->count; i++)
		if (extremes->held[i].value < extremes->held[smallest].value)
			smallest = i;
	extremes->count--;
	memmove(&extremes->held[smallest], &extremes->held[smallest + 1],
	    (extremes->count - smallest) * sizeof *extremes->held);
}

void extremes_add(struct extremes *extremes, int64_t at, double value)
{
	size_t count = 0;

	for (size_t i = 0; i < extremes->count; i++) {
		struct extreme extreme = extremes->held[i];

		extreme.beaten += value >= extreme.value;
		if (extreme.beaten < (int64_t)extremes->kept)
			extremes->held[count++] = extreme;
	}
	extremes->count = count;
	make_room(extremes);
	extremes->held[extremes->count++] = (struct extreme){at, value, 0};
}

/* What the other has forgotten was beaten by as many as it takes, which it still holds. */
void extremes_move(struct extremes *extremes, struct extremes *newer)
{
	for (size_t i = 0; i < newer->count; i++)
		extremes_add(extremes, newer->held[i].at, newer->held[i].value);
	newer->count = 0;
}

void extremes_expire(struct extremes *extremes, int64_t before)
{
	size_t old = 0;

	while (old < extremes->count && extremes->held[old].at < before)
		old++;
	if (old == 0)
		return;
	extremes->count -= old;
	memmove(extremes->held, extremes->held + old, extremes->count * sizeof *extremes->held);
}

double extremes_rank(const struct extremes *extremes, double rank)
{
	double top[EXTREMES_RANKS] = {0};
	size_t count = 0, low, kept = extremes->kept;
	double part;

	kept = kept < EXTREMES_RANKS ? kept : EXTREMES_RANKS;
	for (size_t i = 0; i < extremes->count; i++) {
		double value = extremes->held[i].value;
		size_t at = count;

		if (count == kept && value <= top[count - 1])
			continue;
		if (count < kept)
			count++;
		else
			at--;
		for (; at > 0 && top[at - 1] < value; at--)
			top[at] = top[at - 1];
		top[at] = value;
	}
	if (count == 0)
		return 0;
	low = rank < (double)(count - 1) ? (size_t)rank : count - 1;
	part = rank - (double)low;
	return low + 1 < count ? top[low] + part * (top[low + 1] - top[low]) : top[low];
}

void extremes_pack(struct extremes *extremes, struct pack *pack)
{
	size_t count = extremes->count;

	pack_count(pack, &count, EXTREMES_MOST);
	if (pack->out == NULL) {
		extremes->room = count;
		extremes->held = mem_resize(extremes->held, count > 0 ? count : 1,
		    sizeof *extremes->held);
		extremes->count = count;
	}
	for (size_t i = 0; i < count; i++) {
		pack_moment(pack, &extremes->held[i].at);
		pack_amount(pack, &extremes->held[i].value);
		pack_within(pack, &extremes->held[i].beaten, 0, EXTREMES_RANKS);
	}
}

void extremes_free(struct extremes *extremes)
{
	free(extremes->held);
	*extremes = (struct extremes){.kept = extremes->kept};
}
