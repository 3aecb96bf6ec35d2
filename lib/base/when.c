#include "base/when.h"

#include <string.h>

enum { DAY = 86400 };

static const int64_t FIRST = -62167219200;  /* 0000-01-01T00:00:00Z */
static const int64_t LAST = 253402300799;   /* 9999-12-31T23:59:59Z */

static int64_t floor_divide(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

int64_t when_days(int year, int month, int day)
{
	int64_t y = year - (month <= 2);
	int64_t era = floor_divide(y, 400);
	int64_t year_of_era = y - era * 400;
	int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

	return era * 146097 + day_of_era - 719468;
}

void when_split(int64_t when, struct when_civil *civil)
{
	int64_t days = floor_divide(when, DAY);
	int64_t rest = when - days * DAY;
	int64_t z = days + 719468;
	int64_t era = floor_divide(z, 146097);
	int64_t doe = z - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;

	civil->day = (int)(doy - (153 * mp + 2) / 5 + 1);
	civil->month = (int)(mp < 10 ? mp + 3 : mp - 9);
	civil->year = (int)(yoe + era * 400 + (civil->month <= 2));
	civil->hour = (int)(rest / 3600);
	civil->minute = (int)(rest / 60 % 60);
	civil->second = (int)(rest % 60);
}

static int month_length(int year, int month)
{
	static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && leap ? 29 : length[month - 1];
}

bool when_join(const struct when_civil *c, int64_t *when)
{
	if (c->year < 0 || c->year > 9999 || c->month < 1 || c->month > 12 || c->day < 1 ||
	    c->day > month_length(c->year, c->month) || c->hour < 0 || c->hour > 23 ||
	    c->minute < 0 || c->minute > 59 || c->second < 0 || c->second > 60)
		return false;
	*when = when_days(c->year, c->month, c->day) * DAY;
	*when += (c->hour * 60 + c->minute) * INT64_C(60) + c->second;
	return true;
}

/* Reads exactly n digits. */
static bool fixed(const char **at, const char *end, int n, int *value)
{
	*value = 0;
	for (; n > 0; n--, (*at)++) {
		if (*at >= end || **at < '0' || **at > '9')
			return false;
		*value = *value * 10 + (**at - '0');
	}
	return true;
}

static bool mark(const char **at, const char *end, const char *among)
{
	if (*at >= end || **at == '\0' || strchr(among, **at) == NULL)
		return false;
	(*at)++;
	return true;
}

static bool zone(const char **at, const char *end, int *seconds)
{
	int hours, minutes, sign;

	*seconds = 0;
	if (mark(at, end, "Zz"))
		return true;
	sign = *at < end && **at == '-' ? -1 : 1;
	if (!mark(at, end, "+-") || !fixed(at, end, 2, &hours) || !mark(at, end, ":") ||
	    !fixed(at, end, 2, &minutes) || hours > 23 || minutes > 59)
		return false;
	*seconds = sign * (hours * 3600 + minutes * 60);
	return true;
}

bool when_rfc3339(const char *at, size_t len, int64_t *when)
{
	const char *end = at + len;
	struct when_civil c;
	int offset, digit;

	if (!fixed(&at, end, 4, &c.year) || !mark(&at, end, "-") ||
	    !fixed(&at, end, 2, &c.month) || !mark(&at, end, "-") || !fixed(&at, end, 2, &c.day) ||
	    !mark(&at, end, "Tt ") || !fixed(&at, end, 2, &c.hour) || !mark(&at, end, ":") ||
	    !fixed(&at, end, 2, &c.minute) || !mark(&at, end, ":") || !fixed(&at, end, 2, &c.second))
		return false;
	if (mark(&at, end, ".")) {
		if (!fixed(&at, end, 1, &digit))
			return false;
		while (at < end && *at >= '0' && *at <= '9')
			at++;
	}
	if (!zone(&at, end, &offset) || at != end || !when_join(&c, when))
		return false;
	*when -= offset;
	return true;
}

bool when_ticks(int64_t ticks, int64_t *when)
{
	const int64_t seconds_below = 100000000000; /* 1e11 s is the year 5138, 1e11 ms 1973 */
	int64_t unit = 1;

	while (unit < 1000000000 &&
	    (ticks / unit >= seconds_below || ticks / unit <= -seconds_below))
		unit *= 1000;
	*when = floor_divide(ticks, unit);
	return *when >= FIRST && *when <= LAST;
}

static void put(char *out, int value, int digits)
{
	for (int i = digits - 1; i >= 0; i--, value /= 10)
		out[i] = (char)('0' + value % 10);
}

size_t when_write(char out[WHEN_SIZE], int64_t when)
{
	struct when_civil c;

	when_split(when < FIRST ? FIRST : when > LAST ? LAST : when, &c);
	memcpy(out, "0000-00-00T00:00:00Z", WHEN_SIZE);
	put(out, c.year, 4);
	put(out + 5, c.month, 2);
	put(out + 8, c.day, 2);
	put(out + 11, c.hour, 2);
	put(out + 14, c.minute, 2);
	put(out + 17, c.second, 2);
	return WHEN_SIZE - 1;
}
