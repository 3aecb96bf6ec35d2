#include "detect/share.h"

#include <math.h>

/* A surplus below 4 standard deviations is chance, whatever the past was, and a share that rose
 * by less than a tenth is none to act upon. */
static const double least_surplus = 4, least_rise = 0.1;

enum { AGE = GAUGE_MEMORY / GAUGE_AGES };

void share_start(struct share *share, int64_t bin)
{
	size_t kept = (size_t)((double)GAUGE_MEMORY / (double)bin * GAUGE_RARE_ROOT) + 3;

	*share = (struct share){.bin = bin, .newest = INT64_MIN, .newest_age = INT64_MIN};
	share->surplus.past.kept = kept < EXTREMES_RANKS ? kept : EXTREMES_RANKS;
	share->surplus.held.kept = share->surplus.past.kept;
}

/* Empties the places that come round again as the newest becomes at. */
static void turn(struct share_count *ring, int64_t size, int64_t *newest, int64_t at)
{
	int64_t from = *newest + 1;

	if (*newest == INT64_MIN || at - *newest > size)
		from = at - size + 1;
	for (; from <= at; from++)
		ring[(from % size + size) % size] = (struct share_count){0};
	*newest = at;
}

static void add(struct share_count *place, struct share_count count)
{
	place->negative += count.negative;
	place->labeled += count.labeled;
}

static struct share_count sum(const struct share_count *ring, int64_t size)
{
	struct share_count all = {0};

	for (int64_t i = 0; i < size; i++)
		add(&all, ring[i]);
	return all;
}

/* A quarter of four posts that nobody wrote keeps the share off 0 and 1. */
static void judge(struct share *share, double least, int64_t hour, struct share_reading *reading)
{
	struct share_count now = sum(share->lately, hour), past = sum(share->ages, GAUGE_AGES);
	double usual = (past.negative + 1) / (past.labeled + 4), over, record;

	*reading = (struct share_reading){.usual = usual, .known = now.labeled > 0};
	if (now.labeled == 0)
		return;
	over = now.negative - usual * now.labeled;
	reading->share = now.negative / now.labeled;
	reading->surplus = over / sqrt(now.labeled * usual * (1 - usual));
	record = extremes_rank(&share->surplus.past,
	    GAUGE_RARE_ROOT * (double)GAUGE_MEMORY / (double)share->bin);
	reading->score = reading->surplus / (record > least_surplus ? record : least_surplus);
	if (reading->score >= 1 && (over < least || reading->share < usual + least_rise))
		reading->score = 0.999;
}

void share_judge(struct share *share, int64_t bin, struct share_count count, double least,
    struct share_reading *reading)
{
	int64_t hour = 3600 / share->bin;

	hour = hour > SHARE_BINS ? SHARE_BINS : hour < 1 ? 1 : hour;
	turn(share->lately, hour, &share->newest, bin);
	turn(share->ages, GAUGE_AGES, &share->newest_age, bin * share->bin / AGE);
	add(&share->lately[(bin % hour + hour) % hour], count);
	extremes_expire(&share->surplus.past, bin - GAUGE_MEMORY / share->bin);
	judge(share, least, hour, reading);
}

void share_remember(struct share *share, int64_t bin, struct share_count count, bool held,
    const struct share_reading *reading)
{
	if (reading->known)
		extremes_add(held ? &share->surplus.held : &share->surplus.past, bin,
		    reading->surplus);
	if (!held)
		add(&share->ages[(share->newest_age % GAUGE_AGES + GAUGE_AGES) % GAUGE_AGES], count);
}

void share_settle(struct share *share)
{
	extremes_move(&share->surplus.past, &share->surplus.held);
}

static void ring_pack(struct share_count *ring, int64_t size, struct pack *pack)
{
	for (int64_t i = 0; i < size; i++) {
		pack_amount(pack, &ring[i].negative);
		pack_amount(pack, &ring[i].labeled);
		if (ring[i].negative < 0 || ring[i].negative > ring[i].labeled)
			pack->broken = true;
	}
}

void share_pack(struct share *share, struct pack *pack)
{
	ring_pack(share->lately, SHARE_BINS, pack);
	ring_pack(share->ages, GAUGE_AGES, pack);
	pack_moment(pack, &share->newest);
	pack_moment(pack, &share->newest_age);
	extremes_pack(&share->surplus.past, pack);
	extremes_pack(&share->surplus.held, pack);
}

void share_free(struct share *share)
{
	extremes_free(&share->surplus.past);
	extremes_free(&share->surplus.held);
}
