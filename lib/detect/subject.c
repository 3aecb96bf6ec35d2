#include "detect/subject.h"

#include <stdlib.h>

#include "base/mem.h"

const char *const measure_names[MEASURES] = {"volume", "negative", "reach", "authors", "share"};
const char *const kind_names[KINDS] = {"spike", "negative", "share", "attention", "reach", "burn",
    "drop", "silence"};

struct subject *subject_new(
    struct span key, bool drill, bool series, const struct subject_rules *rules, int64_t next)
{
	struct subject *subject = mem_new(1, sizeof *subject);

	subject->key = mem_copy(key.at, key.len);
	subject->drill = drill;
	subject->series = series;
	subject->first = subject->next = next;
	subject->open_count = (size_t)(rules->lateness / rules->bin) + 2;
	subject->open = mem_new(subject->open_count, sizeof *subject->open);
	for (int i = 0; i < (series ? 1 : GAUGES); i++)
		gauge_start(&subject->gauges[i], rules->bin);
	share_start(&subject->share, rules->bin);
	trend_start(&subject->trends[0]);
	trend_start(&subject->trends[1]);
	return subject;
}

void subject_free(struct subject *subject)
{
	if (subject == NULL)
		return;
	for (int i = 0; i < GAUGES; i++)
		gauge_free(&subject->gauges[i]);
	share_free(&subject->share);
	free(subject->open);
	free(subject->key);
	free(subject);
}

struct tally_of_posts *subject_open(struct subject *subject, int64_t bin)
{
	int64_t count = (int64_t)subject->open_count;

	return &subject->open[(bin % count + count) % count];
}

static bool goes_before(const struct sample *a, const struct sample *b)
{
	int order;

	if (a->weight > b->weight || a->weight < b->weight)
		return a->weight > b->weight;
	order = strcmp(a->platform, b->platform);
	return order != 0 ? order < 0 : strcmp(a->id, b->id) < 0;
}

static void keep(struct tally_of_posts *tally, const struct sample *sample)
{
	size_t at = SAMPLES;

	while (at > 0 && goes_before(sample, &tally->samples[at - 1]))
		at--;
	if (at == SAMPLES || sample->weight <= 0)
		return;
	memmove(&tally->samples[at + 1], &tally->samples[at],
	    (SAMPLES - 1 - at) * sizeof tally->samples[0]);
	tally->samples[at] = *sample;
}

/* An id that does not fit would name another post: such a one is no sample. */
void tally_sample(struct tally_of_posts *tally, double weight, struct span platform, struct span id)
{
	struct sample sample = {.weight = weight};

	if (weight < tally->samples[SAMPLES - 1].weight || id.len == 0 || id.len >= SAMPLE_ID ||
	    platform.len >= SAMPLE_PLATFORM)
		return;
	memcpy(sample.id, id.at, id.len);
	if (platform.len > 0)
		memcpy(sample.platform, platform.at, platform.len);
	keep(tally, &sample);
}

void tally_merge(struct tally_of_posts *into, const struct tally_of_posts *from)
{
	into->volume += from->volume;
	into->negative += from->negative;
	into->labeled += from->labeled;
	into->reach += from->reach;
	sketch_merge(&into->authors, &from->authors);
	sketch_merge(&into->critics, &from->critics);
	leaders_merge(&into->copied, &from->copied);
	for (int i = 0; i < SAMPLES; i++)
		keep(into, &from->samples[i]);
	into->given |= from->given;
}

static void tally_pack(struct tally_of_posts *tally, struct pack *pack)
{
	pack_flag(pack, &tally->given);
	if (!tally->given)
		return;
	pack_amount(pack, &tally->volume);
	pack_amount(pack, &tally->negative);
	pack_amount(pack, &tally->labeled);
	pack_amount(pack, &tally->reach);
	pack_bytes(pack, tally->authors.registers, sizeof tally->authors.registers);
	pack_bytes(pack, tally->critics.registers, sizeof tally->critics.registers);
	leaders_pack(&tally->copied, pack);
	for (int i = 0; i < SAMPLES; i++) {
		struct sample *sample = &tally->samples[i];

		pack_amount(pack, &sample->weight);
		pack_word(pack, sample->platform, sizeof sample->platform);
		pack_word(pack, sample->id, sizeof sample->id);
	}
}

bool subject_is_open(const struct subject *subject)
{
	for (size_t i = 0; i < subject->open_count; i++)
		if (subject->open[i].given)
			return true;
	return false;
}

void subject_pack(struct subject *subject, bool open, struct pack *pack)
{
	struct tally_of_posts none = {.given = false};

	pack_flag(pack, &subject->scored);
	pack_moment(pack, &subject->first);
	pack_moment(pack, &subject->next);
	for (size_t i = 0; i < subject->open_count; i++)
		tally_pack(open ? &subject->open[i] : &none, pack);
	for (int i = 0; i < (subject->series ? 1 : GAUGES); i++)
		gauge_pack(&subject->gauges[i], pack);
	share_pack(&subject->share, pack);
	trend_pack(&subject->trends[0], pack);
	trend_pack(&subject->trends[1], pack);
	for (int i = 0; i < COURSES; i++) {
		int64_t kind = subject->kinds[i];

		track_pack(&subject->tracks[i], pack);
		pack_within(pack, &kind, 0, KINDS - 1);
		subject->kinds[i] = (enum kind)kind;
	}
	tally_pack(&subject->episode, pack);
}
