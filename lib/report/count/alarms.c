#include "report/count/alarms.h"

#include <stdlib.h>

#include "post/post.h"
#include "post/term.h"

const char *const alarm_level_names[ALARM_LEVELS] = {"none", "watch", "alert", "crisis", "over"};

static struct alarm *alarm_of(struct alarms *alarms, struct span id)
{
	struct alarm *alarm;

	if (id.len > ALARM_TEXT)
		id.len = ALARM_TEXT;
	for (size_t i = alarms->count; i > 0; i--)
		if (span_same(alarms->at[i - 1].id, id))
			return &alarms->at[i - 1];
	if (alarms->count == ALARMS_MOST) {
		alarms->beyond++;
		return NULL;
	}
	if (alarms->count == alarms->room) {
		alarms->room = alarms->room == 0 ? 16 : 2 * alarms->room;
		alarms->at = mem_resize(alarms->at, alarms->room, sizeof *alarms->at);
	}
	alarm = &alarms->at[alarms->count++];
	*alarm = (struct alarm){.id = lexis_keep(&alarms->lexis, id, ALARM_TEXT)};
	return alarm;
}

static int64_t later(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static int64_t earlier(int64_t a, int64_t b)
{
	return a == 0 || (b != 0 && b < a) ? b : a;
}

/* Text decides between what is as bad, so that the order of lines does not. */
static bool is_worse(const struct alarm *a, const struct alarm *b)
{
	size_t least = a->why.len < b->why.len ? a->why.len : b->why.len;

	if (a->worst != b->worst)
		return a->worst > b->worst;
	if (a->score > b->score || a->score < b->score)
		return a->score > b->score;
	return least > 0 && memcmp(a->why.at, b->why.at, least) > 0;
}

/* The texts of other are borrowed. */
static void join(struct alarms *alarms, struct alarm *alarm, const struct alarm *other)
{
	if (alarm->why.len == 0 || is_worse(other, alarm)) {
		alarm->why = lexis_keep(&alarms->lexis, other->why, ALARM_TEXT);
		alarm->kind = lexis_keep(&alarms->lexis, other->kind, ALARM_TEXT);
		alarm->key = lexis_keep(&alarms->lexis, other->key, ALARM_TEXT);
		alarm->worst = other->worst;
		alarm->score = other->score;
		alarm->observed = other->observed;
		alarm->expected = other->expected;
	}
	alarm->drill = alarm->drill || other->drill;
	alarm->since = earlier(alarm->since, other->since);
	for (size_t i = 0; i < ALARM_LEVELS; i++)
		alarm->at[i] = earlier(alarm->at[i], other->at[i]);
	alarm->over = later(alarm->over, other->over);
	alarm->last = later(alarm->last, other->last);
	alarm->posts = later(alarm->posts, other->posts);
	alarm->negative = later(alarm->negative, other->negative);
	alarm->authors = later(alarm->authors, other->authors);
}

enum status alarms_read(struct alarms *alarms, struct record *record, struct fault *fault)
{
	int level = term_find(alarm_level_names, ALARM_LEVELS, post_member(record, "level"));
	struct alarm line = {.key = post_member(record, "key"), .kind = post_member(record, "kind"),
	    .why = post_member(record, "why"), .drill = post_flag(record, "drill")};
	struct span id = post_member(record, "id");
	struct alarm *alarm;
	int64_t at = 0;

	record_time(record, "at", &at);
	record_time(record, "since", &line.since);
	record_integer(record, "posts", &line.posts);
	record_integer(record, "negative", &line.negative);
	record_integer(record, "authors", &line.authors);
	record_real(record, "score", &line.score);
	record_real(record, "observed", &line.observed);
	record_real(record, "expected", &line.expected);
	if (record->status != STATUS_OK) {
		*fault = record->fault;
		return record->status;
	}
	line.last = at;
	line.worst = level > 0 && level < ALARM_OVER ? level : ALARM_NONE;
	if (level == ALARM_OVER)
		line.over = at;
	if (level > 0)
		line.at[level] = at;
	alarm = alarm_of(alarms, id);
	if (alarm != NULL)
		join(alarms, alarm, &line);
	return STATUS_OK;
}

bool alarm_runs(const struct alarm *alarm)
{
	return alarm->worst != ALARM_NONE && alarm->over < alarm->last;
}

static int order(const void *x, const void *y)
{
	const struct alarm *a = *(const struct alarm *const *)x;
	const struct alarm *b = *(const struct alarm *const *)y;

	if (alarm_runs(a) != alarm_runs(b))
		return alarm_runs(a) ? -1 : 1;
	if (a->worst != b->worst)
		return a->worst > b->worst ? -1 : 1;
	if (a->since != b->since)
		return a->since < b->since ? -1 : 1;
	return strcmp(a->id.len > 0 ? a->id.at : "", b->id.len > 0 ? b->id.at : "");
}

const struct alarm **alarms_sorted(const struct alarms *alarms)
{
	const struct alarm **sorted = mem_new(alarms->count + 1, sizeof *sorted);

	for (size_t i = 0; i < alarms->count; i++)
		sorted[i] = &alarms->at[i];
	qsort(sorted, alarms->count, sizeof *sorted, order);
	return sorted;
}

void alarms_merge(struct alarms *alarms, const struct alarms *other)
{
	alarms->beyond += other->beyond;
	for (size_t i = 0; i < other->count; i++) {
		struct alarm *alarm = alarm_of(alarms, other->at[i].id);

		if (alarm != NULL)
			join(alarms, alarm, &other->at[i]);
	}
}

static void pack_one(struct alarms *alarms, struct pack *pack, struct alarm *alarm)
{
	int64_t *moments[] = {&alarm->since, &alarm->over, &alarm->last};
	int64_t *amounts[] = {&alarm->posts, &alarm->negative, &alarm->authors};
	size_t worst = (size_t)alarm->worst;

	lexis_pack(&alarms->lexis, pack, &alarm->key, ALARM_TEXT);
	lexis_pack(&alarms->lexis, pack, &alarm->kind, ALARM_TEXT);
	lexis_pack(&alarms->lexis, pack, &alarm->why, ALARM_TEXT);
	pack_flag(pack, &alarm->drill);
	for (size_t i = 0; i < 3; i++) {
		pack_moment(pack, moments[i]);
		pack_total(pack, amounts[i]);
	}
	for (size_t i = 0; i < ALARM_LEVELS; i++)
		pack_moment(pack, &alarm->at[i]);
	pack_count(pack, &worst, ALARM_CRISIS);
	alarm->worst = (int64_t)worst;
	pack_amount(pack, &alarm->score);
	pack_amount(pack, &alarm->observed);
	pack_amount(pack, &alarm->expected);
}

void alarms_pack(struct alarms *alarms, struct pack *pack)
{
	size_t count = alarms->count;

	pack_total(pack, &alarms->beyond);
	pack_count(pack, &count, ALARMS_MOST);
	for (size_t i = 0; i < count && !pack->broken; i++) {
		struct alarm ignored = {0}, *alarm = &ignored;
		struct span id = {NULL, 0};

		if (pack->out != NULL)
			id = alarms->at[i].id;
		lexis_pack(&alarms->lexis, pack, &id, ALARM_TEXT);
		if (!pack->broken)
			alarm = alarm_of(alarms, id);
		pack_one(alarms, pack, alarm);
	}
}

void alarms_free(struct alarms *alarms)
{
	lexis_free(&alarms->lexis);
	free(alarms->at);
	*alarms = (struct alarms){0};
}
