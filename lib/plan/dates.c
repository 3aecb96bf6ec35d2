/*
 * Days from YAML: single dates, holidays and drills.
 */
#include "plan/section.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/when.h"
#include "io/reader.h"
#include "io/yaml_node.h"
#include "plan/calendar.h"
#include "plan/sources.h"

enum { DAY_SECONDS = 86400, LONGEST_SPAN = 366, LARGEST_CALENDAR = 4 << 20 };

static bool is_day(struct span date, int64_t *day)
{
	char text[WHEN_SIZE] = "2000-01-01T00:00:00Z";
	int64_t when;

	if (date.len != 10)
		return false;
	memcpy(text, date.at, 10);
	if (!when_rfc3339(text, WHEN_SIZE - 1, &when))
		return false;
	*day = when / DAY_SECONDS - (when % DAY_SECONDS < 0);
	return true;
}

void read_day(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	struct span date = {"", 0};
	int64_t day;

	read_text(reading, key, node, &date);
	if (is_day(date, &day))
		*(int64_t *)to = day;
	else
		reading_fault(reading, node, "'%.*s' is not a date such as 2026-12-25",
		    (int)date.len, date.at);
}

static int compare_days(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static void read_calendar(struct reading *reading, struct yaml_node *node, struct span name,
    struct calendar_days *days)
{
	struct fault fault = {0};
	struct buf bytes = {0};
	const char *path = sources_path(reading->arena, node->file, name);

	if (reader_whole(path, LARGEST_CALENDAR, &bytes, &fault) != STATUS_OK)
		reading_fault(reading, node, "%s", fault.what);
	else if (calendar_read((struct span){bytes.at, bytes.len}, days, &fault) != STATUS_OK)
		reading_fault(reading, node, "%.*s: %s", (int)name.len, name.at, fault.what);
	buf_free(&bytes);
}

/* One date, a span of them with the last day in it, or a calendar file. */
static void read_date_item(
    struct reading *reading, struct yaml_node *node, struct calendar_days *days)
{
	struct span text = {"", 0};
	int64_t first, last;
	bool two;

	read_text(reading, NULL, node, &text);
	if (text.len > 4 && memcmp(text.at + text.len - 4, ".ics", 4) == 0 &&
	    memchr(text.at, '\0', text.len) == NULL) {
		read_calendar(reading, node, text, days);
		return;
	}
	two = text.len == 21 && text.at[10] == '/';
	if (!is_day((struct span){text.at, two ? 10 : text.len}, &first) ||
	    (two && !is_day((struct span){text.at + 11, 10}, &last))) {
		reading_fault(reading, node, "'%.*s' is not a date such as 2026-12-25", (int)text.len,
		    text.at);
		return;
	}
	if (two && (last < first || last - first > LONGEST_SPAN))
		reading_fault(reading, node, "'%.*s' ends before it starts, or a year later",
		    (int)text.len, text.at);
	for (int64_t day = first; day <= (two ? last : first) && day - first <= LONGEST_SPAN; day++)
		if (!calendar_add(days, day))
			reading_fault(reading, node, "too many days");
}

void read_holidays(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	struct plan_holidays *holidays = to;
	struct calendar_days days = {0};
	struct yaml_node *ignored, *value;
	void *at = NULL;

	(void)key;
	if (yaml_kind(node) == YAML_SCALAR)
		read_date_item(reading, node, &days);
	else if (reading_count(reading, node, YAML_SEQUENCE) > 0)
		while (yaml_each(node, &at, &ignored, &value))
			read_date_item(reading, value, &days);
	if (days.count > 0)
		qsort(days.at, days.count, sizeof *days.at, compare_days);
	holidays->count = days.count;
	holidays->at = reading_take(reading, days.count, sizeof *holidays->at);
	if (days.count > 0)
		memcpy(holidays->at, days.at, days.count * sizeof *days.at);
	free(days.at);
}

void read_drills(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	static const struct reading_key keys[] = {
	    {"since", read_day, offsetof(struct plan_drills, since), NULL, 0},
	    {"held", read_holidays, offsetof(struct plan_drills, held), NULL, 0},
	    {"next", read_day, offsetof(struct plan_drills, next), NULL, 0},
	    {NULL, NULL, 0, NULL, 0},
	};
	struct plan_drills *drills = to;

	(void)key;
	*drills = (struct plan_drills){.since = DAY_UNKNOWN, .next = DAY_UNKNOWN, .place = node};
	reading_mapping(reading, node, keys, drills);
}
