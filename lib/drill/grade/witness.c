#include "drill/grade/witness.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"

struct seen_post *witness_post(struct witness *witness, struct span platform, struct span id)
{
	size_t row = index_row(&witness->post_rows,
	    hash_text(hash_text(HASH_START, platform), id));

	if (row == witness->post_count) {
		witness->posts = mem_room(witness->posts, row, &witness->post_room,
		    sizeof *witness->posts);
		witness->posts[witness->post_count++] = (struct seen_post){
		    .row = NO_CASE, .topic = NOBODY, .wanted = NOBODY, .team = NOBODY};
	}
	return &witness->posts[row];
}

int64_t witness_case(struct witness *witness, struct span number)
{
	size_t row = index_row(&witness->case_rows, hash_text(HASH_START, number));

	if (row == witness->case_count) {
		witness->cases = mem_room(witness->cases, row, &witness->case_room,
		    sizeof *witness->cases);
		witness->cases[witness->case_count++] = (struct seen_case){.topic = NOBODY};
	}
	return (int64_t)row;
}

void witness_deed(struct witness *witness, struct deed deed)
{
	witness->deeds = mem_room(witness->deeds, witness->deed_count, &witness->deed_room,
	    sizeof *witness->deeds);
	witness->deeds[witness->deed_count++] = deed;
}

/* Lines of one episode are kept once, with its first alarm. */
void witness_alarm(struct witness *witness, struct span episode, int64_t at)
{
	struct seen_alarm alarm = {hash_text(HASH_START, episode), at};

	for (size_t i = 0; i < witness->alarm_count; i++)
		if (witness->alarms[i].episode == alarm.episode) {
			if (at < witness->alarms[i].at)
				witness->alarms[i].at = at;
			return;
		}
	witness->alarms = mem_room(witness->alarms, witness->alarm_count,
	    &witness->alarm_room, sizeof *witness->alarms);
	witness->alarms[witness->alarm_count++] = alarm;
}

static int compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

/* By case, time and kind; what says more goes before what says less of the same. */
static int by_case(const void *a, const void *b)
{
	const struct deed *x = a, *y = b;
	int order = compare(x->row, y->row);

	if (order == 0)
		order = compare(x->at, y->at);
	if (order == 0)
		order = compare((int64_t)x->kind, (int64_t)y->kind);
	if (order == 0)
		order = (x->name > y->name) - (x->name < y->name);
	if (order == 0)
		order = compare(y->until, x->until);
	return order != 0 ? order : y->interim - x->interim;
}

/* A milestone and the event that set it are one deed, and so is one of two exports. */
static bool same_deed(const struct deed *a, const struct deed *b)
{
	return a->row == b->row && a->at == b->at && a->kind == b->kind && a->name == b->name;
}

static void settle_cases(struct witness *witness)
{
	for (size_t i = 0; i < witness->post_count; i++) {
		const struct seen_post *post = &witness->posts[i];
		struct seen_case *its = post->row == NO_CASE ? NULL : &witness->cases[post->row];

		if (its == NULL || !post->owed)
			continue;
		its->owed = true;
		if (its->topic == NOBODY && post->topic != NOBODY &&
		    witness->plan->topics[post->topic].facts.count > 0)
			its->topic = post->topic;
	}
}

void witness_settle(struct witness *witness)
{
	size_t kept = 0;

	if (witness->deed_count > 1)
		qsort(witness->deeds, witness->deed_count, sizeof *witness->deeds, by_case);
	for (size_t i = 0; i < witness->deed_count; i++) {
		struct seen_case *its = &witness->cases[witness->deeds[i].row];

		if (kept > 0 && same_deed(&witness->deeds[kept - 1], &witness->deeds[i]))
			continue;
		if (its->count++ == 0)
			its->first = kept;
		witness->deeds[kept++] = witness->deeds[i];
	}
	witness->deed_count = kept;
	settle_cases(witness);
}

static int64_t first_deed(
    const struct witness *witness, int64_t row, int64_t from, bool answers_only)
{
	const struct seen_case *its;

	if (row == NO_CASE)
		return NEVER;
	its = &witness->cases[row];
	for (size_t i = its->first; i < its->first + its->count; i++) {
		const struct deed *deed = &witness->deeds[i];

		if (deed->at >= from && (deed->kind == DEED_ANSWER ||
		    (!answers_only && deed->kind == DEED_ACKNOWLEDGE)))
			return deed->at;
	}
	return NEVER;
}

int64_t witness_answered(const struct witness *witness, int64_t row, int64_t from)
{
	return first_deed(witness, row, from, true);
}

int64_t witness_acknowledged(const struct witness *witness, int64_t row, int64_t from)
{
	return first_deed(witness, row, from, false);
}

void witness_free(struct witness *witness)
{
	free(witness->posts);
	free(witness->cases);
	free(witness->deeds);
	free(witness->alarms);
	index_free(&witness->post_rows);
	index_free(&witness->case_rows);
	record_free(&witness->inner);
	record_free(&witness->score);
}
