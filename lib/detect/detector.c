#include "detect/detector.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"

/* A clock of the input's that runs ahead by more than a day is wrong. */
enum { AHEAD = 86400 };

static const char others[] = "(others)";

struct detector {
	struct detector_rules rules;
	const struct judge_ear *ear;
	struct subject **subjects;
	size_t count, room;
	size_t *slots; /* of the hash table: a number of subjects and 1, or 0 */
	size_t slot_count;
	bool begun;
	int64_t newest; /* time */
	int64_t closed; /* the first bin that is open */
	int64_t first;  /* the first bin of all */
	int64_t fresh;  /* the first bin of which nothing was remembered */
	int64_t latest; /* a time that was not ahead of the present, plus a day */
	struct detector_losses losses;
};

struct detector *detector_new(const struct detector_rules *rules, const struct judge_ear *ear)
{
	struct detector *detector = mem_new(1, sizeof *detector);

	detector->rules = *rules;
	detector->ear = ear;
	detector->latest = detector->fresh = INT64_MIN;
	detector->slot_count = 64;
	detector->slots = mem_new(detector->slot_count, sizeof *detector->slots);
	return detector;
}

void detector_free(struct detector *detector)
{
	if (detector == NULL)
		return;
	for (size_t i = 0; i < detector->count; i++)
		subject_free(detector->subjects[i]);
	free(detector->subjects);
	free(detector->slots);
	free(detector);
}

/* Keys -------------------------------------------------------------------------------------- */

static size_t slot_of(const struct detector *detector, struct span key, bool drill)
{
	uint64_t hash = hash_text(HASH_START ^ drill, key);
	size_t slot = (size_t)(hash ^ hash >> 32) % detector->slot_count;

	while (detector->slots[slot] != 0) {
		const struct subject *subject = detector->subjects[detector->slots[slot] - 1];

		if (subject->drill == drill && span_same(span_of(subject->key), key))
			break;
		slot = (slot + 1) % detector->slot_count;
	}
	return slot;
}

static void grow(struct detector *detector)
{
	detector->room = detector->room > 0 ? detector->room * 2 : 32;
	detector->subjects =
	    mem_resize(detector->subjects, detector->room, sizeof(struct subject *));
	free(detector->slots);
	detector->slot_count = detector->room * 4;
	detector->slots = mem_new(detector->slot_count, sizeof *detector->slots);
	for (size_t i = 0; i < detector->count; i++) {
		const struct subject *subject = detector->subjects[i];

		detector->slots[slot_of(detector, span_of(subject->key), subject->drill)] = i + 1;
	}
}

static struct subject *add(struct detector *detector, struct span key, bool drill)
{
	struct subject *subject = subject_new(
	    key, drill, detector->rules.series, &detector->rules.subject, detector->closed);

	subject->first = detector->first;
	if (detector->count == detector->room)
		grow(detector);
	detector->subjects[detector->count++] = subject;
	detector->slots[slot_of(detector, key, drill)] = detector->count;
	return subject;
}

static struct subject *find(struct detector *detector, struct span key, bool drill)
{
	size_t number = detector->slots[slot_of(detector, key, drill)];

	if (number != 0)
		return detector->subjects[number - 1];
	if (detector->count >= detector->rules.keys && !span_is(key, others)) {
		detector->losses.crowded++;
		return find(detector, span_of(others), drill);
	}
	return add(detector, key, drill);
}

/* Time -------------------------------------------------------------------------------------- */

static int64_t bin_of(const struct detector *detector, int64_t when)
{
	int64_t width = detector->rules.subject.bin;

	return when / width - (when % width < 0);
}

/* After four weeks of nothing, nothing of before is remembered: a subject starts anew, and a gap
 * of centuries takes no longer than one of weeks. */
static void close_subject(struct detector *detector, size_t number, int64_t bin)
{
	const struct subject_rules *rules = &detector->rules.subject;
	struct subject *subject = detector->subjects[number];
	int64_t memory = INT64_C(3600) * TREND_HOURS / rules->bin;

	if (bin - subject->next <= memory) {
		judge_until(subject, rules, bin, detector->ear);
		return;
	}
	judge_until(subject, rules, subject->next + memory, detector->ear);
	detector->subjects[number] = subject_new(
	    span_of(subject->key), subject->drill, subject->series, rules, bin);
	subject_free(subject);
}

static void close_before(struct detector *detector, int64_t bin)
{
	if (bin <= detector->closed)
		return;
	for (size_t i = 0; i < detector->count; i++)
		close_subject(detector, i, bin);
	detector->closed = bin;
	if (detector->ear->closed != NULL)
		detector->ear->closed(detector->ear->state);
}

/* The present is asked for no more often than it must be. */
static bool is_ahead(struct detector *detector, int64_t when)
{
	const struct detector_clock *clock = &detector->rules.clock;

	if (when > detector->latest)
		detector->latest = clock->now(clock->state) + AHEAD;
	return when > detector->latest;
}

bool detector_meet(struct detector *detector, int64_t when)
{
	int64_t bin = bin_of(detector, when);

	if (is_ahead(detector, when)) {
		detector->losses.ahead++;
		return false;
	}
	if (!detector->begun) {
		detector->begun = true;
		detector->newest = when;
		detector->closed = bin_of(detector, when - detector->rules.subject.lateness);
		detector->first = detector->closed;
	}
	if (bin < detector->closed) {
		detector->losses.late++;
		return false;
	}
	if (when > detector->newest) {
		detector->newest = when;
		close_before(detector, bin_of(detector, when - detector->rules.subject.lateness));
	}
	return true;
}

struct tally_of_posts *detector_place(
    struct detector *detector, struct span key, bool drill, int64_t when)
{
	struct tally_of_posts *place =
	    subject_open(find(detector, key, drill), bin_of(detector, when));

	place->given = true;
	return place;
}

void detector_close(struct detector *detector, int64_t until)
{
	if (detector->begun)
		close_before(detector, bin_of(detector, until));
}

void detector_finish(struct detector *detector)
{
	if (detector->begun)
		close_before(detector, bin_of(detector, detector->newest) + 1);
}

/* What is remembered ------------------------------------------------------------------------ */

const struct detector_losses *detector_losses(const struct detector *detector)
{
	return &detector->losses;
}

int64_t detector_newest(const struct detector *detector)
{
	return detector->newest;
}

size_t detector_keys(const struct detector *detector)
{
	return detector->count;
}

struct subject *detector_subject(struct detector *detector, size_t number)
{
	return detector->subjects[number];
}

void detector_pack(struct detector *detector, struct pack *pack)
{
	pack_flag(pack, &detector->begun);
	pack_moment(pack, &detector->newest);
	pack_moment(pack, &detector->closed);
	pack_moment(pack, &detector->first);
	if (detector->newest == INT64_MIN || detector->closed == INT64_MIN ||
	    detector->first == INT64_MIN)
		pack->broken = true;
}

/* All subjects are judged up to the same bin. */
void detector_recall(struct detector *detector, struct span key, bool drill, struct pack *pack)
{
	struct subject *subject = add(detector, key, drill);

	subject_pack(subject, true, pack);
	if (!detector->begun || subject->next != detector->closed ||
	    subject->first > subject->next)
		pack->broken = true;
	if (subject_is_open(subject))
		detector->fresh = bin_of(detector, detector->newest) + 1;
}

bool detector_is_settled(const struct detector *detector)
{
	return detector->closed >= detector->fresh;
}
