#include "plan/hours.h"

enum { DAY = 86400, LONGEST_SEARCH = 2 * 366 };

static int64_t floor_day(int64_t seconds)
{
	return seconds / DAY - (seconds % DAY < 0);
}

static bool is_holiday(const struct hours *hours, int64_t day)
{
	size_t low = 0, high = hours->holiday_count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (hours->holidays[middle] == day)
			return true;
		if (hours->holidays[middle] < day)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

/* The working hours of a local day; none on a holiday. 1970-01-01 was a Thursday. */
static const struct hours_day *day_of(const struct hours *hours, int64_t day)
{
	static const struct hours_day none;
	int64_t weekday = ((day + 3) % 7 + 7) % 7;

	return is_holiday(hours, day) ? &none : &hours->week[weekday];
}

static int64_t local_day(const struct hours *hours, int64_t when)
{
	return floor_day(when + zone_offset(hours->zone, when));
}

/* The moments at which a period of a local day opens and closes. On a day when the clock
 * changes the period is as much longer or shorter. */
static void bounds(const struct hours *hours, int64_t day, const struct hours_period *period,
    int64_t *opens, int64_t *closes)
{
	*opens = zone_moment(hours->zone, day * DAY + period->from);
	*closes = zone_moment(hours->zone, day * DAY + period->to);
}

/* Working time shorter than a day. */
static int64_t add_seconds(const struct hours *hours, int64_t since, int64_t left)
{
	int64_t first = local_day(hours, since);

	for (int64_t day = first; day < first + LONGEST_SEARCH; day++) {
		const struct hours_day *open = day_of(hours, day);

		for (size_t i = 0; i < open->count; i++) {
			int64_t opens, closes;

			bounds(hours, day, &open->periods[i], &opens, &closes);
			if (opens < since)
				opens = since;
			if (closes < opens)
				continue;
			if (left <= closes - opens)
				return opens + left;
			left -= closes - opens;
		}
	}
	return INT64_MAX;
}

/* The same time of the local day that many working days later. */
static int64_t add_days(const struct hours *hours, int64_t since, int64_t days)
{
	int64_t day = local_day(hours, since), last = day + LONGEST_SEARCH;
	int64_t time = since + zone_offset(hours->zone, since) - day * DAY;

	while (days > 0 && day < last)
		if (day_of(hours, ++day)->count > 0)
			days--;
	return days == 0 ? zone_moment(hours->zone, day * DAY + time) : INT64_MAX;
}

int64_t hours_opens(const struct hours *hours, int64_t since)
{
	int64_t first = add_seconds(hours, since, 1);

	return first < INT64_MAX ? first - 1 : first;
}

int64_t hours_add(const struct hours *hours, int64_t since, int64_t seconds)
{
	int64_t start = add_seconds(hours, since, 0), days = seconds / DAY;

	if (start == INT64_MAX)
		return start;
	/* A period's end is no start: what begins there begins at the next opening. */
	if (seconds > 0 && start == since)
		start = hours_opens(hours, since);
	if (days > 0)
		start = add_days(hours, start, days);
	return start == INT64_MAX ? start : add_seconds(hours, start, seconds % DAY);
}
