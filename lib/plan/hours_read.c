/*
 * Working hours, zones and holidays from YAML.
 */
#include "plan/section.h"

#include <string.h>

static const char *const day_names[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
enum { DAYS = 7 };

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

static bool read_period(struct reading *reading, struct yaml_node *node, struct span text,
    struct hours_period *period)
{
	*period = (struct hours_period){-1, -1};
	if (text.len == 11 && text.at[5] == '-') {
		period->from = read_clock(text.at, 5);
		period->to = read_clock(text.at + 6, 5);
	}
	if (period->from >= 0 && period->to > period->from)
		return true;
	reading_fault(
	    reading, node, "'%.*s' is not hours such as 09:00-17:00", (int)text.len, text.at);
	return false;
}

/* Periods may come in any order, and for a day under two keys; they must be apart. */
static bool add_period(struct reading *reading, struct yaml_node *node, struct span text,
    struct hours_period period, struct hours_day *day)
{
	size_t at = 0;

	while (at < day->count && day->periods[at].to <= period.from)
		at++;
	if (at < day->count && day->periods[at].from < period.to) {
		reading_fault(reading, node, "%.*s overlaps hours of the same day", (int)text.len,
		    text.at);
		return false;
	}
	if (day->count == HOURS_PERIODS) {
		reading_fault(reading, node, "a day has at most %d periods", HOURS_PERIODS);
		return false;
	}
	memmove(&day->periods[at + 1], &day->periods[at], (day->count - at) * sizeof period);
	day->periods[at] = period;
	day->count++;
	return true;
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
	for (size_t i = 0; i < periods.count; i++) {
		struct yaml_node *node = reading_item(value, i);
		struct hours_period period;

		if (!read_period(reading, node, periods.at[i], &period))
			continue;
		for (int day = first; day <= last; day++)
			if (!add_period(reading, node, periods.at[i], period, &hours->week[day]))
				break;
	}
}

struct zone *reading_zone(struct reading *reading)
{
	static const struct zone_change utc_changes[] = {{INT64_MIN, 0}};
	struct zone *zone = reading->plan->zone;

	if (zone == NULL) {
		zone = reading_take(reading, 1, sizeof *zone);
		zone->name = "UTC";
		zone->changes = utc_changes;
		zone->count = 1;
	}
	return zone;
}

/* The key zone is the team's own; all others are days. */
void read_hours(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	struct hours *hours = reading_take(reading, 1, sizeof *hours);
	struct zone *zone = reading_zone(reading);
	struct yaml_node *name, *value;
	void *at = NULL;

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
