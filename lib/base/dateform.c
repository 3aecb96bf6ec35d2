#define _XOPEN_SOURCE 700 /* strptime */
#include "base/dateform.h"

#include <string.h>
#include <time.h>

#include "base/when.h"

enum { LONGEST = 128, NO_YEAR = -4000 };

/* A conversion of the form: %z, perhaps with a modifier or a flag of glibc's between. */
static bool has(const char *form, char conversion)
{
	while ((form = strchr(form, '%')) != NULL) {
		form++;
		form += strspn(form, "EO_-0^#");
		if (*form == conversion)
			return true;
		form += *form != '\0';
	}
	return false;
}

static bool in_utc(const struct tm *tm, int64_t *when)
{
	struct when_civil civil = {tm->tm_year + 1900, tm->tm_mon + 1, tm->tm_mday, tm->tm_hour,
	    tm->tm_min, tm->tm_sec};

	return when_join(&civil, when);
}

bool dateform_read(const char *at, size_t len, const char *form, bool local, int64_t *when)
{
	struct tm tm = {.tm_year = NO_YEAR, .tm_mday = 1, .tm_isdst = -1};
	char text[LONGEST];
	const char *end;
	int64_t found;

	if (len >= sizeof text || memchr(at, '\0', len) != NULL)
		return false;
	memcpy(text, at, len);
	text[len] = '\0';
	end = strptime(text + strspn(text, " \t\r\n"), form, &tm);
	if (end == NULL || end[strspn(end, " \t\r\n")] != '\0' || tm.tm_year == NO_YEAR)
		return false;
	/* %s, a count since 1970, comes back as local time. */
	if (has(form, 's') || (local && !has(form, 'z'))) {
		if (!has(form, 's'))
			tm.tm_isdst = -1;
		*when = (int64_t)mktime(&tm);
		return *when != -1;
	}
	found = 0;
	if (!in_utc(&tm, &found))
		return false;
	*when = found - (has(form, 'z') ? (int64_t)tm.tm_gmtoff : 0);
	return true;
}
