#include "base/datetext.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "base/when.h"

enum { NONE = -1, NUMBERS = 3, LONGEST = 80 };

/* What was gathered from the text so far. */
struct parts {
	int number[NUMBERS]; /* of the date, in the order met; their digits beside them */
	int digits[NUMBERS];
	int count;
	int month;           /* by name, 1..12 */
	int hour, minute, second;
	int half;            /* 0 am, 12 pm */
	bool zoned, dotted;
	int offset;          /* seconds east of UTC */
};

/* The index of the name that the word is, or is the start of in three letters or more. */
static int find_name(const char *const *names, int count, const char *word, size_t len)
{
	for (int i = 0; len >= 3 && i < count; i++)
		if (len <= strlen(names[i]) && strncasecmp(word, names[i], len) == 0)
			return i;
	return NONE;
}

static int find_month(const char *word, size_t len)
{
	static const char *const names[] = {"january", "february", "march", "april", "may", "june",
	    "july", "august", "september", "october", "november", "december"};
	int found = find_name(names, 12, word, len);

	return found != NONE ? found + 1 : NONE;
}

static bool find_zone(const char *word, size_t len, int *offset)
{
	static const struct {
		const char *name;
		int hours;
	} zones[] = {{"Z", 0}, {"UT", 0}, {"UTC", 0}, {"GMT", 0}, {"EST", -5}, {"EDT", -4},
	    {"CST", -6}, {"CDT", -5}, {"MST", -7}, {"MDT", -6}, {"PST", -8}, {"PDT", -7},
	    {"CET", 1}, {"CEST", 2}, {"BST", 1}, {"JST", 9}, {"KST", 9}};

	for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
		if (strlen(zones[i].name) == len && strncasecmp(word, zones[i].name, len) == 0) {
			*offset = zones[i].hours * 3600;
			return true;
		}
	return false;
}

static bool is_weekday(const char *word, size_t len)
{
	static const char *const names[] = {
	    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

	return find_name(names, 7, word, len) != NONE;
}

static int digits_at(const char **at, const char *end, int *value)
{
	const char *start = *at;

	*value = 0;
	for (; *at < end && isdigit((unsigned char)**at) && *at - start < 9; (*at)++)
		*value = *value * 10 + (**at - '0');
	return (int)(*at - start);
}

/* After "hh:": the minutes, and the seconds and fraction where they follow. */
static bool read_clock(struct parts *p, int hour, const char **at, const char *end)
{
	int ignored;

	if (p->hour != NONE)
		return false;
	p->hour = hour;
	if (digits_at(at, end, &p->minute) != 2)
		return false;
	p->second = 0;
	if (*at < end && **at == ':') {
		(*at)++;
		if (digits_at(at, end, &p->second) != 2)
			return false;
	}
	if (*at + 1 < end && (**at == '.' || **at == ',') && isdigit((unsigned char)(*at)[1])) {
		(*at)++;
		while (*at < end && digits_at(at, end, &ignored) > 0)
			;
	}
	return true;
}

/* +hh, +hhmm or +hh:mm, after a clock. */
static bool read_offset(struct parts *p, const char **at, const char *end)
{
	int sign = **at == '-' ? -1 : 1;
	int hours, minutes = 0, n;

	(*at)++;
	n = digits_at(at, end, &hours);
	if (n == 4) {
		minutes = hours % 100;
		hours /= 100;
	} else if (n == 2 && *at < end && **at == ':') {
		(*at)++;
		n = digits_at(at, end, &minutes) == 2 ? 2 : 0;
	}
	if ((n != 2 && n != 4) || hours > 14 || minutes > 59)
		return false;
	p->offset = sign * (hours * 3600 + minutes * 60);
	p->zoned = true;
	return true;
}

static bool read_number(struct parts *p, const char **at, const char *end)
{
	int value, n = digits_at(at, end, &value);

	if (*at < end && **at == ':' && n <= 2) {
		(*at)++;
		return read_clock(p, value, at, end);
	}
	if (p->count == NUMBERS || n > 4)
		return false;
	p->number[p->count] = value;
	p->digits[p->count++] = n;
	if (*at < end && **at == '.' && p->hour == NONE)
		p->dotted = true;
	return true;
}

static bool read_word(struct parts *p, const char **at, const char *end)
{
	const char *word = *at;
	size_t len;

	while (*at < end && (isalpha((unsigned char)**at) || **at == '_'))
		(*at)++;
	len = (size_t)(*at - word);
	if (len == 2 && strncasecmp(word, "am", 2) == 0)
		p->half = 0;
	else if (len == 2 && strncasecmp(word, "pm", 2) == 0)
		p->half = 12;
	else if (p->hour != NONE && find_zone(word, len, &p->offset))
		p->zoned = true;
	else if (len == 1 && (*word == 'T' || *word == 't'))
		return p->count == NUMBERS;
	else if (*at < end && **at == ',' && p->count == 0 && p->month == NONE)
		return true; /* whatever stands before the first comma was meant as a weekday */
	else if (p->month == NONE && find_month(word, len) != NONE)
		p->month = find_month(word, len);
	else
		return is_weekday(word, len);
	return true;
}

/* The no-break spaces that spreadsheets and newer Unicode locales write before AM and PM. */
static size_t odd_space(const char *at, const char *end)
{
	if (end - at >= 2 && memcmp(at, "\xC2\xA0", 2) == 0)
		return 2;
	return end - at >= 3 && memcmp(at, "\xE2\x80\xAF", 3) == 0 ? 3 : 0;
}

static bool gather(struct parts *p, const char *at, const char *end)
{
	while (at < end) {
		bool read = true;

		if (isdigit((unsigned char)*at))
			read = read_number(p, &at, end);
		else if (isalpha((unsigned char)*at))
			read = read_word(p, &at, end);
		else if (p->hour != NONE && (*at == '+' || *at == '-'))
			read = read_offset(p, &at, end);
		else if (*at == '(') /* a zone's name as a comment, at the end of mail dates */
			break;
		else if (strchr(" ,/.-", *at) != NULL && *at != '\0')
			at++;
		else if (odd_space(at, end) > 0)
			at += odd_space(at, end);
		else
			read = false;
		if (!read)
			return false;
	}
	return true;
}

static int whole_year(int year, int digits)
{
	return digits > 2 ? year : year < 70 ? 2000 + year : 1900 + year;
}

/* Which of the numbers is the year, the month, the day. */
static bool order(const struct parts *p, const struct datetext_rules *rules, struct when_civil *c)
{
	const int *n = p->number;

	if (p->month != NONE && p->count == 2) {
		bool year_first = p->digits[0] == 4;
		c->month = p->month;
		c->day = n[year_first];
		c->year = whole_year(n[!year_first], p->digits[!year_first]);
		return true;
	}
	if (p->month != NONE || p->count != 3)
		return false;
	if (p->digits[0] == 4) {
		c->year = n[0];
		c->month = n[1];
		c->day = n[2];
	} else {
		bool day_first = (rules->day_first || p->dotted || n[0] > 12) && n[1] <= 12;
		c->day = n[!day_first];
		c->month = n[day_first];
		c->year = whole_year(n[2], p->digits[2]);
	}
	return true;
}

static bool in_local_zone(const struct when_civil *c, int64_t *when)
{
	struct tm tm = {.tm_year = c->year - 1900, .tm_mon = c->month - 1, .tm_mday = c->day,
	    .tm_hour = c->hour, .tm_min = c->minute, .tm_sec = c->second, .tm_isdst = -1};
	time_t t;

	tm.tm_wday = -1;
	t = mktime(&tm);
	if (t == (time_t)-1 && tm.tm_wday == -1)
		return false;
	*when = (int64_t)t;
	return true;
}

/* Nine or more digits, with or without a fraction: a count since 1970. */
static bool read_ticks(const char *at, size_t len, int64_t *when)
{
	int64_t ticks = 0;
	size_t n = 0;

	for (; n < len && isdigit((unsigned char)at[n]); n++)
		if (n == 18)
			return false;
		else
			ticks = ticks * 10 + (at[n] - '0');
	if (n < 9)
		return false;
	if (n < len && at[n] == '.')
		for (n++; n < len && isdigit((unsigned char)at[n]); n++)
			;
	return n == len && when_ticks(ticks, when);
}

bool datetext_read(const char *at, size_t len, const struct datetext_rules *rules, int64_t *when)
{
	struct parts p = {.month = NONE, .hour = NONE, .half = NONE};
	struct when_civil c = {0};
	int64_t found;

	while (len > 0 && isspace((unsigned char)*at)) {
		at++;
		len--;
	}
	while (len > 0 && isspace((unsigned char)at[len - 1]))
		len--;
	if (when_rfc3339(at, len, when) || read_ticks(at, len, when))
		return true;
	if (len > LONGEST || !gather(&p, at, at + len) || !order(&p, rules, &c))
		return false;
	if (p.hour != NONE) {
		c.hour = p.half == NONE ? p.hour : p.hour % 12 + p.half;
		c.minute = p.minute;
		c.second = p.second;
	}
	if (!when_join(&c, &found) || (!p.zoned && rules->local && !in_local_zone(&c, &found)))
		return false;
	*when = found - p.offset;
	return true;
}
