/*
 * Working hours, zones and holidays from YAML.
 */
#include "plan/section.h"

#include <stdlib.h>
#include <string.h>

#include "base/when.h"

static const char *const day_names[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
enum { DAYS = 7, DAY_SECONDS = 86400 };

void read_zone(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	struct span name = {"", 0};
	struct zone *zone = reading_take(reading, 1, sizeof *zone);
	struct fault fault = {0};

	read_text(reading, key, node, &name);
	if (name.len == 0)
		return;
	if (zone_load(arena_copy(reading->arena, name.at, name.len), reading->arena, zone,
	        &fault) == STATUS_OK)
		*(struct zone **)to = zone;
	else
		reading_fault(reading, node, "%s", fault.what);
}

static int compare_days(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

void read_holidays(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	struct plan_holidays *holidays = to;
	struct plan_texts texts = {0};

	read_texts(reading, key, node, &texts);
	holidays->count = 0;
	holidays->at = reading_take(reading, texts.count, sizeof *holidays->at);
	for (size_t i = 0; i < texts.count; i++) {
		struct span date = texts.at[i];
		char text[WHEN_SIZE] = "2000-01-01T00:00:00Z";
		int64_t when;

		if (date.len == 10)
			memcpy(text, date.at, 10);
		if (date.len == 10 && when_rfc3339(text, WHEN_SIZE - 1, &when))
			holidays->at[holidays->count++] = when / DAY_SECONDS;
		else
			reading_fault(reading, node, "'%.*s' is not a date such as 2026-12-25",
			    (int)date.len, date.at);
	}
	qsort(holidays->at, holidays->count, sizeof *holidays->at, compare_days);
}

/* HH:MM, to 24:00; -1 when it is not that. */
static int32_t read_clock(const char *at, size_t len)
{
	int hours, minutes;

	if (len != 5 || at[2] != ':' || strspn(at, "0123456789") != 2 ||
	    strspn(at + 3, "0123456789") < 2)
		return -1;
	hours = (at[0] - '0') * 10 + at[1] - '0';
	minutes = (at[3] - '0') * 10 + at[4] - '0';
	return minutes > 59 || hours * 60 + minutes > 24 * 60 ? -1 : hours * 3600 + minutes * 60;
}

static void add_period(
    struct reading *reading, struct yaml_node *node, struct span text, struct hours_day *day)
{
	struct hours_period period = {-1, -1};

	if (text.len == 11 && text.at[5] == '-') {
		period.from = read_clock(text.at, 5);
		period.to = read_clock(text.at + 6, 5);
	}
	if (period.from < 0 || period.to <= period.from)
		reading_fault(reading, node, "'%.*s' is not hours such as 09:00-17:00", (int)text.len,
		    text.at);
	else if (day->count == HOURS_PERIODS)
		reading_fault(reading, node, "a day has at most %d periods", HOURS_PERIODS);
	else if (day->count > 0 && period.from < day->periods[day->count - 1].to)
		reading_fault(reading, node, "the periods of a day must be in order and apart");
	else
		day->periods[day->count++] = period;
}

/* The days that a key names, mon or mon-fri; false when it names none. */
static bool find_days(struct span key, int *first, int *last)
{
	const char *dash = memchr(key.at, '-', key.len);
	size_t len = dash != NULL ? (size_t)(dash - key.at) : key.len;

	*first = term_find(day_names, DAYS, (struct span){key.at, len});
	*last = *first;
	if (dash != NULL)
		*last = term_find(day_names, DAYS, (struct span){dash + 1, key.len - len - 1});
	return *first >= 0 && *last >= *first;
}

static void read_days(struct reading *reading, const struct reading_key *key,
    struct yaml_node *name, struct yaml_node *value, struct hours *hours)
{
	struct span days = yaml_scalar(name);
	struct plan_texts periods = {0};
	int first, last;

	if (!find_days(days, &first, &last)) {
		reading_fault(reading, name,
		    "'%.*s' is no day or days of the week, such as mon or mon-fri", (int)days.len,
		    days.at);
		return;
	}
	read_texts(reading, key, value, &periods);
	for (size_t i = 0; i < periods.count; i++)
		add_period(reading, value, periods.at[i], &hours->week[first]);
	for (int day = first + 1; day <= last; day++)
		hours->week[day] = hours->week[first];
}

/* The key zone is the team's own; all others are days. */
void read_hours(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	static const struct zone_change utc_changes[] = {{INT64_MIN, 0}};
	struct hours *hours = reading_take(reading, 1, sizeof *hours);
	struct zone *zone = reading->plan->zone;
	struct yaml_node *name, *value;
	void *at = NULL;

	if (zone == NULL) {
		zone = reading_take(reading, 1, sizeof *zone);
		zone->changes = utc_changes;
		zone->count = 1;
	}
	if (reading_count(reading, node, YAML_MAPPING) == 0)
		return;
	while (yaml_each(node, &at, &name, &value)) {
		reading->key = name;
		if (span_is(yaml_scalar(name), "zone"))
			read_zone(reading, key, value, &zone);
		else
			read_days(reading, key, name, value, hours);
	}
	hours->zone = zone;
	hours->holidays = reading->plan->holidays.at;
	hours->holiday_count = reading->plan->holidays.count;
	*(struct hours **)to = hours;
}
