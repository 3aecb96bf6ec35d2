#include "report/count/crosstab.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/hash.h"
#include "base/when.h"

enum { SLOTS = 4096 };

enum way {
	WAY_TOPIC,
	WAY_PLATFORM,
	WAY_TEAM,
	WAY_LANG,
	WAY_SEVERITY,
	WAY_STANCE,
	WAY_LABEL,
	WAY_RULE,
	WAY_REASON,
	WAY_HOUR,
	WAY_WEEKDAY,
	WAY_DAY,
	WAY_MONTH,
	WAYS
};

static const char *const names[WAYS] = {"topic", "platform", "team", "lang", "severity", "stance",
    "label", "rule", "reason", "hour", "weekday", "day", "month"};

enum status crosstab_open(struct crosstab *crosstab, const char *by, struct fault *fault)
{
	for (const char *at = by; at != NULL; at = strchr(at, ',') ? strchr(at, ',') + 1 : NULL) {
		struct span name = {at, strcspn(at, ",")};
		int way = term_find(names, WAYS, name);

		if (way < 0) {
			struct buf all = {0};

			for (int i = 0; i < WAYS; i++)
				buf_format(&all, "%s%s", i > 0 ? ", " : "", names[i]);
			fault_set(fault, STATUS_USAGE, "--by: '%.*s' is none of %s",
			    (int)(name.len < 40 ? name.len : 40), name.at, all.at);
			buf_free(&all);
			return STATUS_USAGE;
		}
		if (crosstab->way_count == CROSSTAB_WAYS)
			return fault_set(
			    fault, STATUS_USAGE, "--by: at most %d at once", CROSSTAB_WAYS);
		crosstab->ways[crosstab->way_count++] = way;
	}
	return STATUS_OK;
}

const char *crosstab_way(const struct crosstab *crosstab, size_t way)
{
	return names[crosstab->ways[way]];
}

static struct span term(const char *const *terms, int count, int i)
{
	return span_of(i < 0 ? "" : i < count ? terms[i] : "(other)");
}

/* "14:00", "Monday", "2026-11-22", "2026-11": in UTC. */
static struct span time_name(enum way way, int64_t when, char room[WHEN_SIZE])
{
	static const char *const days[] = {"1 Monday", "2 Tuesday", "3 Wednesday", "4 Thursday",
	    "5 Friday", "6 Saturday", "7 Sunday"};

	if (when == POST_UNKNOWN)
		return span_of("");
	when_write(room, when);
	if (way == WAY_HOUR) {
		memcpy(room, room + 11, 2);
		memcpy(room + 2, ":00", 3);
		return (struct span){room, 5};
	}
	if (way == WAY_WEEKDAY) /* 1970-01-05 was a Monday */
		return span_of(days[((when - 4 * 86400) / 86400 % 7 + 7) % 7]);
	return (struct span){room, way == WAY_DAY ? 10 : 7};
}

static struct span name_of(enum way way, const struct entry *entry, char room[WHEN_SIZE])
{
	switch (way) {
	case WAY_PLATFORM: return entry->platform;
	case WAY_TEAM: return entry->team;
	case WAY_LANG: return entry->lang;
	case WAY_SEVERITY: return term(severity_names, SEVERITIES, entry->severity);
	case WAY_STANCE: return entry->stance;
	case WAY_LABEL: return term(label_names, LABELS, entry->label);
	case WAY_RULE: return entry->rule;
	case WAY_REASON: return entry->reason;
	default: return time_name(way, entry->created_at, room);
	}
}

static bool same(const struct crosstab *crosstab, const struct crosstab_row *row,
    const struct span key[CROSSTAB_WAYS])
{
	for (size_t i = 0; i < crosstab->way_count; i++)
		if (!span_same(row->names[i], key[i]))
			return false;
	return true;
}

static struct crosstab_row *new_row(
    struct crosstab *crosstab, const struct span key[CROSSTAB_WAYS])
{
	struct crosstab_row *row;

	if (crosstab->count == crosstab->room) {
		crosstab->room = crosstab->room == 0 ? 64 : 2 * crosstab->room;
		crosstab->rows =
		    mem_resize(crosstab->rows, crosstab->room, sizeof *crosstab->rows);
	}
	row = &crosstab->rows[crosstab->count++];
	*row = (struct crosstab_row){0};
	for (size_t i = 0; i < crosstab->way_count; i++)
		row->names[i] = lexis_keep(&crosstab->lexis, key[i], CROSSTAB_NAME);
	return row;
}

static struct crosstab_row *row_of(
    struct crosstab *crosstab, const struct span names_of[CROSSTAB_WAYS])
{
	struct span key[CROSSTAB_WAYS];
	uint64_t hash = HASH_START;
	size_t slot;

	if (crosstab->slots == NULL)
		crosstab->slots = mem_new(SLOTS, sizeof *crosstab->slots);
	for (size_t i = 0; i < crosstab->way_count; i++) {
		key[i] = names_of[i];
		if (key[i].len > CROSSTAB_NAME)
			key[i] = lexis_keep(&crosstab->lexis, key[i], CROSSTAB_NAME);
		hash = hash_text(hash, key[i]);
	}
	for (slot = hash >> 20 & (SLOTS - 1); crosstab->slots[slot] != 0;
	     slot = (slot + 1) & (SLOTS - 1))
		if (same(crosstab, &crosstab->rows[crosstab->slots[slot] - 1], key))
			return &crosstab->rows[crosstab->slots[slot] - 1];
	if (crosstab->count == CROSSTAB_MOST)
		return &crosstab->other;
	crosstab->slots[slot] = (uint16_t)(crosstab->count + 1);
	return new_row(crosstab, key);
}

void crosstab_add(
    struct crosstab *crosstab, const struct entry *entry, const struct counts *one)
{
	struct span key[CROSSTAB_WAYS];
	char room[CROSSTAB_WAYS][WHEN_SIZE];
	size_t topic = CROSSTAB_WAYS, topics = entry->topics.count;

	for (size_t i = 0; i < crosstab->way_count; i++) {
		key[i] = name_of((enum way)crosstab->ways[i], entry, room[i]);
		if (crosstab->ways[i] == WAY_TOPIC) {
			key[i] = span_of("");
			topic = i;
		}
	}
	if (topic == CROSSTAB_WAYS || topics == 0) {
		counts_add(&row_of(crosstab, key)->counts, one);
		return;
	}
	for (size_t t = 0; t < topics && t < POST_LIST; t++) {
		key[topic] = entry->topics.at[t];
		counts_add(&row_of(crosstab, key)->counts, one);
	}
}

static int compare(const struct span a, const struct span b)
{
	size_t least = a.len < b.len ? a.len : b.len;
	int order = least > 0 ? memcmp(a.at, b.at, least) : 0;

	return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

static int larger_first(const void *x, const void *y)
{
	const struct crosstab_row *a = *(const struct crosstab_row *const *)x;
	const struct crosstab_row *b = *(const struct crosstab_row *const *)y;
	int order = 0;

	if (a->counts.posts != b->counts.posts)
		return a->counts.posts > b->counts.posts ? -1 : 1;
	for (size_t i = 0; order == 0 && i < CROSSTAB_WAYS; i++)
		order = compare(a->names[i], b->names[i]);
	return order;
}

static int in_order(const void *x, const void *y)
{
	const struct crosstab_row *a = *(const struct crosstab_row *const *)x;
	const struct crosstab_row *b = *(const struct crosstab_row *const *)y;
	int order = compare(a->names[0], b->names[0]);

	return order != 0 ? order : larger_first(x, y);
}

const struct crosstab_row **crosstab_sorted(const struct crosstab *crosstab)
{
	const struct crosstab_row **sorted = mem_new(crosstab->count + 1, sizeof *sorted);

	for (size_t i = 0; i < crosstab->count; i++)
		sorted[i] = &crosstab->rows[i];
	qsort(sorted, crosstab->count, sizeof *sorted,
	    crosstab->ways[0] >= WAY_HOUR ? in_order : larger_first);
	return sorted;
}

bool crosstab_merge(struct crosstab *crosstab, const struct crosstab *other)
{
	if (crosstab->way_count != other->way_count ||
	    memcmp(crosstab->ways, other->ways, sizeof crosstab->ways) != 0)
		return false;
	for (size_t i = 0; i < other->count; i++)
		counts_add(&row_of(crosstab, other->rows[i].names)->counts, &other->rows[i].counts);
	counts_add(&crosstab->other.counts, &other->other.counts);
	return true;
}

static void pack_row(struct crosstab *crosstab, struct pack *pack, struct crosstab_row *row)
{
	for (size_t i = 0; i < CROSSTAB_WAYS; i++)
		lexis_pack(&crosstab->lexis, pack, &row->names[i], CROSSTAB_NAME);
	counts_pack(&row->counts, pack);
}

void crosstab_pack(struct crosstab *crosstab, struct pack *pack)
{
	size_t count = crosstab->count;

	pack_count(pack, &crosstab->way_count, CROSSTAB_WAYS);
	for (size_t i = 0; i < CROSSTAB_WAYS; i++) {
		size_t way = (size_t)crosstab->ways[i];

		pack_count(pack, &way, WAYS - 1);
		crosstab->ways[i] = (int64_t)way;
	}
	pack_row(crosstab, pack, &crosstab->other);
	pack_count(pack, &count, CROSSTAB_MOST);
	for (size_t i = 0; i < count && !pack->broken; i++) {
		struct crosstab_row row = {0};

		if (pack->out != NULL)
			row = crosstab->rows[i];
		pack_row(crosstab, pack, &row);
		if (pack->out == NULL && !pack->broken)
			counts_add(&row_of(crosstab, row.names)->counts, &row.counts);
	}
}

void crosstab_free(struct crosstab *crosstab)
{
	lexis_free(&crosstab->lexis);
	free(crosstab->rows);
	free(crosstab->slots);
	*crosstab = (struct crosstab){0};
}
